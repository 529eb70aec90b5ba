#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "site/frame.h"
#include "site/pages.h"
#include "site/stream.h"
#include "text/format.h"

namespace glasnik::site {
namespace {

constexpr std::int64_t kPerPage = 50;
constexpr std::string_view kTypes[] = {"news", "statement"};

// What the form asked for. What cannot be read as a date or a type is as if it had not been asked.
struct Asked {
  std::optional<Date> from;
  std::optional<Date> to;  // the last day, itself included
  std::string type;
  std::int64_t page = 1;
};

std::optional<Date> date_of(const http::Request& request, std::string_view name) {
  auto text = request.parameter(name);
  if (!text) return std::nullopt;
  auto date = parse_iso_date(*text);
  return date ? std::optional(*date) : std::nullopt;
}

Asked asked_by(const http::Request& request) {
  Asked asked{date_of(request, "from"), date_of(request, "to"), "", 1};
  auto type = request.parameter("type");
  if (type && std::find(std::begin(kTypes), std::end(kTypes), *type) != std::end(kTypes)) {
    asked.type = *type;
  }
  if (auto page = request.parameter("page")) {
    std::int64_t number = 0;
    auto [end, code] = std::from_chars(page->data(), page->data() + page->size(), number);
    if (code == std::errc() && number > 1 && number < 1'000'000) asked.page = number;
  }
  return asked;
}

record::ListQuery query_of(const View& view, const Asked& asked) {
  record::ListQuery query;
  query.lang = view.variant->tag;
  query.type = asked.type;
  query.from = asked.from;
  query.to = asked.to;
  query.skip = (asked.page - 1) * kPerPage;
  query.limit = kPerPage;
  return query;
}

std::string address(const View& view, const Asked& asked) {
  std::string query;
  auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) query += fmt::format("{}{}={}", query.empty() ? "?" : "&", name, value);
  };
  add("from", asked.from ? iso_date(*asked.from) : "");
  add("to", asked.to ? iso_date(*asked.to) : "");
  add("type", asked.type);
  add("page", asked.page > 1 ? std::to_string(asked.page) : "");
  return archive_path(*view.variant) + query;
}

// The year asked for, if the period is within one.
std::optional<int> year_of(const Asked& asked) {
  if (!asked.from || !asked.to || asked.from->year() != asked.to->year()) return std::nullopt;
  return static_cast<int>(asked.from->year());
}

Asked of_year(Asked asked, int year) {
  asked.from = Date(std::chrono::year(year) / 1 / 1);
  asked.to = Date(std::chrono::year(year) / 12 / 31);
  asked.page = 1;
  return asked;
}

Asked of_month(Asked asked, int year, unsigned month) {
  auto first = std::chrono::year(year) / static_cast<int>(month);
  asked.from = Date(first / 1);
  asked.to = Date(first / std::chrono::last);
  asked.page = 1;
  return asked;
}

std::string share(std::int64_t count, std::int64_t most) {
  return fmt::format("{}%", most > 0 ? count * 100 / most : 0);
}

std::int64_t most_of(const std::vector<record::PeriodCount>& counts) {
  std::int64_t most = 0;
  for (const record::PeriodCount& count : counts) most = std::max(most, count.count);
  return most;
}

// Years, or the months of the year asked for, each with its count.
Result<void> fill_periods(const View& view, const Asked& asked, Dictionary& page) {
  std::optional<int> year = year_of(asked);
  text::Style style = text::style_of(view.variant->tag);
  record::ListQuery query;
  query.lang = view.variant->tag;
  query.type = asked.type;
  if (year) query = query_of(view, of_year(asked, *year));
  TRY(auto counts, year ? record::count_by_month(view.session(), query)
                        : record::count_by_year(view.session(), query));
  if (counts.empty()) return {};
  Dictionary& periods = *page.AddSectionDictionary("PERIODS");
  periods.SetValue("PERIODS_LABEL", year ? std::to_string(*year) : view.word("YEARS"));
  for (const record::PeriodCount& count : counts) {
    Dictionary& row = *periods.AddSectionDictionary("PERIOD");
    int counted_year = std::stoi(count.period.substr(0, 4));
    unsigned month = year ? static_cast<unsigned>(std::stoi(count.period.substr(5, 2))) : 1;
    Asked narrower = year ? of_month(asked, *year, month) : of_year(asked, counted_year);
    row.SetValue("PERIOD_HREF", address(view, narrower));
    row.SetValue("PERIOD_LABEL", year ? text::month_name(month, style) : count.period);
    row.SetValue("PERIOD_COUNT", text::number(count.count, style));
    row.SetValue("PERIOD_PART", share(count.count, most_of(counts)));
    if (narrower.from == asked.from && narrower.to == asked.to) row.ShowSection("PERIOD_CHOSEN");
  }
  Asked wider = asked;
  wider.from.reset();
  wider.to.reset();
  wider.page = 1;
  if (year) periods.SetValueAndShowSection("PERIODS_UP_HREF", address(view, wider), "PERIODS_UP");
  return {};
}

Result<void> fill_types(const View& view, const Asked& asked, Dictionary& page) {
  Dictionary& types = *page.AddSectionDictionary("TYPES");
  std::vector<std::int64_t> counts;
  for (std::string_view type : kTypes) {
    Asked narrower = asked;
    narrower.type = type;
    TRY(std::int64_t count, record::count(view.session(), query_of(view, narrower)));
    counts.push_back(count);
  }
  std::int64_t most = *std::max_element(counts.begin(), counts.end());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    Asked narrower = asked;
    narrower.type = asked.type == kTypes[i] ? "" : kTypes[i];
    narrower.page = 1;
    Dictionary& row = *types.AddSectionDictionary("KIND");
    row.SetValue("KIND_HREF", address(view, narrower));
    row.SetValue("KIND_LABEL", type_word(view, std::string(kTypes[i])));
    row.SetValue("KIND_COUNT", text::number(counts[i], text::style_of(view.variant->tag)));
    row.SetValue("KIND_PART", share(counts[i], most));
    if (asked.type == kTypes[i]) row.ShowSection("KIND_CHOSEN");
  }
  return {};
}

void fill_form(const View& view, const Asked& asked, Dictionary& page) {
  page.SetValue("ACTION", archive_path(*view.variant));
  page.SetValue("FROM", asked.from ? iso_date(*asked.from) : "");
  page.SetValue("TO", asked.to ? iso_date(*asked.to) : "");
  for (std::string_view type : kTypes) {
    Dictionary& choice = *page.AddSectionDictionary("TYPE_CHOICE");
    choice.SetValue("TYPE_VALUE", std::string(type));
    choice.SetValue("TYPE_LABEL", type_word(view, std::string(type)));
    if (asked.type == type) choice.ShowSection("TYPE_CHOSEN");
  }
}

void fill_pager(const View& view, const Asked& asked, std::int64_t total, Dictionary& page) {
  text::Style style = text::style_of(view.variant->tag);
  std::int64_t pages = (total + kPerPage - 1) / kPerPage;
  Dictionary& counted = *page.AddSectionDictionary("COUNTED");
  counted.SetValue("SHOWN_FIRST", text::number((asked.page - 1) * kPerPage + 1, style));
  counted.SetValue("SHOWN_LAST", text::number(std::min(asked.page * kPerPage, total), style));
  counted.SetValue("TOTAL", text::number(total, style));
  if (pages < 2) return;
  Dictionary& pager = *page.AddSectionDictionary("PAGES");
  pager.SetValue("PAGE", text::number(asked.page, style));
  pager.SetValue("PAGES_TOTAL", text::number(pages, style));
  Asked other = asked;
  if (asked.page > 1) {
    other.page = asked.page - 1;
    pager.SetValueAndShowSection("NEWER_HREF", address(view, other), "NEWER");
  }
  if (asked.page < pages) {
    other.page = asked.page + 1;
    pager.SetValueAndShowSection("FURTHER_HREF", address(view, other), "FURTHER");
  }
}

}  // namespace

Answer archive_page(const http::Request& request, View& view) {
  view.read.lists = true;
  Asked asked = asked_by(request);
  record::ListQuery query = query_of(view, asked);
  TRY(std::int64_t total, record::count(view.session(), query));
  TRY(auto items, record::list(view.session(), query));
  Dictionary page("archive");
  fill_form(view, asked, page);
  if (items.empty()) page.ShowSection("NOTHING");
  if (!items.empty()) {
    fill_pager(view, asked, total, page);
    view.canonical = address(view, asked);
  }
  fill_stream(view, items, page);
  TRY_VOID(fill_periods(view, asked, page));
  TRY_VOID(fill_types(view, asked, page));
  Frame frame;
  frame.title = view.word("ARCHIVE");
  frame.description = view.variant->institution + ": " + view.word("ARCHIVE");
  frame.path = archive_path(*view.variant);
  frame.elsewhere = everywhere(view, archive_path);
  frame.at = Frame::At::archive;
  frame.noindex = request.target != frame.path;
  frame.show_record = true;
  fill_frame(view, frame, page);
  return http::Response(html_page(view, "archive.tpl", page));
}

}  // namespace glasnik::site
