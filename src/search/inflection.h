#pragma once
// The other forms of a Serbian word, found at query time without a dictionary: of all paradigms and
// stems that the word may have, the one most of whose forms are words of the index. Everything is
// a key, so both scripts, bald letters and dj find the same. Source: language.md section 5.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace glasnik::search {

// Whether a key is a word of the index.
using Known = std::function<bool(std::string_view key)>;

constexpr std::size_t kMostForms = 40;

// The known forms of the word, itself left out; empty where fewer than two forms hang together.
std::vector<std::string> forms(std::string_view key, const Known& known);

// The words that go together with this one by no rule, itself included; empty: it is regular.
std::vector<std::string_view> irregulars_with(std::string_view key);

// How long a beginning all forms of the word have in common, at least.
std::size_t common_beginning(std::string_view key);

}  // namespace glasnik::search
