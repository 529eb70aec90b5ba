// The log and its proofs as files: C2SP tlog-tiles addresses, bundles, entries, records.
// proof.md section 3. What is beyond the published size is absent, in the one 404.

#include <fmt/format.h>

#include "site/frame.h"
#include "site/pages.h"

namespace glasnik::site {
namespace {

constexpr std::string_view kPlain = "text/plain; charset=utf-8";

// "11228.glasnik" -> the document and what follows the dot.
struct Named {
  std::string_view stem;
  std::string_view form;
};
Named named(std::string_view segment) {
  std::size_t dot = segment.find('.');
  if (dot == segment.npos) return {segment, {}};
  return {segment.substr(0, dot), segment.substr(dot + 1)};
}

Result<record::Act> published_act(View& view, DocumentId id, std::string_view seq_text) {
  TRY(DocumentId seq, parse_document_id(seq_text));  // the same spelling: digits, no leading zero
  TRY(auto act, record::act_of(view.session(), id, seq.number));
  if (!act || act->entry >= view.published()) return Error{Code::not_found, "no such act"};
  return *std::move(act);
}

Result<Bytes> proof_octets(View& view, const record::Act& act, std::string_view form) {
  if (form == "glasnik") {
    return ledger::bundle_of(view.session(), act.entry, *view.log, view.ground.policy);
  }
  if (form == "tlog-proof") return ledger::inclusion_of(view.session(), act.entry, *view.log);
  if (form == "record.json") {
    TRY(proof::RecordFile record, ledger::record_of(view.session(), act.entry));
    return proof::canonical(record);
  }
  if (form == "entry.json") {
    TRY(auto entry, ledger::entry_octets(view.session(), act.entry));
    if (entry) return *std::move(entry);
  }
  return Error{Code::not_found, "no such form"};
}

std::string type_of(std::string_view form) {
  if (form == "glasnik") return "application/zip";
  if (form == "tlog-proof") return std::string(kPlain);
  return "application/json";
}

// Words that are no longer public are not given out through their proofs either.
Result<void> readable(View& view, DocumentId id, std::string_view form) {
  if (form == "entry.json" || form == "tlog-proof") return {};
  TRY(auto items, record::listed_variants(view.session(), id));
  for (const record::Listed& item : items) {
    if (item.standing == record::Standing::retracted) return Error{Code::gone, "retracted"};
    if (item.standing == record::Standing::removed) return Error{Code::gone, "removed"};
  }
  return {};
}

}  // namespace

Answer log_file(const http::Request& request, View& view) {
  if (!view.log) return Error{Code::unavailable, "the log has no checkpoint yet"};
  std::string_view name = request.segment(1);
  Bytes body = view.log->note;
  if (name == "vkey") body = view.ground.verifier_key + "\n";
  if (name == "policy") body = view.ground.policy;
  view.keep = true;
  view.read.lists = true;
  return http::Response(
      octets(view, std::string(kPlain), std::move(body), http::CacheClass::short_lived, false));
}

Answer log_tile(const http::Request& request, View& view) {
  std::string path;
  for (std::size_t i = 2; i < request.path.segments.size(); ++i) {
    path += (path.empty() ? "" : "/") + std::string(request.segment(i));
  }
  auto tile = proof::parse_tile_path(path);
  if (!tile) return Error{Code::not_found, "no such tile"};
  TRY(Bytes body, ledger::tile_octets(view.session(), *tile, view.log ? view.log->size : 0));
  view.keep = true;
  return http::Response(octets(view, "application/octet-stream", std::move(body),
                               http::CacheClass::immutable,
                               tile->kind == proof::TileKind::entries));
}

Answer newest_proof(const http::Request& request, View& view) {
  Named name = named(request.segment(1));
  TRY(DocumentId id, parse_document_id(name.stem));
  if (name.form != "glasnik") return Error{Code::not_found, "no such form"};
  TRY(auto acts, record::acts_of(view.session(), id, view.published()));
  if (acts.empty()) return Error{Code::not_found, "no such document"};
  return http::Response(redirect(view, 302, proof_path(id, acts.back().seq, "glasnik")));
}

Answer proof_file(const http::Request& request, View& view) {
  TRY(DocumentId id, parse_document_id(request.segment(1)));
  Named name = named(request.segment(2));
  TRY(record::Act act, published_act(view, id, name.stem));
  TRY_VOID(readable(view, id, name.form));
  TRY(Bytes body, proof_octets(view, act, name.form));
  view.keep = true;
  view.read.lists = true;  // it carries the newest checkpoint
  view.read.documents.push_back(id);
  http::PreparedSpec spec;
  spec.content_type = type_of(name.form);
  spec.cache = http::CacheClass::short_lived;
  spec.fields = security_fields(view.ground, false, true);
  if (name.form == "glasnik") {
    spec.fields.push_back(
        {"Content-Disposition",
         fmt::format("attachment; filename=\"{}-{}.glasnik\"", id.number, act.seq)});
  }
  spec.compress = name.form != "glasnik";
  spec.body = std::move(body);
  return http::Response(http::prepare(std::move(spec)));
}

}  // namespace glasnik::site
