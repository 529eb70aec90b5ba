#include "proof/content_check.h"

#include <algorithm>
#include <set>

#include "proof/file_part.h"
#include "proof/plain_words.h"

namespace glasnik::proof {
namespace {

// By whom, as the record says: no removal is in this file, so whoever made it may have taken any
// part out himself.
std::string said_of(const std::vector<const Part*>& removed) {
  std::set<std::uint64_t> entries;
  for (const Part* part : removed) entries.insert(part->removed->by);
  std::vector<std::string> numbers;
  for (std::uint64_t entry : entries) numbers.push_back(std::to_string(entry));
  return std::string("; said to be removed by ") + (entries.size() == 1 ? "entry " : "entries ") +
         listed(numbers) + ", which this file does not prove";
}

// The reader's files, each to be found among the release's.
class MediaCheck {
 public:
  MediaCheck(const std::vector<GivenMedia>& given, CheckList& checks)
      : given_(given), checks_(checks), matched_(given.size()) {}

  void over(const std::vector<Part>& data) {
    for (const Part& part : data) {
      if (part.name.starts_with(kFilePrefix)) check(part);
    }
    for (std::size_t i = 0; i < given_.size(); ++i) {
      if (!matched_[i]) checks_.fail("media:" + given_[i].name, "not a file of this release");
    }
  }

 private:
  void check(const Part& part) {
    std::string check = "media:" + part.name.substr(kFilePrefix.size());
    if (part.removed) return checks_.say(Mark::gone, check, "left out" + said_of({&part}));
    Result<FilePart> file = parse_file_part(part.text);
    if (!file) return checks_.fail(check, file.error().message);
    for (std::size_t i = 0; i < given_.size(); ++i) {
      const GivenMedia& given = given_[i];
      if (given.sha256 != file->sha256 || given.bytes != static_cast<std::uint64_t>(file->bytes))
        continue;
      matched_[i] = true;
      return checks_.ok(check, given.name + " is this file");
    }
    checks_.say(Mark::skip, check,
                "not compared: " + file->type + ", " +
                    count(static_cast<std::uint64_t>(file->bytes), "octet"));
  }

  const std::vector<GivenMedia>& given_;
  CheckList& checks_;
  std::vector<bool> matched_;
};

// ok, or gone with the number of parts that the record leaves out.
void tell_parts(const std::string& check, const std::vector<Part>& parts, CheckList& checks) {
  std::vector<const Part*> removed;
  for (const Part& part : parts) {
    if (part.removed) removed.push_back(&part);
  }
  if (removed.empty())
    return checks.ok(check, "word for word as logged, " + count(parts.size(), "part"));
  checks.left_out += removed.size();
  checks.say(Mark::gone, check,
             std::to_string(removed.size()) + " of " + count(parts.size(), "part") + " left out" +
                 said_of(removed) + "; the rest is as logged");
}

void check_set(const std::string& check, const PartSet& stated, const std::vector<Part>& parts,
               CheckList& checks) {
  if (part_set(parts) != stated) return checks.fail(check, "the record is not what was logged");
  tell_parts(check, parts, checks);
}

void tell_derived(const EntryText& text, CheckList& checks) {
  if (text.status != TextStatus::derived) return;
  checks.say(Mark::skip, "text:" + text.lang,
             "made from " + text.of + " by " + text.rule + "; not made again here");
}

void check_notes(const Entry& entry, const std::vector<Part>& notes, CheckList& checks) {
  bool same = entry.notes.size() == notes.size();
  for (std::size_t i = 0; same && i < notes.size(); ++i) {
    same = notes[i].name == "note:" + entry.notes[i].lang &&
           commitment(notes[i]) == entry.notes[i].commit;
  }
  if (!same) return checks.fail("notes", "the record is not what was logged");
  tell_parts("notes", notes, checks);
}

void check_each_text(const Entry& entry, const std::vector<RecordText>& texts, CheckList& checks) {
  for (std::size_t i = 0; i < entry.texts.size(); ++i) {
    const EntryText& text = entry.texts[i];
    if (i >= texts.size() || texts[i].lang != text.lang) {
      checks.fail("text:" + text.lang, "not in the record");
      continue;
    }
    check_set("text:" + text.lang, text.parts, texts[i].parts, checks);
    tell_derived(text, checks);
  }
  if (texts.size() > entry.texts.size()) {
    checks.fail("text:" + texts.back().lang, "not in the entry");
  }
}

// "block paragraph:ab12cd34 is part 4 of 9"
std::string place_of(const Quotation& quotation) {
  bool block = quotation.set != "data" && quotation.name.find(':') != std::string::npos;
  return (block ? "block " : "") + quotation.name + " is part " + std::to_string(quotation.i + 1) +
         " of " + std::to_string(quotation.n);
}

void check_part(const std::string& check, const Quotation& quotation,
                const std::optional<PartSet>& stated, CheckList& checks) {
  if (!stated) return checks.fail(check, "not in the entry");
  if (!stands_in(quotation, *stated)) return checks.fail(check, "the part is not what was logged");
  checks.ok(check, place_of(quotation));
}

}  // namespace

void check_record(const Entry& entry, const RecordFile& record,
                  const std::vector<GivenMedia>& media, CheckList& checks) {
  check_each_text(entry, record.texts, checks);
  if (entry.data || !record.data.empty()) {
    check_set("data", entry.data.value_or(PartSet{}), record.data, checks);
  }
  if (!entry.notes.empty() || !record.notes.empty()) check_notes(entry, record.notes, checks);
  MediaCheck(media, checks).over(record.data);
}

void check_removals(const RecordFile& record, std::uint64_t index, std::uint64_t size,
                    CheckList& checks) {
  auto over = [&](const std::string& check, const std::vector<Part>& parts) {
    for (const Part& part : parts) {
      if (!part.removed || (part.removed->by > index && part.removed->by < size)) continue;
      checks.fail(check, part.name + " is said to be removed by entry " +
                             std::to_string(part.removed->by) + ", which cannot have removed it");
    }
  };
  for (const RecordText& text : record.texts) over("text:" + text.lang, text.parts);
  over("data", record.data);
  over("notes", record.notes);
}

void check_quotation(const Entry& entry, const Quotation& quotation,
                     const std::vector<GivenMedia>& media, CheckList& checks) {
  std::vector<Part> files;
  if (quotation.set == "data") {
    check_part("data", quotation, entry.data, checks);
    files.push_back({quotation.name, quotation.salt, quotation.text, {}});
  } else {
    auto text = std::find_if(entry.texts.begin(), entry.texts.end(),
                             [&](const EntryText& t) { return t.lang == quotation.set; });
    bool stated = text != entry.texts.end();
    check_part("text:" + quotation.set, quotation,
               stated ? std::optional(text->parts) : std::nullopt, checks);
    if (stated) tell_derived(*text, checks);
  }
  MediaCheck(media, checks).over(files);
}

}  // namespace glasnik::proof
