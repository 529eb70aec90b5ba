#include "cli/act_help.h"

#include <fmt/format.h>

#include "newsroom/standing.h"
#include "proof/entry.h"

namespace glasnik::cli {
namespace {

using proof::Kind;

struct Group {
  std::string_view needs;  // beside DIR and ID
  std::string_view example;
};

constexpr Group kOfDraft = {"ID is the draft's key", "glasnik act DIR release DRAFTKEY"};
constexpr Group kOfTexts = {"--text", "glasnik act DIR typography 7 --text en=release.txt"};
constexpr Group kOfTextsAndNotes = {
    "--text, --reason, --note",
    "glasnik act DIR correct 7 --text en=release.txt --reason number \\\n"
    "    --note en=\"The first version gave a wrong sum.\" --note cir=\"У првој верзији збир није "
    "био тачан.\""};
constexpr Group kOfNotes = {
    "--reason, --note",
    "glasnik act DIR withdraw 7 --reason fact \\\n"
    "    --note en=\"The bridge is not open yet.\" --note cir=\"Мост још није отворен.\""};
constexpr Group kOfMerge = {"--into", "glasnik act DIR merge 7 --into 9"};
constexpr Group kOfRemoval = {
    "--part or --all, --basis, --order or --order-words, --authority, --note, and --copy or "
    "--no-copy-waiver",
    "glasnik act DIR remove_legal 7 --dry-run        shows the parts, does nothing"};

struct Act {
  Kind kind;
  std::string_view what;
  const Group* group;
};
constexpr Act kActs[] = {
    {Kind::release, "makes a draft public", &kOfDraft},
    {Kind::typography, "mends what is misspelt, and nothing else", &kOfTexts},
    {Kind::add_variant, "makes a further variant public", &kOfTexts},
    {Kind::correct, "mends what was wrong", &kOfTextsAndNotes},
    {Kind::update, "adds what is new", &kOfTextsAndNotes},
    {Kind::withdraw, "takes it back: the words stay, under a notice", &kOfNotes},
    {Kind::unwithdraw, "lets it stand again; both notes stay", &kOfNotes},
    {Kind::retract, "takes it back for good: the words are no longer shown", &kOfNotes},
    {Kind::merge, "lets another document stand for it", &kOfMerge},
    {Kind::remove_legal, "destroys words that law forbids: parts, or all of it", &kOfRemoval},
};

constexpr std::string_view kGroupsEnd =
    "--note: a public note of at least 10 characters, once for each variant the document is public "
    "in;\nnot for one that is derived. --text: the whole text of a variant; others stay.\n";

std::string line_of(const Act& act) {
  return fmt::format("  {:<13} {}\n  {:<13} needs {}\n", proof::kind_name(act.kind), act.what, "",
                     act.group->needs);
}

}  // namespace

std::string act_kinds() {
  std::string kinds;
  for (const Act& act : kActs) {
    kinds += (kinds.empty() ? "" : ", ") + std::string(proof::kind_name(act.kind));
  }
  return kinds;
}

std::string act_table() {
  std::string table = "Kinds:\n";
  for (const Act& act : kActs) table += line_of(act);
  table += fmt::format("\n{}\nExamples:\n", kGroupsEnd);
  const Group* shown = nullptr;
  for (const Act& act : kActs) {
    if (act.group != shown) table += fmt::format("  {}\n", act.group->example);
    shown = act.group;
  }
  return table;
}

std::string act_help(std::string_view kind) {
  for (const Act& act : kActs) {
    if (proof::kind_name(act.kind) != kind) continue;
    std::string help = line_of(act);
    bool of_group = act.group->example.find(kind) != std::string_view::npos;
    help += fmt::format("\n{}:\n  {}\n", of_group ? "Example" : "As in", act.group->example);
    if (newsroom::needs_notes(act.kind)) {
      help += fmt::format("\n--reason: {}.\n{}", kReasons, kGroupsEnd);
    }
    return help + "\n'glasnik help act' explains every option.\n";
  }
  return "";
}

}  // namespace glasnik::cli
