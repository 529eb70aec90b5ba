#pragma once
// The site over a newsroom of its own, without sockets: requests in, responses out.

#include <doctest/doctest.h>

#include "newsroom_fixture.h"
#include "site/site.h"

namespace glasnik::test {

struct Answered {
  int status = 0;
  std::string head;
  std::string body;
  bool has(std::string_view words) const { return body.find(words) != body.npos; }
  bool says(std::string_view field) const { return head.find(field) != head.npos; }
};

inline Answered answered(const http::PreparedPtr& prepared) {
  const auto* form = prepared->form(http::Coding::identity);
  return {prepared->status(), form->head, form->body};
}

// A newsroom being served, whose log a test may stop.
class Served {
 public:
  explicit Served(const std::string& origin_url = "http://site.example",
                  site::Site::Options options = {}) {
    site::Status status;
    status.condition = [this] { return condition; };
    status.counts = [] { return site::Counts{}; };
    status.due = [this](store::Session&) { return due; };
    auto made = site::Site::make(*newsroom, origin_url, std::move(status), options);
    REQUIRE(made);
    site = std::move(*made);
  }

  Answered get(const std::string& target, const std::string& accept_datetime = "") {
    http::Head head;
    head.method = http::Method::get;
    head.target = target;
    if (http::PreparedPtr hit = site->world().cached(head)) return answered(hit);
    head.fields[static_cast<std::size_t>(http::Field::accept_language)] = "en";
    head.fields[static_cast<std::size_t>(http::Field::accept_datetime)] = accept_datetime;
    auto response = site->world().handle(**http::own(head));
    return answered(std::get<http::PreparedPtr>(response.content));
  }

  newsroom::Receipt release(const std::string& headline) {
    newsroom.now += std::chrono::hours(1);
    auto receipt = newsroom.release(headline + "\n\nThe minister opened a bridge.\nIt is long.\n");
    REQUIRE(receipt);
    return *receipt;
  }
  newsroom::Receipt act(proof::Kind kind, DocumentId id, const std::string& note,
                        const std::string& headline = "") {
    newsroom.now += std::chrono::hours(1);
    newsroom::ActRequest act;
    act.kind = kind;
    act.document = id;
    if (kind >= proof::Kind::update) act.reason = proof::Reason::fact;
    if (!note.empty()) act.notes = {{"en", note}};
    if (!headline.empty()) {
      act.content = newsroom.content(headline + "\n\nThe minister opened a bridge.\nLong.\n");
    }
    auto receipt = newsroom::perform(*newsroom, act);
    REQUIRE_MESSAGE(receipt.ok(), (receipt.ok() ? "" : receipt.error().message));
    return *receipt;
  }

  std::vector<std::string> due;  // as /healthz tells them
  TestNewsroom newsroom;
  std::optional<ledger::Condition> condition;
  std::unique_ptr<site::Site> site;
};

inline std::size_t count(const std::string& text, std::string_view words) {
  std::size_t found = 0;
  for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) ++found;
  return found;
}

}  // namespace glasnik::test
