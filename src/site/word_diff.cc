#include "site/word_diff.h"

#include "record/comparable.h"
#include "text/block_diff.h"

namespace glasnik::site {
namespace {

void fill_runs(const text::BlockDiff& block, Dictionary& row) {
  for (const text::DiffRun& run : block.runs) {
    Dictionary& piece = *row.AddSectionDictionary("RUN");
    bool removed = run.change == text::Change::removed;
    std::string_view words = removed ? run.before.of(block.was) : run.after.of(block.is);
    const char* section = run.change == text::Change::same ? "KEPT" : removed ? "REMOVED" : "ADDED";
    Dictionary& marked = *piece.AddSectionDictionary(section);
    std::string_view trimmed = words.substr(0, words.find_last_not_of(" \n") + 1);
    marked.SetValue("WORDS", std::string(trimmed));  // the space after a word is not struck through
    marked.SetValue("SPACE", std::string(words.substr(trimmed.size())));
  }
}

bool only_markup(const text::BlockDiff& block) {
  return block.change == text::BlockChange::changed && block.was == block.is;
}

// Neighbouring blocks that stayed as they were fold into one line.
void fill_blocks_changed(const View& view, const std::vector<text::BlockDiff>& blocks,
                         Dictionary& page) {
  Dictionary* unchanged = nullptr;
  int count = 0;
  for (const text::BlockDiff& block : blocks) {
    bool same = block.change == text::BlockChange::same && !block.moved;
    if (same && unchanged == nullptr) {
      unchanged = page.AddSectionDictionary("GROUP")->AddSectionDictionary("UNCHANGED");
      count = 0;
    }
    if (same) {
      unchanged->SetIntValue("COUNT", ++count);
      unchanged->AddSectionDictionary("SAME")->SetValue("WORDS", block.is);
      continue;
    }
    unchanged = nullptr;
    Dictionary& row = *page.AddSectionDictionary("GROUP")->AddSectionDictionary("BLOCK");
    const char* label = block.change == text::BlockChange::removed ? "DIFF_REMOVED"
                        : block.change == text::BlockChange::added ? "DIFF_ADDED"
                        : only_markup(block)                       ? "DIFF_MARKUP"
                        : block.moved                              ? "DIFF_MOVED"
                                                                   : "DIFF_CHANGED";
    row.SetValue("LABEL", view.word(label));
    if (block.change == text::BlockChange::removed) {
      row.AddSectionDictionary("RUN")->AddSectionDictionary("REMOVED")->SetValue("WORDS",
                                                                                 block.was);
    } else if (block.change == text::BlockChange::added) {
      row.AddSectionDictionary("RUN")->AddSectionDictionary("ADDED")->SetValue("WORDS", block.is);
    } else {
      fill_runs(block, row);
    }
  }
}

}  // namespace

void fill_word_diff(const View& view, const record::Text& before, const record::Text& after,
                    Dictionary& page) {
  Dictionary& words = *page.AddIncludeDictionary("WORDS_COMPARED");
  words.SetFilename("words_compared.tpl");
  record::Comparable old(before);
  record::Comparable now(after);
  fill_blocks_changed(view, text::block_diff(old.blocks(), now.blocks()), words);
}

}  // namespace glasnik::site
