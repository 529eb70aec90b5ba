#pragma once
// The public pages: each a handler of site/route.cc. They read the record through the view, note
// what they read, and answer a prepared page.

#include "http/request.h"
#include "http/response.h"
#include "site/view.h"

namespace glasnik::site {

using Answer = Result<http::Response>;

Answer home_page(const http::Request& request, View& view);
Answer archive_page(const http::Request& request, View& view);
Answer search_page(const http::Request& request, View& view);
Answer release_page(const http::Request& request, View& view);
Answer edition_page(const http::Request& request, View& view);
Answer history_page(const http::Request& request, View& view);
Answer diff_choice(const http::Request& request, View& view);
Answer diff_page(const http::Request& request, View& view);
Answer timemap_file(const http::Request& request, View& view);
Answer timegate_choice(const http::Request& request, View& view);
Answer cite_page(const http::Request& request, View& view);
Answer log_page(const http::Request& request, View& view);

// What one outsider may see before it is public, below this path.
inline constexpr std::string_view kSharedPlace = "/p/";
Answer opened_preview(const http::Request& request, View& view);

// Redirects and negotiation.
Answer negotiated_home(const http::Request& request, View& view);
Answer slashed_home(const http::Request& request, View& view);
Answer negotiated_release(const http::Request& request, View& view);
Answer negotiated_log(const http::Request& request, View& view);
Answer legacy_release(const http::Request& request, View& view);

// Feeds and maps.
Answer feed(const http::Request& request, View& view);
Answer acts_feed(const http::Request& request, View& view);
Answer search_feed(const http::Request& request, View& view);
Answer opensearch_description(const http::Request& request, View& view);
Answer api_search(const http::Request& request, View& view);
Answer api_suggest(const http::Request& request, View& view);
Answer sitemap_index(const http::Request& request, View& view);
Answer sitemap_page(const http::Request& request, View& view);
Answer robots(const http::Request& request, View& view);

// The log and its proofs.
Answer log_checkpoint(const http::Request& request, View& view);
Answer log_vkey(const http::Request& request, View& view);
Answer log_policy(const http::Request& request, View& view);
Answer log_tile(const http::Request& request, View& view);
Answer log_institution(const http::Request& request, View& view);
// The same below /mirror/<SHA-256 of the origin>/, where this is a mirror of that log.
Answer mirrored_checkpoint(const http::Request& request, View& view);
Answer mirrored_tile(const http::Request& request, View& view);
Answer newest_proof(const http::Request& request, View& view);
Answer proof_file(const http::Request& request, View& view);
Answer quotation_file(const http::Request& request, View& view);
Answer verifier_page(const http::Request& request, View& view);

// This server as a witness of others.
Answer witness_vkey(const http::Request& request, View& view);
Answer witnessed_checkpoint(const http::Request& request, View& view);
Answer only_posted(const http::Request& request, View& view);
Answer add_checkpoint(const http::Request& request, View& view);  // POST

// Files.
Answer media_file(const http::Request& request, View& view);
Answer theme_file(const http::Request& request, View& view);

// A short answer that is no page: a redirect, or a few octets of a type.
enum class Why {
  moved,     // the address has another form: everybody's
  language,  // a choice for one reader
  proof,     // to the newest proof, for programs of any origin
};
http::PreparedPtr redirect(const View& view, int status, const std::string& location,
                           Why why = Why::moved);
http::PreparedPtr octets(const View& view, std::string content_type, Bytes body,
                         http::CacheClass cache, bool compress);

// Absent, not yet, not allowed: one page. Also the pages of what the server refuses by itself.
// A 404 leads to the variants in which its document is public.
http::PreparedSpec problem_page(const View& view, int status,
                                const std::vector<record::Listed>& elsewhere = {});
// A document that was public and is no more: 410 with its explanation, or 451.
Answer gone_page(View& view, DocumentId id, record::Standing standing);
// As that page will be once a retraction is in the log, for who may see the edition; `back` is its
// page at the desk.
Answer retraction_preview(View& view, const record::Act& act, const std::string& note,
                          const std::string& back);

}  // namespace glasnik::site
