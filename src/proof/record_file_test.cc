#include "proof/record_file.h"

#include <doctest/doctest.h>

#include "base/encoding.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

RecordFile some_record() {
  Bytes salt(32, 's');
  RecordFile record;
  record.texts = {{"en", {{"headline", salt, "Lake \"A\"\n", {}}, {"lead", salt, "", {}}}}};
  record.data = {{"meta:type", salt, "news", {}}};
  record.notes = {{"note:en", {}, {}, RemovedContent{sha256("gone"), 9}}};
  return record;
}

}  // namespace

TEST_CASE("a record survives writing and parsing, removed parts included") {
  Bytes bytes = canonical(some_record());
  Result<RecordFile> read = parse_record(bytes);
  REQUIRE(read);
  CHECK(canonical(*read) == bytes);
  CHECK(read->notes[0].removed->by == 9);
  CHECK(commitment(read->notes[0]) == sha256("gone"));
  CHECK(canonical(RecordFile{}) == R"({"type":"glasnik/record/v1"})");
  CHECK(parse_record(canonical(RecordFile{})));
}

TEST_CASE("a removed part keeps the root of its set") {
  RecordFile record = some_record();
  PartSet before = part_set(record.texts[0].parts);
  Part& part = record.texts[0].parts[0];
  part.removed = RemovedContent{commitment(part), 9};
  part.salt.clear();
  part.text.clear();
  CHECK(part_set(record.texts[0].parts) == before);
}

TEST_CASE("a malformed record is refused by the name of what is wrong") {
  Bytes salt = base64(Bytes(32, 's'));
  auto refusal = [](const Bytes& bytes) {
    Result<RecordFile> record = parse_record(bytes);
    return record ? "" : record.error().message.substr(0, record.error().message.find(':'));
  };
  Bytes good =
      R"({"data":[{"name":"a","salt":")" + salt + R"(","text":"x"}],"type":"glasnik/record/v1"})";
  CHECK(refusal(good) == "");
  CHECK(refusal(good + " ") == "record_not_canonical");
  auto changed = [&](std::string_view from, std::string_view to) {
    Bytes bytes = good;
    return bytes.replace(bytes.find(from), from.size(), to);
  };
  for (const Bytes& wrong :
       std::vector<Bytes>{changed("v1", "v2"), changed("\"data\"", "\"date\""),
                          changed(salt, salt.substr(4)), changed("\"name\":\"a\"", "\"name\":\"\""),
                          changed("\"name\":\"a\"", "\"name\":\"a b\""),
                          changed("\"text\":\"x\"", "\"text\":1"), changed(",\"text\":\"x\"", ""),
                          changed("\"name\":\"a\",", "\"name\":\"a\",\"removed\":1,"),
                          changed("\"x\"}]", "\"x\"},{\"name\":\"a\",\"salt\":\"" + salt +
                                                 "\",\"text\":\"y\"}]")}) {
    CHECK_MESSAGE(refusal(wrong) == "record_schema", wrong);
  }
}

TEST_CASE("a text's language is a tag, not words for a terminal") {
  for (const char* lang : {"\x1b[2K", "en\n", "en--x", "-en", "en VERIFIED",
                           "\xC2\x9B"
                           "2K"}) {
    RecordFile record = some_record();
    record.texts[0].lang = lang;
    Result<RecordFile> read = parse_record(canonical(record));
    REQUIRE_FALSE(read);
    CHECK(read.error().message.starts_with("record_schema"));
  }
}
