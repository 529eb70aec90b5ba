// Searching as readers do: the page, the API, the feed of a search, the description for browsers.

#include <doctest/doctest.h>

#include <fstream>

#include "base/encoding.h"
#include "base/hash.h"
#include "newsroom/attach.h"
#include "site_fixture.h"

using namespace glasnik;
using test::Answered;
using test::Served;

namespace {

// One release in Cyrillic, from which Latin is derived.
DocumentId release(Served& served, const std::string& text) {
  served.newsroom.now += std::chrono::hours(1);
  auto receipt = served.newsroom.release(text, "sr-Cyrl");
  REQUIRE(receipt);
  return receipt->document;
}

std::string searching(const std::string& segment, const std::string& typed) {
  return "/" + segment + "/search?q=" + percent_encoded(typed, "");
}

}  // namespace

TEST_CASE("what is found is shown in the page's script, marked, whichever was typed") {
  Served served;
  release(served, "Нови мост у Долини\n\nМинистар је отворио мост.\n");
  for (const char* typed : {"мост", "most", "mostu"}) {
    Answered cyrillic = served.get(searching("cir", typed));
    CHECK(cyrillic.status == 200);
    CHECK(cyrillic.has("Нови <mark>мост</mark> у Долини"));
    CHECK(cyrillic.has("Министар је отворио <mark>мост</mark>."));
    Answered latin = served.get(searching("lat", typed));
    CHECK(latin.has("Novi <mark>most</mark> u Dolini"));
    CHECK(latin.has("href=\"/lat/1/novi-most-u-dolini\""));
  }
}

TEST_CASE("a document that the variant has not is found there in another") {
  Served served;
  release(served, "Нови мост\n\nЈе отворен.\n");
  Answered page = served.get("/eng/search?q=most");
  CHECK(page.has("lang=\"sr-Cyrl\""));
  CHECK(page.has("/cir/1/novi-most"));
}

TEST_CASE("what was typed is shown as text, and asks for nothing else") {
  Served served;
  served.release("Bridge opened");
  Answered page = served.get(searching("eng", "<script>\"x' OR 1 {body:bridge}"));
  CHECK(page.status == 200);
  CHECK_FALSE(page.has("<script>\"x"));
  CHECK(page.has("&lt;script&gt;"));
  CHECK(served.get("/eng/search").has("What are you looking for?"));
  CHECK(served.get("/eng/search?q=zzz").has("Nothing found"));
  CHECK(served.get("/eng/search?q=brigde").has("href=\"/eng/search?q=bridge\""));
}

TEST_CASE("searches are not kept: there are more than any cache could hold") {
  Served served;
  served.release("Bridge opened");
  std::size_t kept = served.site->cache().pages();
  for (int i = 0; i < 5; ++i) served.get("/eng/search?q=bridge&page=" + std::to_string(i));
  CHECK(served.site->cache().pages() == kept);
}

TEST_CASE("filters narrow, facets lead there, pages follow on each other") {
  Served served;
  for (int i = 0; i < 25; ++i) served.release("Bridge number " + std::to_string(i));
  Answered page = served.get("/eng/search?q=bridge");
  CHECK(page.has("1–20"));
  CHECK(page.has("href=\"/eng/search?q=bridge&amp;page=2\" rel=\"next\""));
  CHECK(page.has("href=\"/eng/search?q=bridge&amp;year=2026\""));
  CHECK(served.get("/eng/search?q=bridge&page=2").has("21–25"));
  CHECK(served.get("/eng/search?q=bridge&year=2025").has("Nothing found"));
  CHECK(served.get("/eng/search?q=bridge&to=2025").has("Nothing found"));
  CHECK(served.get("/eng/search?q=bridge+od:2026&type=news&lang=en&order=relevance").has("1–20"));
}

TEST_CASE("nothing that is not public is found, counted or suggested") {
  Served served;
  served.release("Bridge opened");
  served.release("Falcon landed");
  served.act(proof::Kind::retract, DocumentId{2}, "This was never released.");
  Answered page = served.get("/eng/search?q=falcon");
  CHECK(page.has("Nothing found"));
  CHECK_FALSE(served.get("/eng/search?q=falkon").has("falcon"));
  Answered answer = served.get("/api/v1/search?q=falcon&in=eng");
  CHECK(answer.has("\"count\":0"));
  CHECK(answer.has("\"years\":[]"));
  CHECK(served.get("/api/v1/search?q=opened&in=eng").has("\"count\":1"));
}

TEST_CASE("programs have an answer, a feed and a description") {
  Served served;
  served.release("Bridge opened");
  Answered answer = served.get("/api/v1/search?q=bridges&in=eng");
  CHECK(answer.status == 200);
  CHECK(answer.says("application/json"));
  CHECK(answer.has("\"url\":\"http://site.example/eng/1/bridge-opened\""));
  CHECK(answer.has("{\"text\":\"Bridge\",\"marked\":true}"));
  CHECK(served.get("/api/v1/search?q=x&in=nowhere").status == 404);
  Answered feed = served.get("/eng/search.atom?q=bridge");
  CHECK(feed.says("application/atom+xml"));
  CHECK(feed.has("<title>Bridge opened</title>"));
  CHECK(feed.has("href=\"http://site.example/eng/search.atom?q=bridge\""));
  Answered description = served.get("/eng/search.xml");
  CHECK(description.has("template=\"http://site.example/eng/search?q={searchTerms}\""));
  CHECK(served.get("/eng/").has("type=\"application/opensearchdescription+xml\""));
}

TEST_CASE("a query of 10 kB and one of 1,000 words are answered") {
  Served served;
  served.release("Bridge opened");
  std::string words;
  for (int i = 0; i < 1'000; ++i) words += "w" + std::to_string(i) + "+";
  for (const std::string& typed : {std::string(10'000, 'a'), words}) {
    Answered page = served.get("/eng/search?q=" + typed);
    CHECK(page.status == 200);
    CHECK(page.has("The query is too long"));
  }
}

TEST_CASE("while one types, words go on in the typed script, and releases in the page's") {
  Served served;
  release(served, "Нови мост у Долини\n\nМинистарство је отворило мост.\n");
  served.release("Bridge opened");
  Answered latin = served.get("/api/v1/suggest?in=cir&q=nov+minis");
  CHECK(latin.status == 200);
  CHECK(latin.has("{\"text\":\"nov ministarstvo\",\"lang\":\"sr-Latn\"}"));
  CHECK(
      latin.has("{\"text\":\"Нови мост у Долини\",\"lang\":\"sr-Cyrl\","
                "\"path\":\"/cir/1/novi-most-u-dolini\"}"));
  Answered cyrillic = served.get("/api/v1/suggest?in=lat&q=" + percent_encoded("минис", ""));
  CHECK(cyrillic.has("{\"text\":\"министарство\",\"lang\":\"sr-Cyrl\"}"));
  CHECK(cyrillic.has("\"text\":\"Novi most u Dolini\",\"lang\":\"sr-Latn\""));
  CHECK(served.get("/api/v1/suggest?in=cir&q=brid").has("{\"text\":\"bridge\",\"lang\":\"en\"}"));
  CHECK(served.get("/api/v1/suggest?in=cir&q=bridge+").has("\"words\":[],\"releases\":[]"));
  CHECK(served.get("/api/v1/suggest?in=cir").has("\"words\":[],\"releases\":[]"));
}

TEST_CASE("nothing that is not public is suggested while one types") {
  Served served;
  served.release("Falcon landed");
  CHECK(served.get("/api/v1/suggest?in=eng&q=falc").has("\"falcon\""));
  served.act(proof::Kind::retract, DocumentId{1}, "This was never released.");
  CHECK(served.get("/api/v1/suggest?in=eng&q=falc").has("\"words\":[],\"releases\":[]"));
}

TEST_CASE("a word is put right in the script and language that it belongs to") {
  Served served;
  release(served, "Министарство је отворило мост\n\nДанас.\n");
  served.release("Bridge opened");
  CHECK(served.get("/cir/search?q=ministrstvo").has(">министарство</a>"));
  CHECK(served.get("/lat/search?q=ministrstvo").has(">ministarstvo</a>"));
  CHECK(served.get("/cir/search?q=brigde").has(">bridge</a>"));
}

TEST_CASE("the search page runs its one script and nothing else") {
  Served served;
  Answered page = served.get("/eng/search?q=x");
  std::size_t begin = page.body.find("<script>") + 8;
  std::string script = page.body.substr(begin, page.body.find("</script>", begin) - begin);
  CHECK(script.find("combobox") != script.npos);
  CHECK(page.says("script-src 'sha256-" + base64(sha256(script).view()) + "'"));
  CHECK(page.has("data-suggest=\"/api/v1/suggest?in=eng\""));
}

TEST_CASE("what is said under a picture and in a film is found, and shown") {
  Served served;
  std::string picture = served.newsroom.root() + "/picture.gif";
  std::ofstream(picture, std::ios::binary)
      << std::string("GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", 35);
  newsroom::ActRequest act;
  act.content = served.newsroom.content("Bridge opened\n\nToday.\n");
  std::map<std::string, record::MediaWords> words{
      {"en", {"A heron beside the piers.", "A bridge.", "The minister says that lanterns help."}}};
  REQUIRE(
      newsroom::attach(*served.newsroom, {picture, "", {{"en", "Somebody"}}, words}, *act.content));
  auto receipt = newsroom::perform(*served.newsroom, act);
  REQUIRE_MESSAGE(receipt.ok(), (receipt.ok() ? "" : receipt.error().message));
  CHECK(served.get("/eng/search?q=herons").has("A <mark>heron</mark> beside the piers."));
  CHECK(served.get("/eng/search?q=lantern").has("says that <mark>lanterns</mark> help."));
}
