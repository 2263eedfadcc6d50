# cmake --install BUILD --prefix DIR: DIR/bin/assay, DIR/share/assay/{rules,reference-data}. The binary looks for its data
# in ../share/assay, seen from itself, so an installed tree may be moved as a whole.
include(GNUInstallDirs)

install(TARGETS assay RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
foreach(folder rules reference-data)
  if(IS_DIRECTORY ${PROJECT_SOURCE_DIR}/${folder})
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/${folder}/ DESTINATION ${CMAKE_INSTALL_DATADIR}/assay/${folder})
  endif()
endforeach()
# What the installed program starts quickest with (src/extract/compiled_rules.h). Where it cannot run here, or may not write, it reads the rule files instead.
install(CODE "
  set(prefix \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}\")
  execute_process(COMMAND \"\${prefix}/${CMAKE_INSTALL_BINDIR}/$<TARGET_FILE_NAME:assay>\" rules compile --rules \"\${prefix}/${CMAKE_INSTALL_DATADIR}/assay/rules\"
                  OUTPUT_VARIABLE told RESULT_VARIABLE failed OUTPUT_STRIP_TRAILING_WHITESPACE)
  message(STATUS \"\${told}\")
  if(failed)
    message(STATUS \"The rules were not compiled; the program reads their files at each start.\")
  endif()")
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
