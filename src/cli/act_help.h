#pragma once
// `glasnik help act`: what each public act does, what it needs, and how it is written.

#include <string>
#include <string_view>

namespace glasnik::cli {

inline constexpr const char* kReasons = "fact, number, name, translation, law, error or other";

std::string act_kinds();  // "release, typography, ...", as the command line takes them
std::string act_table();  // every kind, and an example of each group

// One kind's lines and its example; empty if there is no such kind.
std::string act_help(std::string_view kind);

}  // namespace glasnik::cli
