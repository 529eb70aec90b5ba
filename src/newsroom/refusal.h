#pragma once
// What people are told when something about accounts is not done. A value, not an error: forms are
// filled in by people. The desk has a word for each (strings.tsv: REFUSED_name), the command line a
// sentence.

#include <cstdint>
#include <string_view>

namespace glasnik::newsroom {

enum class Refusal : std::uint8_t {
  wrong,      // name, password or code: which of them is never said
  throttled,  // too many tries for this account today
  busy,       // too many sign in at this moment
  link_dead,  // used, expired or never made
  bad_name,
  bad_display,
  name_taken,
  no_roles,
  own_account,  // nobody changes their own roles, or suspends themselves
  same_person,  // a reset takes two administrators, and neither is the person concerned
  short_password,
  long_password,
  guessable_password,
  wrong_code,  // while setting up, where saying so helps only the person
  bad_passkey,
};

std::string_view refusal_name(Refusal refusal);      // "wrong_code"
std::string_view refusal_sentence(Refusal refusal);  // in English, for the command line

}  // namespace glasnik::newsroom
