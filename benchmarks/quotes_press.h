#pragma once
// The sieve on real releases (inputs/press), by a list of statements that a person judged one by
// one. A line of the list: verdict, rule, item, block, first and last octet; no text of theirs.

#include <filesystem>

namespace glasnik::gold {

// Prints the precision of each rule over the judged statements that are still found.
void print_press(const std::filesystem::path& press, const std::filesystem::path& judged);

// Prints a random sample with its surroundings, as lines for the list, to be judged.
void print_sample(const std::filesystem::path& press, unsigned seed);

}  // namespace glasnik::gold
