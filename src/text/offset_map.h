#pragma once
// Where a place of one text is in a text made from it: carries quotes, links and marks over a
// transliteration or a fold.
//
// A step is the smallest piece that maps as a whole (Љ -> Lj). An offset inside a step belongs to
// the step's begin, except where both sides have the same size: those map octet by octet.
//
// Letters of one script come in runs of equal steps, so a run is kept in four octets (sizes of a
// step, how many), and a bookmark every 32 runs finds the place: under an octet per octet of
// Serbian text.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/span.h"

namespace glasnik::text {

class OffsetMap {
 public:
  // `count` steps, each of `from` octets of the source made into `to` octets of the target.
  void add(std::size_t from, std::size_t to, std::size_t count = 1);

  std::size_t target(std::size_t source) const;  // past the end: the end
  std::size_t source(std::size_t target) const;
  Span target(Span source) const { return {target(source.begin), target(source.end)}; }
  Span source(Span target) const { return {source(target.begin), source(target.end)}; }

 private:
  struct Run {
    std::uint32_t from : 8;
    std::uint32_t to : 8;
    std::uint32_t count : 16;
  };
  struct Place {
    std::size_t source = 0;
    std::size_t target = 0;
  };
  void add_run(std::size_t from, std::size_t to, std::size_t count);
  std::size_t locate(std::size_t at, std::size_t Place::*given, std::size_t Place::*wanted) const;

  std::vector<Run> runs_;
  std::vector<Place> bookmarks_;  // where every 32nd run begins
  Place end_;
};

}  // namespace glasnik::text
