#include "newsroom/refusal.h"

#include <cstddef>
#include <iterator>

namespace glasnik::newsroom {
namespace {

struct Words {
  std::string_view name;
  std::string_view sentence;
};
constexpr Words kWords[] = {
    {"wrong", "name, password or code is wrong"},
    {"throttled", "too many tries for this account today"},
    {"busy", "too many sign in at this moment: try again"},
    {"link_dead", "the link was used, has expired or was never made"},
    {"bad_name", "a sign-in name has 2 to 64 Latin letters, digits or . - _ @ +"},
    {"bad_display", "a person's name is one line of 1 to 100 characters"},
    {"name_taken", "the sign-in name is taken, perhaps by a suspended account"},
    {"no_roles", "an account needs at least one role"},
    {"own_account", "nobody changes their own roles or suspends themselves"},
    {"same_person", "another administrator confirms it, not who proposed it nor whose it is"},
    {"short_password", "a password has at least 12 characters"},
    {"long_password", "a password has at most 512 octets"},
    {"guessable_password",
     "the password would be guessed: it is words, names or patterns that "
     "everybody tries"},
    {"wrong_code", "the code is not the one that the app shows now"},
    {"bad_passkey", "the passkey did not prove itself"},
};
static_assert(std::size(kWords) == static_cast<std::size_t>(Refusal::bad_passkey) + 1);

const Words& words_of(Refusal refusal) { return kWords[static_cast<std::size_t>(refusal)]; }

}  // namespace

std::string_view refusal_name(Refusal refusal) { return words_of(refusal).name; }
std::string_view refusal_sentence(Refusal refusal) { return words_of(refusal).sentence; }

}  // namespace glasnik::newsroom
