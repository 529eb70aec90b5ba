#include "record/edition.h"

namespace glasnik::record {
namespace {

Result<TextStatus> parse_text_status(std::string_view name) {
  for (TextStatus status : {TextStatus::original, TextStatus::translation, TextStatus::derived}) {
    if (proof::status_name(status) == name) return status;
  }
  return Error{Code::corrupt, "unknown text status " + std::string(name)};
}

Result<Text> load_text(store::Session& session, std::int64_t entry, const TextFrame& frame) {
  TRY(std::vector<Part> parts, parts_of_entry(session, entry, frame.lang));
  return text_of_parts(frame, parts);
}

Result<void> load_data(store::Session& session, std::int64_t entry, Content& into) {
  TRY(std::vector<Part> parts, parts_of_entry(session, entry, "data"));
  return read_data_parts(parts, into);
}

}  // namespace

Result<void> put_content(store::Session& session, std::int64_t entry, const Content& content) {
  for (const Text& text : content.texts) {
    TRY_VOID(session.execute(
        "INSERT INTO texts (entry, lang, status, of_lang, rule) VALUES ($1, $2, $3, $4, $5)", entry,
        text.lang, proof::status_name(text.status), text.of, text.rule));
  }
  return {};
}

Result<void> put_parts(store::Session& session, std::int64_t entry, const PartSet& set,
                       BytesView salts) {
  ENSURE(salts.size() == set.parts.size() * 32);
  std::int64_t position = 0;
  for (const Part& part : set.parts) {
    TRY_VOID(session.execute(
        "INSERT INTO parts (entry, collection, position, name, body) VALUES ($1, $2, $3, $4, $5)",
        entry, set.collection, position++, part.name, part.body));
  }
  TRY_VOID(session.execute("INSERT INTO salts (entry, collection, octets) VALUES ($1, $2, $3)",
                           entry, set.collection, store::Octets{salts}));
  return {};
}

Result<std::vector<Part>> parts_of_entry(store::Session& session, std::int64_t entry,
                                         std::string_view collection) {
  return session.all(
      "SELECT parts.name, parts.body, removed_parts.removed_by FROM parts "
      "LEFT JOIN removed_parts ON removed_parts.entry = parts.entry "
      "AND removed_parts.collection = parts.collection "
      "AND removed_parts.position = parts.position "
      "WHERE parts.entry = $1 AND parts.collection = $2 ORDER BY parts.position",
      [](const store::Row& row) {
        return Part{std::string(row.text(0)), std::string(row.text(1)), row.optional_integer(2)};
      },
      entry, collection);
}

Result<Bytes> salts_of_entry(store::Session& session, std::int64_t entry,
                             std::string_view collection) {
  TRY(auto salts,
      session.one(
          "SELECT octets FROM salts WHERE entry = $1 AND collection = $2",
          [](const store::Row& row) { return Bytes(row.octets(0)); }, entry, collection));
  return salts.value_or(Bytes());
}

Result<std::map<std::int64_t, Removed>> removed_of_entry(store::Session& session,
                                                         std::int64_t entry,
                                                         std::string_view collection) {
  std::map<std::int64_t, Removed> removed;
  TRY_VOID(session.each(
      "SELECT position, commitment, removed_by FROM removed_parts "
      "WHERE entry = $1 AND collection = $2",
      [&](const store::Row& row) {
        removed[row.integer(0)] = {row.hash(1), row.integer(2)};
      },
      entry, collection));
  return removed;
}

Result<std::optional<std::int64_t>> removal_of(store::Session& session, std::int64_t entry,
                                               std::string_view name) {
  return session.one(
      "SELECT max(removed_parts.removed_by) FROM removed_parts JOIN parts "
      "ON parts.entry = removed_parts.entry AND parts.collection = removed_parts.collection "
      "AND parts.position = removed_parts.position "
      "WHERE removed_parts.entry = $1 AND parts.name = $2 HAVING count(*) > 0",
      [](const store::Row& row) { return row.integer(0); }, entry, name);
}

Result<void> remove_part(store::Session& session, std::int64_t entry, std::string_view collection,
                         std::int64_t position, const Removed& removed) {
  TRY_VOID(session.execute(
      "INSERT INTO removed_parts (entry, collection, position, commitment, removed_by) "
      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (entry, collection, position) DO NOTHING",
      entry, collection, position, removed.commitment, removed.by));
  TRY_VOID(session.execute(
      "UPDATE parts SET body = '' WHERE entry = $1 AND collection = $2 AND position = $3", entry,
      collection, position));
  TRY(Bytes salts, salts_of_entry(session, entry, collection));
  auto at = static_cast<std::size_t>(position) * 32;
  if (at + 32 > salts.size()) return Error{Code::corrupt, "a part without a salt"};
  salts.replace(at, 32, 32, '\0');
  TRY_VOID(session.execute("UPDATE salts SET octets = $3 WHERE entry = $1 AND collection = $2",
                           entry, collection, store::Octets{salts}));
  return {};
}

Result<std::vector<TextFrame>> frames_of_entry(store::Session& session, std::int64_t entry) {
  return session.all(
      "SELECT lang, status, coalesce(of_lang, ''), coalesce(rule, '') FROM texts WHERE entry = $1 "
      "ORDER BY lang",
      [](const store::Row& row) -> Result<TextFrame> {
        TRY(TextStatus status, parse_text_status(row.text(1)));
        return TextFrame{std::string(row.text(0)), status, std::string(row.text(2)),
                         std::string(row.text(3))};
      },
      entry);
}

Result<Content> load_content(store::Session& session, std::int64_t entry) {
  Content content;
  TRY(std::vector<TextFrame> frames, frames_of_entry(session, entry));
  for (const TextFrame& frame : frames) {
    TRY(Text text, load_text(session, entry, frame));
    content.texts.push_back(std::move(text));
  }
  TRY_VOID(load_data(session, entry, content));
  return content;
}

Result<Content> load_content_in(store::Session& session, std::int64_t entry,
                                std::string_view lang) {
  Content content;
  TRY(std::vector<TextFrame> frames, frames_of_entry(session, entry));
  for (const TextFrame& frame : frames) {
    if (frame.lang != lang) continue;
    TRY(Text text, load_text(session, entry, frame));
    content.texts.push_back(std::move(text));
  }
  TRY_VOID(load_data(session, entry, content));
  return content;
}

Result<void> put_quote(store::Session& session, std::int64_t entry, const Quote& quote) {
  TRY_VOID(session.execute(
      "INSERT INTO quotes (entry, lang, block, first, last, words, speaker, cue, rule, confidence) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      entry, quote.lang, quote.block, quote.first, quote.last, quote.words, quote.speaker,
      quote.cue, quote.rule, quote.confidence));
  return {};
}

Result<void> remove_quotes(store::Session& session, std::int64_t entry, std::string_view lang) {
  TRY_VOID(session.execute("DELETE FROM quotes WHERE entry = $1 AND lang = $2", entry, lang));
  return {};
}

Result<std::vector<Quote>> quotes_of_entry(store::Session& session, std::int64_t entry,
                                           std::string_view lang) {
  return session.all(
      "SELECT block, first, last, words, speaker, cue, rule, confidence FROM quotes "
      "WHERE entry = $1 AND lang = $2 ORDER BY block, first",
      [&](const store::Row& row) {
        return Quote{
            std::string(lang),        std::string(row.text(0)), row.integer(1),
            row.integer(2),           std::string(row.text(3)), std::string(row.text(4)),
            std::string(row.text(5)), std::string(row.text(6)), static_cast<int>(row.integer(7))};
      },
      entry, lang);
}

Result<void> put_media(store::Session& session, const MediaRow& row) {
  TRY_VOID(
      session.execute("INSERT INTO media (key, entry, doc, sha256, bytes, type, filename) "
                      "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (key) DO NOTHING",
                      row.file.key, row.entry, row.document, row.file.sha256, row.file.bytes,
                      row.file.type, row.file.filename));
  return {};
}

Result<std::optional<MediaRow>> media_row(store::Session& session, const Key& key) {
  return session.one(
      "SELECT entry, doc, sha256, bytes, type, filename FROM media WHERE key = $1",
      [&](const store::Row& row) {
        MediaRow media;
        media.entry = row.integer(0);
        media.document = row.document(1);
        media.file.key = key;
        media.file.sha256 = row.hash(2);
        media.file.bytes = static_cast<std::uint64_t>(row.integer(3));
        media.file.type = row.text(4);
        media.file.filename = row.text(5);
        return media;
      },
      key);
}

Result<void> empty_media_row(store::Session& session, const Key& key) {
  TRY_VOID(session.execute(
      "UPDATE media SET sha256 = $2, bytes = 0, type = '', filename = '' WHERE key = $1", key,
      Hash()));
  return {};
}

}  // namespace glasnik::record
