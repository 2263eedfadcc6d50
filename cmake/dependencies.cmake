# Everything that we did not write. Debian 12 package names stand beside each; scripts/lib/packages.txt lists them.
find_package(PkgConfig REQUIRED)                        # pkg-config
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)        # libicu-dev
find_package(SQLite3 REQUIRED)                          # libsqlite3-dev
find_package(OpenSSL REQUIRED COMPONENTS Crypto)         # libssl-dev
find_package(nlohmann_json 3.11 REQUIRED)               # nlohmann-json3-dev
find_package(fmt 9 REQUIRED)                            # libfmt-dev
find_package(CLI11 2 REQUIRED)                          # libcli11-dev
find_package(tl-expected REQUIRED)                      # libexpected-dev
find_package(Threads REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)     # libre2-dev: a pkg-config file only
add_library(re2::re2 ALIAS PkgConfig::RE2)
pkg_check_modules(CMARK REQUIRED IMPORTED_TARGET libcmark)  # libcmark-dev
add_library(cmark::cmark ALIAS PkgConfig::CMARK)
pkg_check_modules(GMP REQUIRED IMPORTED_TARGET gmpxx gmp)   # libgmp-dev
add_library(gmp::gmpxx ALIAS PkgConfig::GMP)
find_path(GLPK_INCLUDE_DIR glpk.h REQUIRED)             # libglpk-dev: headers and library only
find_library(GLPK_LIBRARY glpk REQUIRED)
add_library(glpk::glpk UNKNOWN IMPORTED)
set_target_properties(glpk::glpk PROPERTIES IMPORTED_LOCATION ${GLPK_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${GLPK_INCLUDE_DIR})
if(ASSAY_TESTS)
  find_package(doctest REQUIRED)                        # doctest-dev
endif()
