// Whatever is posted to the desk's JSON API: it is refused or it keeps the bounds, and what it
// types can be laid over an edition and kept.

#include <cstddef>
#include <cstdint>

#include "site/desk_json.h"

using namespace glasnik;

namespace {

Config config() {
  Config made;
  made.variants = {{"sr-Cyrl", "cir", VariantRole::original, "", "Ћирилица", "Министарство"},
                   {"sr-Latn", "lat", VariantRole::derived, "sr-Cyrl", "Latinica", "Ministarstvo"},
                   {"en", "eng", VariantRole::translation, "sr-Cyrl", "English", "Ministry"}};
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Config kConfig = config();
  BytesView body(reinterpret_cast<const char*>(data), size);
  (void)site::parse_new_work(body);
  (void)site::parse_typed_texts(body);
  auto typed = site::parse_typed_work(body);
  if (!typed) return 0;
  for (const site::TypedText& text : typed->texts) {
    if (text.blocks.size() > site::kMostTypedBlocks) __builtin_trap();
  }
  auto laid = site::laid_over({}, *typed, kConfig);
  if (!laid) return 0;
  for (const record::Text& text : laid->content.texts) (void)site::json_of(text);
  if (typed->settled) (void)site::with_slots_of(*laid, typed->settled->slots, *laid);
  return 0;
}
