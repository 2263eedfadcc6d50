# assay_room(NAME [LOOKS_INTO rooms…] [LIBRARIES targets…]): src/NAME as the library assay_NAME.
#
# Includes are written from src/ ("fact/interval.h"). What a room may include is its LOOKS_INTO and nothing else;
# ASSAY_ROOMS records that for the floor test (tests/floors), which reads the includes of every file.
set_property(GLOBAL PROPERTY ASSAY_ROOMS "")
file(WRITE ${PROJECT_BINARY_DIR}/empty.cpp.in "// A room whose folder holds headers only, or nothing yet.\n")

function(assay_room name)
  cmake_parse_arguments(ROOM "" "" "LOOKS_INTO;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  list(REMOVE_ITEM sources ${PROJECT_SOURCE_DIR}/src/cli/main.cpp)
  if(NOT sources)
    configure_file(${PROJECT_BINARY_DIR}/empty.cpp.in ${PROJECT_BINARY_DIR}/${name}_empty.cpp COPYONLY)
    set(sources ${PROJECT_BINARY_DIR}/${name}_empty.cpp)
  endif()
  add_library(assay_${name} STATIC ${sources})
  target_include_directories(assay_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(assay_${name} PUBLIC assay_settings tl::expected PRIVATE assay_warnings)
  foreach(room IN LISTS ROOM_LOOKS_INTO)
    target_link_libraries(assay_${name} PUBLIC assay_${room})
  endforeach()
  target_link_libraries(assay_${name} PUBLIC ${ROOM_LIBRARIES})
  list(JOIN ROOM_LOOKS_INTO "," looks)
  set_property(GLOBAL APPEND PROPERTY ASSAY_ROOMS "${name}:${looks}")
endfunction()
