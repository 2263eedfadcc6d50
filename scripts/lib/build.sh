# Sourced by the scripts: build PRESET [TARGET…] configures and builds, quietly where all goes well.

build() {
  local preset=$1 log
  shift
  mkdir -p build
  log=build/$preset.log
  echo "Building ($preset) …"
  if ! cmake --preset "$preset" >"$log" 2>&1; then
    cat "$log"
    return 1
  fi
  sed -n '/^-- Assay [0-9]/,$p' "$log" | sed -n 's/^-- \( *[A-Za-z].*\)/\1/p' | grep -v 'Configuring done\|Generating done\|Build files'
  if ! cmake --build --preset "$preset" --parallel "$(nproc)" ${1:+--target "$@"} >>"$log" 2>&1; then
    tail -n 60 "$log"
    echo "The whole log: $log"
    return 1
  fi
}
