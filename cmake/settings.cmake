option(ASSAY_WARNINGS_AS_ERRORS "Warnings are errors" OFF)
option(ASSAY_TESTS "Build the tests" ON)
option(ASSAY_BENCHMARKS "Build the benchmark (bench/)" OFF)
set(ASSAY_SANITIZE "" CACHE STRING "Sanitizers for every target, e.g. address,undefined")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

add_library(assay_settings INTERFACE)
target_compile_features(assay_settings INTERFACE cxx_std_20)
target_compile_definitions(assay_settings INTERFACE ASSAY_VERSION="${PROJECT_VERSION}")
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# The rooms are static libraries of one program: nobody replaces a function from outside, so calls may be direct and inlined.
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
target_compile_options(assay_settings INTERFACE -fno-semantic-interposition)
# Where g++ clears or copies some hundred bytes it writes one instruction that starts slowly ("rep stos"); a loop is done before that.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  set(ASSAY_LOOPS vector_loop:1024:noalign,libcall:-1:noalign)
  target_compile_options(assay_settings INTERFACE $<$<CONFIG:Release>:-mmemset-strategy=${ASSAY_LOOPS}> $<$<CONFIG:Release>:-mmemcpy-strategy=${ASSAY_LOOPS}>)
endif()
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(ASSAY_CCACHE ccache)
if(ASSAY_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ASSAY_CCACHE})
endif()

add_library(assay_warnings INTERFACE)
target_compile_options(assay_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wimplicit-fallthrough
                       -Wno-restrict  # false alarms of g++ 12 in std::string
                       $<$<BOOL:${ASSAY_WARNINGS_AS_ERRORS}>:-Werror>)

if(ASSAY_SANITIZE)
  target_compile_options(assay_settings INTERFACE -fsanitize=${ASSAY_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(assay_settings INTERFACE -fsanitize=${ASSAY_SANITIZE})
endif()

# What is long to compile under sanitizers and short to run is not optimized there: half the time for the compiler.
function(assay_unoptimized_under_sanitizers target)
  if(ASSAY_SANITIZE)
    target_compile_options(${target} PRIVATE -O0)
  endif()
endfunction()
