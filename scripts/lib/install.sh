# Sourced by the scripts: install_packages installs what packages.txt lists and this machine lacks; asks nothing.

missing_packages() {
  local package
  grep -v '^#' "$1" | while read -r package; do
    [ -n "$package" ] || continue
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || echo "$package"
  done
}

install_packages() {
  local missing as_root=""
  if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian: install the equivalents of scripts/lib/packages.txt, then run: cmake --workflow --preset release" >&2
    return 1
  fi
  missing=$(missing_packages "$1" | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Missing packages, and neither root nor sudo here. As root: apt-get install $missing" >&2
      return 1
    fi
    as_root="sudo"
  fi
  echo "Installing: $missing"
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  # shellcheck disable=SC2086  # a list of words
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}
