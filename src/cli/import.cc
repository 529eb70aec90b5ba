#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "cli/output.h"
#include "cli/report.h"
#include "cli/seams.h"
#include "cli/verbs.h"

namespace glasnik::cli {
namespace {

// Archives of many items; a single plain release may have at most text::kLargestInput.
constexpr std::uint64_t kLargestFile = 2ULL << 30U;

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

// "04-visit.eng.txt" is the variant with the segment "eng" of the release "04-visit".
struct Named {
  std::string release;
  const Variant* variant = nullptr;
};
Named named(const std::string& path, const Config& config) {
  std::string name = file_name(path);
  std::size_t last = name.rfind('.');
  if (last == std::string::npos) return {};
  std::size_t before = name.rfind('.', last - 1);
  if (before == std::string::npos || last == 0) return {};
  const Variant* variant = config.by_segment(name.substr(before + 1, last - before - 1));
  if (variant == nullptr) return {};
  return {path.substr(0, path.size() - name.size()) + name.substr(0, before), variant};
}

struct Gathered {
  std::vector<newsroom::ImportItem> items;
  std::uint64_t unreadable = 0;
};

Result<Gathered> gather(const ImportOptions& options, const Config& config) {
  Gathered gathered;
  std::map<std::string, std::size_t> by_release;  // place among the items
  std::string chosen = options.variant.empty() ? config.variants.front().tag : options.variant;
  const Variant* given = config.by_tag(chosen) ? config.by_tag(chosen) : config.by_segment(chosen);
  if (given == nullptr) {
    return Error{Code::invalid,
                 fmt::format("--variant {}: this newsroom has no such variant", chosen)};
  }
  for (const std::string& path : options.files) {
    auto octets = read_file(operating_system_files(), path, kLargestFile);
    if (!octets) {
      gathered.items.push_back({path, {{given->tag, "", std::nullopt}}, octets.error().message});
      continue;
    }
    Named name = options.variant.empty() ? named(path, config) : Named{};
    bool archive = path.ends_with(".jsonl");
    if (name.variant == nullptr || archive) {
      const Variant* variant = name.variant != nullptr ? name.variant : given;
      auto items = newsroom::items_of_file(file_name(path), *std::move(octets), variant->tag);
      std::move(items.begin(), items.end(), std::back_inserter(gathered.items));
      continue;
    }
    newsroom::SourceText source{name.variant->tag, *std::move(octets), std::nullopt};
    auto [place, fresh] = by_release.try_emplace(name.release, gathered.items.size());
    auto has_variant = [&](const newsroom::ImportItem& item) {
      return std::any_of(item.sources.begin(), item.sources.end(),
                         [&](const newsroom::SourceText& s) { return s.lang == source.lang; });
    };
    if (!fresh && has_variant(gathered.items[place->second])) {
      place->second = gathered.items.size();
      fresh = true;
    }
    if (fresh) gathered.items.push_back({file_name(name.release), {}, ""});
    gathered.items[place->second].sources.push_back(std::move(source));
  }
  return gathered;
}

// A claimed day is one that has been. Tomorrow's may have begun elsewhere.
Result<Date> claimed_date(const std::string& option, Time now) {
  auto date = parse_iso_date(option);
  if (!date) return date.error().within("--date " + option);
  bool future = std::chrono::sys_days(*date) > now + std::chrono::days(1);
  if (future || date->year() < std::chrono::year(1000)) {
    return Error{Code::invalid,
                 fmt::format("--date {}: give a day of the past, as the source claims it", option)};
  }
  return *date;
}

}  // namespace

Result<void> import_files(const ImportOptions& options) {
  TRY(auto newsroom, newsroom::Newsroom::open(options.directory, newsroom::Access::write, seams()));
  TRY(Gathered gathered, gather(options, newsroom->config()));
  newsroom::ImportOptions how;
  how.type = options.type;
  how.release = options.release;
  if (!options.date.empty()) {
    TRY(how.date, claimed_date(options.date, newsroom->seams().clock.wall()));
  }
  if (!options.attachments.empty() && gathered.items.size() != 1) {
    return Error{Code::invalid, "--attach goes with one release: import the others without it"};
  }
  for (const std::string& path : options.attachments) how.attachments.push_back({path, "", {}, {}});
  bool brief = options.quiet || gathered.items.size() > 20;
  std::map<newsroom::Outcome, std::uint64_t> outcomes;
  std::uint64_t total = gathered.items.size();
  {
    Progress progress("importing", total);
    auto report = [&](const newsroom::ItemReport& item) {
      ++outcomes[item.outcome];
      progress.advance();
      bool notable = item.outcome == newsroom::Outcome::refused || !options.quiet;
      if (notable) std::fputs(import_report(item, newsroom->config(), brief).c_str(), stdout);
    };
    TRY_VOID(newsroom::import_items(*newsroom, std::move(gathered.items), how, report));
  }
  say(fmt::format("{}: {} released, {}, {} already there, {} refused",
                  counted(total, "item", "items"), outcomes[newsroom::Outcome::released],
                  counted(outcomes[newsroom::Outcome::drafted], "draft", "drafts"),
                  outcomes[newsroom::Outcome::present], outcomes[newsroom::Outcome::refused]));
  if (outcomes[newsroom::Outcome::refused] > 0) {
    return Error{Code::invalid, "some items were refused: see above; nothing of them was kept"};
  }
  return {};
}

}  // namespace glasnik::cli
