// What readers see of the record: citations, proofs of single parts, editions as an archive has
// them.

#include <doctest/doctest.h>

#include "base/encoding.h"
#include "ledger/log_reader.h"
#include "proof/bundle.h"
#include "proof/quotation.h"
#include "site_fixture.h"

using namespace glasnik;
using test::Answered;
using test::count;
using test::Served;

namespace {

// The addresses of the page's own citations, one a block.
std::vector<std::string> cited_in(const std::string& page) {
  std::vector<std::string> found;
  const std::string_view pin = "class=\"pin\" href=\"";
  for (std::size_t at = page.find(pin); at != page.npos; at = page.find(pin, at + 1)) {
    std::size_t begin = at + pin.size();
    found.push_back(page.substr(begin, page.find('"', begin) - begin));
  }
  return found;
}

// The value of a field; empty: none.
std::string field(const Answered& answer, const std::string& name) {
  std::size_t at = answer.head.find("\r\n" + name + ": ");
  if (at == answer.head.npos) return "";
  at += name.size() + 4;
  return answer.head.substr(at, answer.head.find("\r\n", at) - at);
}

// A link of a Link field or a TimeMap with exactly this relation: what stands in its brackets.
std::string target(const std::string& links, const std::string& rel) {
  std::size_t at = links.find("; rel=\"" + rel + "\"");
  if (at == links.npos) return "";
  std::size_t open = links.rfind('<', at);
  return links.substr(open + 1, links.find('>', open) - open - 1);
}

const std::string kOwn = "http://site.example";

}  // namespace

TEST_CASE("each block is cited by a page of its own, in five styles, with a proof of its words") {
  Served served;
  served.release("Bridge opened");
  Answered page = served.get("/eng/1/bridge-opened");
  auto cited = cited_in(page.body);
  REQUIRE(cited.size() == 1);  // the lead is one of the page's own links
  CHECK(page.has("href=\"/eng/1/v/1.0/cite/headline\""));
  CHECK(page.has("href=\"/eng/1/v/1.0/cite/lead\""));
  std::string block = cited.front().substr(cited.front().rfind('/') + 1);
  Answered cite = served.get(cited.front());
  CHECK(cite.status == 200);
  CHECK(cite.has("It is long."));
  CHECK(count(cite.body, "<h3>") == 5);
  CHECK(cite.has("“It is long.”, Institution eng, “Bridge opened”, 24 November 2026, " + kOwn +
                 "/eng/1/v/1.0#b-" + block));
  CHECK(cite.has("Institution eng. Bridge opened [online]. Version 1.0. 24 November 2026."));
  CHECK(cite.has("Institution eng. (2026, November 24). Bridge opened (version 1.0) "));
  CHECK(cite.has("Institution eng, “Bridge opened,” version 1.0, press release, "));
  CHECK(cite.has("@misc{glasnik-example-log-1-1.0,\n  author = {{Institution eng}},\n"));
  CHECK(cite.has("href=\"/proof/1/1/en/" + block + ".glasnik\""));
  CHECK(served.get("/eng/1/v/1.0/cite").has("Cite this text"));
  CHECK(served.get("/eng/1/v/1.0/cite/none0000").status == 404);
  CHECK(served.get("/cir/1/v/1.0/cite/headline").status == 404);
}

TEST_CASE("a quotation's file holds one part, and is small") {
  Served served;
  served.release("Bridge opened");
  Answered file = served.get("/proof/1/1/en/lead.glasnik");
  REQUIRE(file.status == 200);
  CHECK(file.says("filename=\"1-1-en-lead.glasnik\""));
  CHECK(file.body.size() <= 4096);
  auto bundle = proof::read_bundle(file.body);
  REQUIRE(bundle);
  auto quotation = proof::parse_quotation(bundle->part);
  REQUIRE(quotation);
  CHECK(quotation->text == "The minister opened a bridge.");
  CHECK(bundle->record.empty());
  for (const char* none :
       {"/proof/1/1/en/nothing0.glasnik", "/proof/1/1/sr-Cyrl/lead.glasnik",
        "/proof/1/2/en/lead.glasnik", "/proof/1/1/en/lead.txt", "/proof/1/1/data/meta.glasnik"}) {
    CHECK_MESSAGE(served.get(none).status == 404, none);
  }
}

TEST_CASE("of a retracted text no words are to be had, by citation or by quotation") {
  Served served;
  DocumentId id = served.release("Bridge opened").document;
  served.act(proof::Kind::retract, id, "This was never decided.");
  for (const char* target : {"/eng/1/v/1.0/cite", "/eng/1/v/1.0/cite/lead",
                             "/proof/1/1/en/lead.glasnik", "/eng/1/timemap", "/eng/1/timegate"}) {
    Answered gone = served.get(target);
    CHECK_MESSAGE(gone.status == 410, target);
    CHECK_FALSE(gone.has("The minister"));
  }
}

TEST_CASE("what is written in a headline can end neither a citation nor BibTeX") {
  Served served;
  served.release("100 % of <b>bridges</b> & {all} \\ roads_1");
  Answered cite = served.get("/eng/1/v/1.0/cite");
  CHECK(cite.has("100 % of &lt;b&gt;bridges&lt;/b&gt; &amp; {all}"));
  CHECK(
      cite.has("title = {{100 \\% of &lt;b&gt;bridges&lt;/b&gt; \\&amp; \\{all\\} "
               "\\textbackslash{} roads\\_1}},"));
}

TEST_CASE("who cites is told that the words were withdrawn, or that others stand now") {
  Served served;
  DocumentId id = served.release("Bridge opened").document;
  CHECK_FALSE(served.get("/eng/1/v/1.0/cite/lead").has("This is an earlier version"));
  served.act(proof::Kind::correct, id, "It is not that long.", "Bridge opened today");
  CHECK(served.get("/eng/1/v/1.0/cite/lead").has("This is an earlier version of this text: 1.0."));
  CHECK_FALSE(served.get("/eng/1/v/2.0/cite/lead").has("This is an earlier version"));
  served.act(proof::Kind::withdraw, id, "It is not open yet.");
  CHECK(served.get("/eng/1/v/2.0/cite/lead").has("[Withdrawn]</span> Bridge opened today"));
}

TEST_CASE("the verifier runs its own scripts and nothing else") {
  Served served;
  Answered page = served.get("/log/verify");
  CHECK(page.status == 200);
  std::string policy = field(page, "Content-Security-Policy");
  CHECK(policy.starts_with("default-src 'none'; script-src 'sha256-"));
  CHECK(policy.find("unsafe") == policy.npos);
  std::size_t begin = page.body.find('>', page.body.find("<script")) + 1;
  std::string script = page.body.substr(begin, page.body.find("</script>", begin) - begin);
  CHECK(policy.find(base64(sha256(script).view())) != policy.npos);
}

TEST_CASE("editions are mementos: RFC 7089 sections 2, 4.1 and 5") {
  Served served;
  DocumentId id = served.release("Bridge opened").document;
  Time first = served.newsroom.now;
  served.act(proof::Kind::correct, id, "It is not that long.", "Bridge opened today");
  Time second = served.newsroom.now;
  served.act(proof::Kind::update, id, "More is known now.", "Bridge opened at noon");
  const std::string original = kOwn + "/eng/1/bridge-opened-at-noon";

  Answered page = served.get("/eng/1/bridge-opened-at-noon");
  std::string links = field(page, "Link");
  CHECK(target(links, "timegate") == kOwn + "/eng/1/timegate");
  CHECK(target(links, "timemap") == kOwn + "/eng/1/timemap");
  CHECK(field(page, "Memento-Datetime").empty());  // 2.1.1: of mementos only
  CHECK(field(page, "Vary").find("Datetime") == std::string::npos);

  Answered memento = served.get("/eng/1/v/2.0");
  CHECK(field(memento, "Memento-Datetime") == http_date(second));
  links = field(memento, "Link");
  CHECK(target(links, "original") == original);  // 2.2.1: exactly one
  CHECK(count(links, "original") == 1);
  CHECK(target(links, "timegate") == kOwn + "/eng/1/timegate");
  CHECK(target(links, "first prev memento") == kOwn + "/eng/1/v/1.0");
  CHECK(target(links, "memento") == kOwn + "/eng/1/v/2.0");
  CHECK(target(links, "last next memento") == kOwn + "/eng/1/v/3.0");
  CHECK(count(links, "datetime=") == 3);  // 2.2.4: each memento states its own
  CHECK(memento.has("rel=\"predecessor-version\" href=\"" + kOwn + "/eng/1/v/1.0\""));
  CHECK(memento.has("rel=\"successor-version\" href=\"" + kOwn + "/eng/1/v/3.0\""));
  CHECK(memento.has("rel=\"version-history\" href=\"" + kOwn + "/eng/1/history\""));

  Answered map = served.get("/eng/1/timemap");
  CHECK(field(map, "Content-Type") == "application/link-format");
  CHECK(target(map.body, "original") == original);
  CHECK(target(map.body, "self") == kOwn + "/eng/1/timemap");
  CHECK(map.has("from=\"" + http_date(first) + "\""));
  CHECK(target(map.body, "first memento") == kOwn + "/eng/1/v/1.0");
  CHECK(target(map.body, "last memento") == kOwn + "/eng/1/v/3.0");
  CHECK(count(map.body, "datetime=") == 3);
}

TEST_CASE("a TimeGate leads to what stood at the instant asked for") {
  Served served;
  DocumentId id = served.release("Bridge opened").document;
  Time first = served.newsroom.now;
  served.act(proof::Kind::correct, id, "It is not that long.", "Bridge opened today");
  Time second = served.newsroom.now;
  auto led = [&](const std::string& when) { return served.get("/eng/1/timegate", when); };
  const std::string oldest = kOwn + "/eng/1/v/1.0";
  const std::string newest = kOwn + "/eng/1/v/2.0";
  CHECK(field(led(""), "Location") == newest);
  CHECK(field(led(http_date(first)), "Location") == oldest);
  CHECK(field(led(http_date(second - std::chrono::seconds(1))), "Location") == oldest);
  CHECK(field(led(http_date(second)), "Location") == newest);
  CHECK(field(led(http_date(first - std::chrono::days(9))), "Location") == oldest);  // 4.5.3
  CHECK(field(led(http_date(second + std::chrono::days(9))), "Location") == newest);
  Answered choice = led(http_date(first));
  CHECK(choice.status == 302);
  CHECK(field(choice, "Vary") == "Accept-Datetime");
  CHECK(target(field(choice, "Link"), "original") == kOwn + "/eng/1/bridge-opened-today");
  CHECK(field(choice, "Memento-Datetime").empty());
  CHECK(led("yesterday").status == 400);  // 4.5.2
  CHECK(served.get("/eng/2/timegate").status == 404);
  CHECK(served.get("/cir/1/timegate").status == 404);
}

TEST_CASE("a home page without texts leads to the variants that have some") {
  Served served;
  CHECK(served.get("/cir/").has("Још ништа није објављено"));
  served.release("Bridge opened");
  Answered home = served.get("/cir/");
  CHECK_FALSE(home.has("Још ништа није објављено"));
  CHECK(home.has("<a href=\"/eng/\" hreflang=\"en\" lang=\"en\">English</a>"));
}

TEST_CASE("the log page names the headline of a merged document") {
  Served served;
  DocumentId first = served.release("Bridge opened").document;
  served.release("The bridge is open");
  newsroom::ActRequest merge;
  merge.kind = proof::Kind::merge;
  merge.document = first;
  merge.into = DocumentId{2};
  REQUIRE(newsroom::perform(*served.newsroom, merge));
  Answered log = served.get("/eng/log");
  CHECK(count(log.body, "<a href=\"/eng/1/v/1.0\">Bridge opened</a>") == 2);
  CHECK(served.get("/eng/1/v/1.0").status == 200);
}

TEST_CASE("a variant that is not there leads to those that are, and tells nothing else") {
  Served served;
  DocumentId id = served.release("Bridge opened").document;
  Answered missing = served.get("/cir/1/bilo-sta");
  CHECK(missing.status == 404);
  CHECK(missing.has("href=\"/eng/1/bridge-opened\" hreflang=\"en\""));
  CHECK_FALSE(served.get("/cir/2/bilo-sta").has("hreflang=\"en\">Bridge"));
  CHECK(served.get("/cir/2/bilo-sta").body == served.get("/cir/3/bilo-sta").body);
  served.act(proof::Kind::retract, id, "This was never decided.");
  CHECK(served.get("/cir/1/bilo-sta").body == served.get("/cir/2/bilo-sta").body);
}

TEST_CASE("a withdrawn release does not lead, and both its proofs are offered") {
  Served served;
  served.release("Bridge opened");
  DocumentId id = served.release("Tunnel opened").document;
  CHECK(served.get("/eng/").has("<h2><a href=\"/eng/2/tunnel-opened\">"));
  served.act(proof::Kind::withdraw, id, "It is not open yet.");
  CHECK(served.get("/eng/").has("<h2><a href=\"/eng/1/bridge-opened\">"));
  CHECK(served.get("/eng/").has("Tunnel opened"));
  Answered page = served.get("/eng/2/tunnel-opened");
  std::size_t newest = page.body.find("href=\"/proof/2/2.glasnik\"");
  std::size_t words = page.body.find("href=\"/proof/2/1.glasnik\"");
  CHECK(newest != page.body.npos);
  CHECK(words != page.body.npos);
  CHECK(newest < words);
}

TEST_CASE("the feed of acts tells every act in every variant") {
  Served served;
  DocumentId id = served.release("Bridge opened").document;
  served.act(proof::Kind::correct, id, "It is not that long.", "Bridge opened today");
  Answered feed = served.get("/cir/acts.atom");
  CHECK(count(feed.body, "<entry>") == 3);  // two acts, and the log's first entry
  CHECK(feed.has("исправка: Bridge opened today"));
  CHECK(feed.has("href=\"" + kOwn + "/eng/1/v/2.0\""));
}

TEST_CASE("a slash too many is forgiven in one hop") {
  Served served;
  served.release("Bridge opened");
  Answered moved = served.get("/eng/1/");
  CHECK(moved.status == 301);
  CHECK(field(moved, "Location") == "/eng/1/bridge-opened");
  CHECK(served.get("/1/").status == 302);
}

namespace {

// Logs what somebody outside is said to have seen of the log as it stands.
void log_anchor(Served& served, proof::AnchorKind kind) {
  auto newest = served.newsroom->database().read(
      [](store::Session& session) { return ledger::newest_checkpoint(session); });
  REQUIRE(newest);
  proof::Entry entry;
  entry.kind = proof::Kind::anchor;
  entry.what = kind;
  entry.tree = {(*newest)->size, (*newest)->root};
  entry.token = "a token";
  REQUIRE(served.newsroom->ledger().pass(
      [&](store::Session&, ledger::Appender& appender) -> Result<void> {
        TRY_VOID(appender.append(entry));
        return {};
      }));
}

proof::Bundle bundle_at(Served& served, const std::string& target) {
  Answered answer = served.get(target);
  REQUIRE(answer.status == 200);
  auto bundle = proof::read_bundle(answer.body);
  REQUIRE(bundle);
  return *bundle;
}

}  // namespace

TEST_CASE("the log page and the feed of acts name each kind of entry in words, anchors too") {
  Served served;
  served.release("Bridge opened");
  log_anchor(served, proof::AnchorKind::rfc3161);
  log_anchor(served, proof::AnchorKind::cades);
  for (const char* target : {"/eng/log", "/eng/acts.atom"}) {
    Answered page = served.get(target);
    CHECK(page.status == 200);
    CHECK_FALSE(page.has("ACT_"));
    CHECK(page.has("timestamp, tree size 2"));
    CHECK(page.has("seal, tree size 3"));
  }
  CHECK(served.get("/cir/log").has("временски жиг, величина стабла 2"));
}

TEST_CASE("an anchored bundle is proven under the checkpoint that a plain one is") {
  Served served;
  served.release("Bridge opened");
  CHECK(served.get("/proof/1/1.anchored.glasnik").status == 404);
  REQUIRE(served.newsroom->database().write([](store::Session& session) {
    return session.execute("UPDATE checkpoints SET witnessed = 1 WHERE size = 2");
  }));
  log_anchor(served, proof::AnchorKind::rfc3161);
  proof::Bundle anchored = bundle_at(served, "/proof/1/1.anchored.glasnik");
  CHECK(anchored.anchors.size() == 1);
  CHECK(anchored.proof == bundle_at(served, "/proof/1/1.glasnik").proof);
}
