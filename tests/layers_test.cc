// The floors: a file in src/<room>/ includes only its own room and the rooms above it in
// src/layers.txt, never its sibling, and names every header as "room/file.h".

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
const fs::path kSource = fs::path(GLASNIK_SOURCE_DIR) / "src";

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

struct Room {
  std::string name;
  bool sibling = false;  // of the one before it
};

std::vector<Room> rooms_of(const std::vector<std::string>& lines) {
  std::vector<Room> rooms;
  for (const std::string& line : lines) {
    if (line.empty() || line[0] == '#') continue;
    bool sibling = line.front() == '[' && line.back() == ']';
    rooms.push_back({sibling ? line.substr(1, line.size() - 2) : line, sibling});
  }
  return rooms;
}

std::vector<Room> rooms() { return rooms_of(lines_of(kSource / "layers.txt")); }

std::size_t floor_of(const std::vector<Room>& floors, const std::string& name) {
  auto found =
      std::find_if(floors.begin(), floors.end(), [&](const Room& r) { return r.name == name; });
  return static_cast<std::size_t>(found - floors.begin());
}

bool may_include(const std::vector<Room>& floors, const std::string& room,
                 const std::string& target) {
  std::size_t own = floor_of(floors, room);
  std::size_t other = floor_of(floors, target);
  bool sibling = own < floors.size() && floors[own].sibling && other + 1 == own;
  return other < floors.size() && other <= own && !sibling;
}

// The breaches of one file, as "file:line includes room/file.h".
std::vector<std::string> breaches(const fs::path& file, const std::string& room) {
  constexpr std::string_view kInclude = "#include \"";
  const std::vector<Room> floors = rooms();
  std::vector<std::string> found;
  int number = 0;
  for (const std::string& line : lines_of(file)) {
    ++number;
    if (!line.starts_with(kInclude)) continue;
    std::string target = line.substr(kInclude.size(), line.rfind('"') - kInclude.size());
    if (may_include(floors, room, target.substr(0, target.find('/')))) continue;
    found.push_back(file.string() + ":" + std::to_string(number) + " includes " + target);
  }
  return found;
}

}  // namespace

TEST_CASE("a room includes only rooms below it") {
  for (const auto& entry : fs::recursive_directory_iterator(kSource)) {
    const fs::path& path = entry.path();
    bool code = path.extension() == ".h" || path.extension() == ".cc";
    if (!code || path.parent_path() == kSource) continue;
    std::string room = fs::relative(path, kSource).begin()->string();
    for (const std::string& breach : breaches(path, room)) FAIL_CHECK(breach);
  }
}

TEST_CASE("every folder under src is a room of layers.txt") {
  const std::vector<Room> floors = rooms();
  for (const auto& entry : fs::directory_iterator(kSource)) {
    if (!entry.is_directory()) continue;
    CHECK_MESSAGE(floor_of(floors, entry.path().filename().string()) < floors.size(), entry.path());
  }
}

TEST_CASE("the layers check sees an upward include") {
  fs::path planted = fs::temp_directory_path() / "glasnik_layers_planted.cc";
  std::ofstream(planted) << "#include \"base/bytes.h\"\n#include \"site/site.h\"\n";
  CHECK(breaches(planted, "base").size() == 1);
  fs::remove(planted);
}

TEST_CASE("a room in brackets and the one before it do not include each other") {
  const std::vector<Room> floors =
      rooms_of({"# a comment", "base", "newsroom", "[courier]", "site"});
  CHECK_FALSE(may_include(floors, "courier", "newsroom"));
  CHECK_FALSE(may_include(floors, "newsroom", "courier"));
  CHECK(may_include(floors, "courier", "base"));
  CHECK(may_include(floors, "courier", "courier"));
  CHECK(may_include(floors, "site", "newsroom"));
  CHECK(may_include(floors, "site", "courier"));
  CHECK_FALSE(may_include(floors, "site", "unknown"));
}
