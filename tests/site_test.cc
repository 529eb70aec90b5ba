#include <doctest/doctest.h>

#include "record/listing.h"
#include "site/frame.h"
#include "site_fixture.h"

using namespace glasnik;
using site::Site;
using test::answered;
using test::Answered;
using test::count;
using test::Served;
using test::TestNewsroom;

TEST_CASE("health tells what is due soon, and stays ok") {
  Served served;
  CHECK(served.get("/healthz").body == "ok\n");
  served.due = {"key 01234567 should retire"};
  Answered answer = served.get("/healthz");
  CHECK(answer.status == 200);
  CHECK(answer.body == "ok\ndue: key 01234567 should retire\n");
}

TEST_CASE("a refusal has the status it is for and the fields of every answer") {
  Served served;
  for (http::Handler* door : {static_cast<http::Handler*>(&served.site->world()),
                              static_cast<http::Handler*>(&served.site->newsroom())}) {
    for (int status : {400, 405, 408, 413, 414, 417, 421, 431, 500, 503}) {
      Answered refusal = answered(http::prepare(door->refusal(status)));
      CHECK(refusal.status == status);
      CHECK(refusal.has(std::to_string(status)));
      CHECK(refusal.says("X-Content-Type-Options: nosniff"));
      CHECK(refusal.says("Content-Security-Policy: "));
    }
  }
  CHECK_FALSE(answered(http::prepare(served.site->world().refusal(421))).has("<code></code>"));
}

TEST_CASE("the checkpoint is not to be had while the log stands still") {
  Served served;
  CHECK(served.get("/log/checkpoint").status == 200);
  served.condition = ledger::Condition{"log_rolled_back", 100, 140, "an older copy"};
  Answered still = served.get("/log/checkpoint");
  CHECK(still.status == 503);
  CHECK(still.body == R"({"error":"log_rolled_back","have":100,"seen":140})");
  CHECK(still.says("Content-Type: application/json"));
  CHECK(still.says("Access-Control-Allow-Origin: *"));
  CHECK(served.get("/log/vkey").status == 200);
  CHECK(served.get("/log/tile/0/000.p/1").status == 200);
  CHECK(served.get("/eng/").status == 200);
  CHECK(served.get("/eng/log").has("The log stands still"));
  served.condition.reset();
  CHECK(served.get("/log/checkpoint").status == 200);
  CHECK_FALSE(served.get("/eng/log").has("The log stands still"));
}

TEST_CASE("a page is kept under its one address, whatever else leads to it") {
  Served served;
  served.release("Bridge opened");
  const std::vector<std::string> pages = {"/eng/",
                                          "/eng/archive",
                                          "/eng/log",
                                          "/eng/feed.atom",
                                          "/eng/acts.json",
                                          "/robots.txt",
                                          "/sitemap.xml",
                                          "/sitemap/1.xml",
                                          "/log/vkey",
                                          "/log/policy",
                                          "/eng/1/bridge-opened",
                                          "/eng/1/v/1.0",
                                          "/proof/1/1.glasnik",
                                          "/proof/1/1/en/lead.glasnik",
                                          "/eng/1/v/1.0/cite",
                                          "/eng/1/v/1.0/cite/lead",
                                          "/eng/1/timemap",
                                          "/log/verify",
                                          "/log/tile/0/000.p/2",
                                          "/eng/archive?type=news"};
  for (const std::string& page : pages) {
    CHECK(served.get(page).status == 200);
    http::Head head;
    head.target = page;
    CHECK_MESSAGE(served.site->world().cached(head) != nullptr, page);
  }
  std::size_t kept = served.site->cache().pages();
  CHECK(kept == pages.size());
  for (const std::string& page : pages) {
    for (int i = 0; i < 20; ++i) {
      std::string junk = (page.find('?') == page.npos ? "?" : "&") + ("junk=" + std::to_string(i));
      CHECK(served.get(page + junk).status < 400);
    }
  }
  CHECK(served.get("/%65ng/").status == 200);
  CHECK(served.get("/r%6Fbots.txt").status == 200);
  CHECK(served.get("/eng/archive?page=999").status == 200);
  CHECK(served.site->cache().pages() == kept);
}

TEST_CASE("a retracted text is gone, its retraction can be proven") {
  Served served;
  DocumentId id = served.release("Bridge opened").document;
  served.act(proof::Kind::retract, id, "This was never decided.");
  for (const char* target : {"/eng/1/bridge-opened", "/eng/1/any-slug", "/eng/1/v/1.0"}) {
    Answered gone = served.get(target);
    CHECK(gone.status == 410);
    CHECK(gone.has("<p class=\"code\">410</p>"));
    CHECK(gone.has("This was never decided."));
    CHECK(gone.has("/proof/1.glasnik"));
    CHECK(gone.has("/log/verify#en"));  // where a proof that was kept is checked
  }
  CHECK(served.get("/proof/1.glasnik").says("Location: /proof/1/2.glasnik"));
  CHECK(served.get("/proof/1/2.glasnik").status == 200);
  CHECK(served.get("/proof/1/2.record.json").has("This was never decided."));
  for (const char* words : {"/proof/1/1.glasnik", "/proof/1/1.record.json"}) {
    Answered gone = served.get(words);
    CHECK(gone.status == 410);
    CHECK(gone.has("This was never decided."));
    CHECK_FALSE(gone.has("minister"));
  }
  CHECK(served.get("/proof/1/1.entry.json").status == 200);
  for (int i = 0; i < 20; ++i) served.get("/eng/1/slug-" + std::to_string(i));
  for (int i = 1; i < 20; ++i) served.get("/eng/1/v/" + std::to_string(i) + ".0");
  CHECK(served.site->cache().pages() <= 4);  // the page itself, two proofs, an entry
}

TEST_CASE("a corrected release shows its correction, whatever came after") {
  Served served;
  DocumentId id = served.release("Bridge opened").document;
  served.act(proof::Kind::correct, id, "It is not that long.", "Bridge opened today");
  Time corrected = served.newsroom.now;
  served.act(proof::Kind::add_media, id, "", "Bridge opened at noon");
  Answered home = served.get("/eng/");
  std::size_t at = home.body.find("id=\"corrections\"");
  REQUIRE(at != home.body.npos);
  std::string corrections = home.body.substr(at, home.body.find("</section>", at) - at);
  CHECK(count(corrections, "<li>") == 1);
  CHECK(corrections.find("It is not that long.") != corrections.npos);
  CHECK(corrections.find("Bridge opened at noon") != corrections.npos);
  CHECK(corrections.find(rfc3339(corrected).substr(0, 10)) != corrections.npos);
}

TEST_CASE("corrections and updates go to the top of feeds, lesser acts stay in place") {
  Served served;
  DocumentId first = served.release("First release").document;
  DocumentId second = served.release("Second release").document;
  DocumentId third = served.release("Third release").document;
  auto order = [&](const std::string& feed) {
    std::vector<std::pair<std::size_t, char>> found;
    for (const char* word : {"First", "Second", "Third"}) {
      found.push_back({served.get(feed).body.find(std::string(word) + " release"), word[0]});
    }
    std::sort(found.begin(), found.end());
    return std::string{found[0].second, found[1].second, found[2].second};
  };
  CHECK(order("/eng/feed.atom") == "TSF");
  served.act(proof::Kind::add_media, third, "", "Third release");
  served.act(proof::Kind::add_media, first, "", "First release");
  CHECK(order("/eng/feed.atom") == "TSF");
  served.act(proof::Kind::correct, second, "It is not that long.", "Second release");
  for (const char* feed : {"/eng/feed.atom", "/eng/feed.rss", "/eng/feed.json"}) {
    CHECK(order(feed) == "STF");
    CHECK(count(served.get(feed).body, "Second release") == 1);
  }
  served.act(proof::Kind::update, first, "More is known now.", "First release");
  CHECK(order("/eng/feed.atom") == "FST");
}

TEST_CASE("a feed's names do not hang on where it is served, and say what is gone") {
  Served served;
  DocumentId id = served.release("Bridge opened").document;
  Answered feed = served.get("/eng/feed.atom");
  CHECK(feed.has("<id>tag:glasnik.example,2026:eng:feed</id>"));
  CHECK(feed.has("<id>tag:glasnik.example,2026:eng:1</id>"));
  CHECK_FALSE(feed.has("deleted-entry"));
  CHECK(served.get("/eng/acts.atom").has("<id>tag:glasnik.example,2026:eng:acts</id>"));
  served.act(proof::Kind::retract, id, "This was never decided.");
  feed = served.get("/eng/feed.atom");
  CHECK_FALSE(feed.has("<entry>"));
  std::string when = rfc3339(served.newsroom.now);
  CHECK(feed.has("<at:deleted-entry ref=\"tag:glasnik.example,2026:eng:1\" when=\"" + when +
                 "\"><at:comment>This was never decided.</at:comment></at:deleted-entry>"));
  CHECK(feed.has("<updated>" + when + "</updated>"));
  CHECK_FALSE(served.get("/cir/feed.atom").has("deleted-entry"));  // it was never there
}

TEST_CASE("the sitemap's index names only pages that have documents") {
  Served served;
  CHECK(count(served.get("/sitemap.xml").body, "<loc>") == 1);
  served.release("Bridge opened");
  REQUIRE(served.newsroom->database()
              .write([](store::Session& session) -> Result<void> {
                TRY_VOID(session.execute(
                    "UPDATE published SET doc = 202320001000123 WHERE lang = 'en'"));
                return {};
              })
              .ok());
  served.release("Tunnel opened");
  Answered index = served.get("/sitemap.xml");
  CHECK(count(index.body, "<loc>") == 2);
  CHECK(index.has("<loc>http://site.example/sitemap/1.xml</loc>"));
  CHECK(index.has("<loc>http://site.example/sitemap/202320001001.xml</loc>"));
  CHECK(served.get("/sitemap/202320001001.xml").status == 200);
  CHECK(served.get("/sitemap/2.xml").status == 404);
}

TEST_CASE("pages and maps name the address that leads each reader to their own variant") {
  Served served;
  served.release("Bridge opened");
  const std::string link = "hreflang=\"x-default\" href=\"http://site.example/";
  CHECK(served.get("/sitemap/1.xml").has(link + "1\""));
  CHECK(served.get("/eng/1/bridge-opened").has(link + "1\""));
  CHECK(served.get("/eng/").has(link + "\""));
}

TEST_CASE("a page promises https for its own host only") {
  Served secure("https://site.example");
  CHECK(secure.get("/eng/").says("Strict-Transport-Security: max-age=31536000\r\n"));
  CHECK(answered(http::prepare(secure.site->world().refusal(400))).says("max-age=31536000\r\n"));
  CHECK_FALSE(Served().get("/eng/").says("Strict-Transport-Security"));
}

TEST_CASE("a site that cannot be served says which setting is at fault") {
  TestNewsroom newsroom;
  auto fault = [&](const std::string& from, const std::string& to) {
    ConfigSeed seed{"glasnik.example/log", default_variants(), {}, "#14375e", "Europe/Belgrade"};
    std::string text = default_config_text(seed);
    text.replace(text.find(from), from.size(), to);
    auto other = newsroom::Newsroom::open_with(newsroom.directory(), *parse_config(text),
                                               newsroom::Access::read, newsroom.seams());
    auto made = Site::make(**other, "http://site.example", {}, {});
    return made ? "made" : made.error().message;
  };
  for (const char* word : {"sitemap", "log", "proof", "healthz", "theme", "api", "witness"}) {
    CHECK(fault("\"lat\"", "\"" + std::string(word) + "\"") ==
          "glasnik.toml: segment '" + std::string(word) +
              "' of sr-Latn: addresses of the site itself begin so: choose another");
  }
  CHECK(fault("# theme = \"default\"", "theme = \"nosuchtheme\"") ==
        "glasnik.toml: theme: there is no directory " + newsroom.directory() +
            "/nosuchtheme: make it, or write \"default\"");
}

TEST_CASE("a telephone number is dialled by its digits") {
  CHECK(site::dialled("+381 11 555-010") == "+38111555010");
  CHECK(site::dialled("(011) 555/010") == "011555010");
  CHECK(site::dialled("") == "");
}
