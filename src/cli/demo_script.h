#pragma once
// demo/demo.toml, read: who speaks, and what is released, corrected and withdrawn when.

#include <map>
#include <string>
#include <vector>

#include "base/config.h"
#include "base/result.h"

namespace glasnik::cli {

using ByVariant = std::map<std::string, std::string>;  // by BCP 47 tag

struct DemoMedia {
  bool film = false;
  std::string scene;  // media.sh draws <scene>.jpg, and <scene>.mp4 for a film
  ByVariant caption;
  ByVariant alt;
  ByVariant transcript;
  ByVariant credit;
};

struct DemoAct {
  std::string kind;
  std::string at;  // wall time in the newsroom's zone: 2026-03-12T11:30
  std::string reason;
  std::string text;  // stem of the files with the whole new text; empty: none
  ByVariant note;
};

struct DemoRelease {
  std::string stem;
  std::string type;
  std::string published;
  ByVariant place;
  std::vector<DemoMedia> media;
  std::vector<DemoAct> acts;
};

struct DemoScript {
  ByVariant institution;
  Contact contact;
  std::string accent;
  std::string timezone;
  std::vector<DemoRelease> releases;  // in order of publication
};

Result<DemoScript> parse_demo_script(std::string_view toml);

}  // namespace glasnik::cli
