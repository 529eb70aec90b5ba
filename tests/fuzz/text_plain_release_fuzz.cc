// Any repaired text is taken apart without losing a word, as a release and as an archive's item.

#include "base/result.h"
#include "fuzz_text.h"
#include "text/conservation.h"
#include "text/repair.h"

using namespace glasnik;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = text::repair(fuzz::view(data, size), "sr-Cyrl");
  if (!text) return 0;
  text::PlainOptions options{{"Ministry of things", ""}};
  text::PlainRelease release = text::parse_plain_release(text->text, options);
  ENSURE(text::conserved(text->text, release));

  // The first line as the title: consumed, or set before the text, or too long to be one.
  text::ReleaseItem item;
  item.title = text->text.substr(0, text->text.find('\n'));
  item.text = text->text;
  item.date = Date{std::chrono::sys_days{std::chrono::days{17'000}}};
  ENSURE(!text::breach_of_conservation(text::parse_release_item(item, options)));
  item.text = text->text.substr(text->text.size() / 2);
  while (!item.text->empty() && (item.text->front() & 0xC0) == 0x80) item.text->erase(0, 1);
  ENSURE(!text::breach_of_conservation(text::parse_release_item(item, options)));
  return 0;
}
