#pragma once
// A public key as a few words that two people can compare aloud: the first 96 bits of its SHA-256
// as proquints (Wilkerson 2009), five letters for sixteen bits.

#include <string>

#include "base/bytes.h"

namespace glasnik::proof {

std::string check_phrase(BytesView public_key);  // "lusab-babad-gutih-tugad-zafos-dinif"

}  // namespace glasnik::proof
