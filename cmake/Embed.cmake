# Puts files into the program.

# embed_files(OUT symbol NAME=PATH...): a C++ source whose function `symbol` lists the files with their
# octets. The assembler includes them, so size costs no compile time; NAME is what the program calls it.
function(embed_files out symbol)
  set(assembly "")
  set(externs "")
  set(rows "")
  set(paths "")
  set(i 0)
  foreach(pair ${ARGN})
    string(REGEX MATCH "^([^=]+)=(.+)$" matched "${pair}")
    set(name "${CMAKE_MATCH_1}")
    set(path "${CMAKE_MATCH_2}")
    string(APPEND assembly "\".balign 16\\n${symbol}_${i}: .incbin \\\"${path}\\\"\\n${symbol}_${i}_end:\\n\"\n")
    string(APPEND externs "extern const char ${symbol}_${i}[] __asm__(\"${symbol}_${i}\");\n")
    string(APPEND externs "extern const char ${symbol}_${i}_end[] __asm__(\"${symbol}_${i}_end\");\n")
    string(APPEND rows "      {\"${name}\", between(${symbol}_${i}, ${symbol}_${i}_end)},\n")
    list(APPEND paths "${path}")
    math(EXPR i "${i} + 1")
  endforeach()
  file(CONFIGURE OUTPUT "${out}" @ONLY CONTENT [[// Made by cmake/Embed.cmake.
#include "site/embedded.h"

__asm__(".section .rodata\n"
@assembly@".previous\n");
@externs@
namespace glasnik::site {
namespace {
std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}
}  // namespace

std::span<const EmbeddedFile> @symbol@() {
  static const EmbeddedFile kFiles[] = {
@rows@  };
  return kFiles;
}

}  // namespace glasnik::site
]])
  # Link-time optimisation would lose symbols that only the assembler sees.
  set_source_files_properties("${out}" PROPERTIES COMPILE_OPTIONS "-fno-lto" OBJECT_DEPENDS "${paths}")
endfunction()

# embed_migrations(OUT FILE...): migrations/NNNN_name.sql as literals for newsroom::schema().
function(embed_migrations out)
  set(rows "")
  foreach(path ${ARGN})
    get_filename_component(stem "${path}" NAME_WE)
    string(REGEX MATCH "^([0-9]+)_(.+)$" matched "${stem}")
    math(EXPR number "${CMAKE_MATCH_1}")
    set(name "${CMAKE_MATCH_2}")
    file(READ "${path}" sql)
    string(APPEND rows "    {${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
  endforeach()
  file(CONFIGURE OUTPUT "${out}" @ONLY CONTENT [[// Made by cmake/Embed.cmake from migrations/*.sql.
#include "newsroom/schema.h"

namespace glasnik::newsroom {
namespace {
constexpr store::Migration kMigrations[] = {
@rows@};
}  // namespace

std::span<const store::Migration> schema() { return kMigrations; }

}  // namespace glasnik::newsroom
]])
endfunction()
