#include "http/parser.h"

#include <doctest/doctest.h>

using namespace glasnik::http;

TEST_CASE("every field of the list is read, whatever the parser below calls it") {
  constexpr std::pair<Field, std::string_view> kNames[] = {
      {Field::host, "Host"},
      {Field::if_modified_since, "If-Modified-Since"},
      {Field::if_range, "If-Range"},
      {Field::range, "Range"},
      {Field::content_type, "Content-Type"},
      {Field::authorization, "Authorization"},
      {Field::cookie, "Cookie"},
      {Field::origin, "Origin"},
      {Field::accept_datetime, "Accept-Datetime"},
      {Field::sec_fetch_site, "Sec-Fetch-Site"},
      {Field::idempotency_key, "Idempotency-Key"},
      {Field::session_token, "X-Session-Token"},
      {Field::user_agent, "User-Agent"},
      {Field::referer, "Referer"},
      {Field::expect, "Expect"},
      {Field::accept_encoding, "Accept-Encoding"},
      {Field::accept_language, "Accept-Language"},
      {Field::if_none_match, "If-None-Match"},
  };
  static_assert(std::size(kNames) == kFieldCount);
  for (auto [field, name] : kNames) {
    std::string text = "GET / HTTP/1.1\r\n";
    if (field != Field::host) text += "Host: x\r\n";
    text += std::string(name) + ": value\r\n\r\n";
    ParsedHead parsed;
    REQUIRE(parse_head(text, {}, parsed).state == HeadState::complete);
    CHECK_MESSAGE(parsed.head.field(field) == "value", name);
  }
}
