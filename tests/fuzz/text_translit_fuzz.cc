// Transliteration keeps NFC, leaves no Serbian Cyrillic outside kept spans, and its map ends where
// the texts end.

#include "base/result.h"
#include "fuzz_text.h"
#include "text/normalise.h"
#include "text/translit.h"
#include "text/utf8.h"

using namespace glasnik;

namespace {

bool has_long_mark_run(std::string_view text) {
  int run = 0;
  return text::any_code_point(text, [&run](char32_t code) {
    run = text::is_mark(code) ? run + 1 : 0;
    return run > 30;
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view source = fuzz::view(data, size);
  text::Latin latin = text::to_latin(source);
  ENSURE(latin.map.target(source.size()) == latin.text.size());
  std::size_t previous = 0;
  for (std::size_t at = 0; at <= source.size(); ++at) {
    std::size_t target = latin.map.target(at);
    ENSURE(target >= previous);
    previous = target;
  }
  bool orderly = text::valid_utf8(source) && text::is_nfc(source) && !has_long_mark_run(source);
  if (orderly) ENSURE(text::is_nfc(latin.text));
  if (size >= 4) {  // a newsroom's exception anywhere
    text::Span span{data[0], std::size_t{data[0]} + data[1]};
    text::to_latin(source, std::vector<text::Kept>{{span, text::KeepKind::name, "X"}});
  }
  return 0;
}
