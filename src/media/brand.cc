// Files of boxes begin with "ftyp": the major brand (4), its version (4), and further brands, whose
// rules the file keeps as well. They say whether it is a still picture or a film.

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "media/box.h"
#include "media/formats.h"
#include "media/heif.h"
#include "media/movie.h"
#include "media/octets.h"
#include "media/refusal.h"

namespace glasnik::media {
namespace {

constexpr std::size_t kMostBrands = 1024;  // octets of ftyp that are looked at
constexpr BoxType kQuickTime = box_type("qt  ");
constexpr BoxType kCanonRaw = box_type("crx ");  // calls itself a film as well

constexpr std::initializer_list<BoxType> kAvif = {box_type("avif"), box_type("avis")};
constexpr std::initializer_list<BoxType> kHeic = {box_type("heic"), box_type("heix"),
                                                  box_type("heim"), box_type("heis"),
                                                  box_type("hevc"), box_type("hevx")};
constexpr std::initializer_list<BoxType> kHeif = {box_type("mif1"), box_type("mif2"),
                                                  box_type("msf1")};
constexpr std::initializer_list<BoxType> kMovie = {
    box_type("isom"), box_type("iso2"), box_type("iso3"), box_type("iso4"), box_type("iso5"),
    box_type("iso6"), box_type("iso7"), box_type("iso8"), box_type("iso9"), box_type("mp41"),
    box_type("mp42"), box_type("mp71"), box_type("avc1"), box_type("av01"), box_type("dash"),
    box_type("msdh"), box_type("MSNV"), box_type("M4A "), box_type("M4B "), box_type("M4V "),
    kQuickTime};

using Brands = std::vector<BoxType>;  // the major one first

bool any_of(const Brands& brands, std::initializer_list<BoxType> wanted) {
  return std::find_first_of(brands.begin(), brands.end(), wanted.begin(), wanted.end()) !=
         brands.end();
}

Result<Brands> read_brands(Source& source, const Box& box) {
  TRY(Bytes body, body_of(source, box, kMostBrands));
  if (body.size() < 8) return damaged("the file's first box names no brand");
  Octets octets(body);
  Brands brands = {static_cast<BoxType>(octets.big(4))};
  octets.skip(4);
  while (octets.left().size() >= 4) brands.push_back(static_cast<BoxType>(octets.big(4)));
  return brands;
}

}  // namespace

Result<Sniffed> sniff_boxes(Source& source) {
  TRY(Boxes boxes, boxes_of(source));
  TRY(Brands brands, read_brands(source, boxes.front()));
  const Brands major = {brands.front()};
  if (any_of(major, kAvif) || any_of(major, kHeic) || any_of(major, kHeif)) {
    if (any_of(brands, kAvif)) return sniff_heif(source, boxes, HeifKind::avif);
    return sniff_heif(source, boxes, any_of(brands, kHeic) ? HeifKind::heic : HeifKind::heif);
  }
  if (any_of(brands, kMovie) && brands.front() != kCanonRaw) {
    return sniff_movie(source, boxes, brands.front() == kQuickTime);
  }
  return refused("the file's kind is not taken", "it is no film, sound or picture browsers show",
                 "save it as MP4, JPEG or AVIF and upload that");
}

}  // namespace glasnik::media
