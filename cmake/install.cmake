# cmake --install BUILD --prefix DIR: DIR/bin/assay, DIR/share/assay/{rules,reference-data}. The binary looks for its data
# in ../share/assay, seen from itself, so an installed tree may be moved as a whole.
include(GNUInstallDirs)

install(TARGETS assay RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
foreach(folder rules reference-data)
  if(IS_DIRECTORY ${PROJECT_SOURCE_DIR}/${folder})
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/${folder}/ DESTINATION ${CMAKE_INSTALL_DATADIR}/assay/${folder})
  endif()
endforeach()
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
