#include "cli/demo.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "cli/demo_script.h"
#include "cli/output.h"
#include "newsroom/acts.h"
#include "newsroom/attach.h"
#include "newsroom/compose.h"
#include "newsroom/rewrite.h"
#include "site/embedded.h"
#include "text/translit.h"

extern char** environ;

namespace glasnik::cli {
namespace {

namespace fs = std::filesystem;

// A directory of its own for the demo's sources and pictures, gone afterwards.
class Workshop {
 public:
  static Result<Workshop> open() {
    std::string path = (fs::temp_directory_path() / "glasnik-demo.XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr) {
      return Error{Code::unavailable,
                   "cannot make a directory in " + fs::temp_directory_path().string()};
    }
    Workshop workshop(path);
    for (const site::EmbeddedFile& file : site::demo_files()) {
      fs::path target = fs::path(path) / file.name;
      std::error_code error;
      fs::create_directories(target.parent_path(), error);
      TRY_VOID(write_durably(operating_system_files(), target.string(), file.octets));
    }
    return workshop;
  }
  Workshop(Workshop&& other) noexcept : path_(std::exchange(other.path_, "")) {}
  ~Workshop() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  explicit Workshop(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

Result<void> run_shell(const std::string& script, const std::string& argument) {
  std::string shell = "sh", program = script, given = argument;
  char* arguments[] = {shell.data(), program.data(), given.data(), nullptr};
  pid_t child = 0;
  if (::posix_spawnp(&child, "sh", nullptr, nullptr, arguments, environ) != 0) {
    return Error{Code::unavailable, "cannot run " + script};
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return Error{Code::unavailable,
               "the demo's pictures could not be drawn: install ffmpeg and libvips-tools"};
}

// One public act of the story at its time.
struct Step {
  Time at;
  const DemoRelease* release;
  const DemoAct* act = nullptr;  // null: the release itself
};

Result<Time> instant_of(const text::Zone& zone, const std::string& wall) {
  if (wall.size() != 16)
    return Error{Code::invalid, "demo.toml: a time is written 2026-03-12T11:30"};
  TRY(Time utc, parse_rfc3339(wall + ":00Z"));
  auto date = std::chrono::floor<std::chrono::days>(utc);
  std::chrono::hh_mm_ss clock{utc - date};
  auto instants = zone.instants({Date(date), static_cast<int>(clock.hours().count()),
                                 static_cast<int>(clock.minutes().count()), 0, 0});
  if (instants.empty()) return Error{Code::invalid, "demo.toml: no such time: " + wall};
  return instants.front();
}

Result<std::vector<Step>> steps_of(const DemoScript& script, const text::Zone& zone) {
  std::vector<Step> steps;
  for (const DemoRelease& release : script.releases) {
    TRY(Time published, instant_of(zone, release.published));
    steps.push_back({published, &release});
    for (const DemoAct& act : release.acts) {
      TRY(Time at, instant_of(zone, act.at));
      steps.push_back({at, &release, &act});
    }
  }
  std::stable_sort(steps.begin(), steps.end(), [](auto& a, auto& b) { return a.at < b.at; });
  return steps;
}

class Storyteller {
 public:
  Storyteller(newsroom::Newsroom& newsroom, const Workshop& workshop)
      : newsroom_(newsroom), workshop_(workshop) {}

  Result<void> tell(const Step& step) {
    return step.act == nullptr ? release(*step.release) : perform_act(*step.release, *step.act);
  }

 private:
  Result<std::vector<newsroom::SourceText>> sources_of(const std::string& stem) {
    std::vector<newsroom::SourceText> sources;
    for (const Variant& variant : newsroom_.config().variants) {
      if (variant.role == VariantRole::derived) continue;
      std::string path = workshop_.file("releases/" + stem + "." + variant.segment + ".txt");
      TRY(Bytes octets, read_file(operating_system_files(), path, 1 << 20));
      sources.push_back({variant.tag, std::move(octets), std::nullopt});
    }
    return sources;
  }

  Result<record::Content> compose(const std::string& stem) {
    TRY(auto sources, sources_of(stem));
    TRY(auto composed, newsroom::compose(sources, newsroom_.config(), newsroom_.seams().random));
    composed.content.claimed_date.reset();  // told at its own time, it needs no claim
    return std::move(composed.content);
  }

  Result<void> attach(const DemoMedia& media, record::Content& content) {
    newsroom::Attachment attachment;
    attachment.path = workshop_.file("media/" + media.scene + (media.film ? ".mp4" : ".jpg"));
    attachment.preview = workshop_.file("media/" + media.scene + ".preview.webp");
    attachment.credits = media.credit;
    for (const auto& [tag, words] : media.caption) attachment.words[tag].caption = words;
    for (const auto& [tag, words] : media.alt) attachment.words[tag].alt = words;
    for (const auto& [tag, words] : media.transcript) attachment.words[tag].transcript = words;
    TRY_VOID(newsroom::attach(newsroom_, attachment, content));
    return {};
  }

  Result<void> release(const DemoRelease& release) {
    TRY(record::Content content, compose(release.stem));
    content.type = release.type;
    content.places = release.place;
    newsroom::derive_variants(content, newsroom_.config());
    for (const DemoMedia& media : release.media) TRY_VOID(attach(media, content));
    newsroom::ActRequest act;
    act.content = std::move(content);
    TRY(newsroom::Receipt receipt, newsroom::perform(newsroom_, act));
    documents_[release.stem] = receipt.document;
    return {};
  }

  Result<void> perform_act(const DemoRelease& release, const DemoAct& told) {
    newsroom::ActRequest act;
    TRY(act.kind, proof::parse_kind(told.kind));
    TRY(act.reason, proof::parse_reason(told.reason));
    act.document = documents_[release.stem];
    act.notes = told.note;
    if (!told.text.empty()) {
      TRY(record::Content before, newsroom::current_content(newsroom_, *act.document));
      TRY(auto sources, sources_of(told.text));
      TRY(auto composed,
          newsroom::rewrite(before, sources, newsroom_.config(), newsroom_.seams().random));
      act.content = std::move(composed.content);
    }
    TRY_VOID(newsroom::perform(newsroom_, act));
    return {};
  }

  newsroom::Newsroom& newsroom_;
  const Workshop& workshop_;
  std::map<std::string, DocumentId> documents_;
};

ConfigSeed seed_of(const DemoScript& script) {
  ConfigSeed seed{"mocz.example/log", default_variants(), script.contact, script.accent,
                  script.timezone};
  for (Variant& variant : seed.variants) {
    auto name = script.institution.find(variant.tag);
    variant.institution = name != script.institution.end()
                              ? name->second
                              : text::to_latin(script.institution.at(variant.of)).text;
  }
  return seed;
}

}  // namespace

Result<void> init_demo(const std::string& directory) {
  TRY(Workshop workshop, Workshop::open());
  TRY(Bytes toml, read_file(operating_system_files(), workshop.file("demo.toml"), 1 << 20));
  TRY(DemoScript script, parse_demo_script(toml));
  TRY(text::Zone zone, text::Zone::find(script.timezone));
  TRY(std::vector<Step> steps, steps_of(script, zone));
  say("drawing the demo's photos and films ...");
  TRY_VOID(run_shell(workshop.file("media.sh"), workshop.file("media")));
  TRY_VOID(run_shell(workshop.file("previews.sh"), workshop.file("media")));

  std::string config_text = default_config_text(seed_of(script));
  TRY(Config config, parse_config(config_text));
  // The story is told at its own times: the log's clock stands where each act happened.
  Time now = steps.front().at - std::chrono::minutes(1);
  newsroom::Seams seams;
  seams.clock.wall = [&now] { return now; };
  const std::string& name = config.variants.front().institution;
  TRY(auto newsroom, newsroom::make_directory(directory, config, name, seams));
  Storyteller storyteller(*newsroom, workshop);
  {
    Progress progress("releasing", steps.size());
    for (const Step& step : steps) {
      now = step.at;
      TRY_VOID(storyteller.tell(step));
      progress.advance();
    }
  }
  TRY_VOID(newsroom::finish_directory(*newsroom, config_text));
  say(fmt::format("made the demo newsroom in {}: {} releases, {} public acts", directory,
                  script.releases.size(), steps.size()));
  return {};
}

}  // namespace glasnik::cli
