// The log and its proofs as files: C2SP tlog-tiles addresses, bundles, entries, records.
// proof.md section 3. What is beyond the published size is absent, in the one 404.

#include <fmt/format.h>

#include <boost/json.hpp>

#include "base/encoding.h"
#include "ledger/anchors.h"
#include "ledger/charter.h"
#include "ledger/cosigning.h"
#include "newsroom/institution.h"
#include "proof/quotation.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/part_address.h"
#include "site/site.h"

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

bool is_bundle(std::string_view form) { return form == "glasnik" || form == "anchored.glasnik"; }

// Under the checkpoint that its witnesses have signed; the anchors may have been logged since.
Result<Bytes> proven_octets(View& view, const record::Act& act, std::string_view form) {
  store::Session& session = view.session();
  TRY(ledger::Published under, ledger::best_checkpoint_over(session, act.entry, *view.log));
  if (form == "tlog-proof") return ledger::inclusion_of(session, act.entry, under);
  if (form == "glasnik") return ledger::bundle_of(session, act.entry, under);
  TRY(auto anchors, ledger::anchors_over(session, act.entry, view.log->size));
  if (anchors.empty()) return Error{Code::not_found, "nobody has anchored it yet"};
  return ledger::bundle_of(session, act.entry, under, std::move(anchors));
}

Result<Bytes> proof_octets(View& view, const record::Act& act, std::string_view form) {
  if (is_bundle(form) || form == "tlog-proof") return proven_octets(view, act, form);
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
  if (form == "tlog-proof") return std::string(kPlain);
  return "application/json";
}

// Words that are no longer public are not given out through their proofs either. Of an act without
// words of its own, a retraction with its note, everything stays.
Result<std::optional<http::Response>> instead_of(View& view, const record::Act& act,
                                                 std::string_view form) {
  bool words = act.content_entry == act.entry && (is_bundle(form) || form == "record.json");
  if (!words) return std::optional<http::Response>();
  TRY(auto items, record::listed_variants(view.session(), act.document));
  for (const record::Listed& item : items) {
    bool hidden =
        item.standing == record::Standing::retracted || item.standing == record::Standing::removed;
    if (!hidden) continue;
    TRY(http::Response gone, gone_page(view, act.document, item.standing));
    return std::optional<http::Response>(std::move(gone));
  }
  return std::optional<http::Response>();
}

// proof.md section 5: nobody may take a checkpoint for the newest while the log stands still. Asked
// for anew each time, so no kept page can say otherwise.
http::PreparedPtr standing_still(const View& view, const ledger::Condition& condition) {
  http::PreparedSpec spec;
  spec.status = 503;
  spec.content_type = "application/json";
  spec.fields = security_fields(view.ground, false, true);
  spec.body = boost::json::serialize(boost::json::object{
      {"error", condition.error}, {"have", condition.have}, {"seen", condition.seen}});
  return http::prepare(std::move(spec));
}

// A bundle, to be saved under a name.
http::PreparedPtr saved_file(const View& view, const std::string& name, Bytes body) {
  http::PreparedSpec spec;
  spec.content_type = "application/zip";
  spec.cache = http::CacheClass::short_lived;
  spec.fields = security_fields(view.ground, false, true);
  spec.fields.push_back({"Content-Disposition", fmt::format("attachment; filename=\"{}\"", name)});
  spec.body = std::move(body);
  return http::prepare(std::move(spec));
}

Answer plain_file(const View& view, Bytes body) {
  return http::Response(
      octets(view, std::string(kPlain), std::move(body), http::CacheClass::short_lived, false));
}

// The tile that the segments from `first` on name, at the one address below `root`.
Answer tile_below(const std::string& root, std::size_t first, const http::Request& request,
                  View& view) {
  std::string path;
  for (std::size_t i = first; i < request.path.segments.size(); ++i) {
    path += (path.empty() ? "" : "/") + std::string(request.segment(i));
  }
  auto tile = proof::parse_tile_path(path);
  if (!tile) return Error{Code::not_found, "no such tile"};
  TRY(Bytes body, ledger::tile_octets(view.session(), *tile, view.log ? view.log->size : 0));
  view.canonical = root + path;
  // One spelling: an encoded or longer one would be kept by others for a year as another tile.
  std::string_view asked = std::string_view(request.target).substr(0, request.target.find('?'));
  if (asked != view.canonical) return Error{Code::not_found, "no such tile"};
  return http::Response(octets(view, "application/octet-stream", std::move(body),
                               http::CacheClass::immutable,
                               tile->kind == proof::TileKind::entries));
}

Result<void> check_mirrored(const http::Request& request, const View& view) {
  const Config& config = view.ground.config;
  bool ours = !config.mirror.empty() && request.segment(1) == hex(sha256(config.origin).view());
  if (!ours) return Error{Code::not_found, "no such mirror"};
  return {};
}

}  // namespace

Answer log_checkpoint(const http::Request&, View& view) {
  if (auto condition = view.ground.status->condition()) {
    return http::Response(standing_still(view, *condition));
  }
  if (!view.log) return Error{Code::unavailable, "the log has no checkpoint yet"};
  return plain_file(view, view.log->note);
}

Answer log_vkey(const http::Request&, View& view) {
  view.canonical = "/log/vkey";
  return plain_file(view, view.ground.verifier_key + "\n");
}

Answer log_policy(const http::Request&, View& view) {
  if (!view.log) return Error{Code::unavailable, "the log has no checkpoint yet"};
  TRY(auto policy, ledger::policy_in_force(view.session(), view.log->size));
  view.canonical = "/log/policy";
  view.read.lists = true;
  return plain_file(view, policy.text);
}

Answer log_institution(const http::Request&, View& view) {
  view.canonical = "/log/institution.json";
  return http::Response(octets(view, "application/json",
                               newsroom::institution_json(view.ground.config),
                               http::CacheClass::short_lived, false));
}

Answer log_tile(const http::Request& request, View& view) {
  return tile_below("/log/tile/", 2, request, view);
}

Answer mirrored_checkpoint(const http::Request& request, View& view) {
  TRY_VOID(check_mirrored(request, view));
  return log_checkpoint(request, view);
}

Answer mirrored_tile(const http::Request& request, View& view) {
  TRY_VOID(check_mirrored(request, view));
  return tile_below("/mirror/" + std::string(request.segment(1)) + "/tile/", 3, request, view);
}

Answer newest_proof(const http::Request& request, View& view) {
  Named name = named(request.segment(1));
  TRY(DocumentId id, parse_document_id(name.stem));
  if (name.form != "glasnik") return Error{Code::not_found, "no such form"};
  TRY(auto acts, record::acts_of(view.session(), id, view.published()));
  if (acts.empty()) return Error{Code::not_found, "no such document"};
  return http::Response(
      redirect(view, 302, proof_path(id, acts.back().seq, "glasnik"), Why::proof));
}

Answer proof_file(const http::Request& request, View& view) {
  TRY(DocumentId id, parse_document_id(request.segment(1)));
  Named name = named(request.segment(2));
  TRY(record::Act act, published_act(view, id, name.stem));
  TRY(auto instead, instead_of(view, act, name.form));
  if (instead) return *std::move(instead);
  TRY(Bytes body, proof_octets(view, act, name.form));
  view.canonical = proof_path(id, act.seq, name.form);
  view.read.lists = true;  // it carries the newest checkpoint, or the newest witnessed one
  view.read.documents.push_back(id);
  if (is_bundle(name.form)) {
    return http::Response(saved_file(view, proof_name(id, act.seq, name.form), std::move(body)));
  }
  return http::Response(
      octets(view, type_of(name.form), std::move(body), http::CacheClass::short_lived, true));
}

// One part of a text with its proof. proof.md section 9.
Answer quotation_file(const http::Request& request, View& view) {
  TRY(DocumentId id, parse_document_id(request.segment(1)));
  TRY(record::Act act, published_act(view, id, request.segment(2)));
  Named name = named(request.segment(4));
  if (name.form != "glasnik") return Error{Code::not_found, "no such form"};
  TRY(auto instead, instead_of(view, act, name.form));
  if (instead) return *std::move(instead);
  std::string lang(request.segment(3));
  TRY(proof::RecordFile record, ledger::record_of(view.session(), act.entry));
  const proof::Part* part = part_at(record, lang, name.stem);
  if (part == nullptr) return Error{Code::not_found, "no such part"};
  if (part->removed) return gone_page(view, id, record::Standing::removed);
  TRY(Bytes whole, proof_octets(view, act, "glasnik"));
  TRY(proof::Bundle bundle, proof::read_bundle(whole));
  TRY(Bytes body, proof::make_quotation(bundle, lang, part->name));
  view.canonical = quotation_path(id, act.seq, lang, name.stem);
  view.read.lists = true;  // it carries the newest checkpoint
  view.read.documents.push_back(id);
  return http::Response(
      saved_file(view, quotation_name(id, act.seq, lang, name.stem), std::move(body)));
}

}  // namespace glasnik::site
