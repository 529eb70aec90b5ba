// The floors: a file in src/<room>/ includes only its own room and the rooms above it in
// src/layers.txt, and names every header as "room/file.h".

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

std::vector<std::string> rooms() {
  std::vector<std::string> rooms;
  for (const std::string& line : lines_of(kSource / "layers.txt")) {
    if (!line.empty() && line[0] != '#') rooms.push_back(line);
  }
  return rooms;
}

// The breaches of one file, as "file:line includes room/file.h".
std::vector<std::string> breaches(const fs::path& file, const std::string& room) {
  constexpr std::string_view kInclude = "#include \"";
  const std::vector<std::string> floors = rooms();
  auto floor_of = [&](const std::string& name) {
    return std::find(floors.begin(), floors.end(), name) - floors.begin();
  };
  std::vector<std::string> found;
  int number = 0;
  for (const std::string& line : lines_of(file)) {
    ++number;
    if (!line.starts_with(kInclude)) continue;
    std::string target = line.substr(kInclude.size(), line.rfind('"') - kInclude.size());
    std::string target_room = target.substr(0, target.find('/'));
    bool known = floor_of(target_room) < static_cast<long>(floors.size());
    if (!known || floor_of(target_room) > floor_of(room)) {
      found.push_back(file.string() + ":" + std::to_string(number) + " includes " + target);
    }
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
  const std::vector<std::string> floors = rooms();
  for (const auto& entry : fs::directory_iterator(kSource)) {
    if (!entry.is_directory()) continue;
    CHECK_MESSAGE(std::count(floors.begin(), floors.end(), entry.path().filename().string()) == 1,
                  entry.path());
  }
}

TEST_CASE("the layers check sees an upward include") {
  fs::path planted = fs::temp_directory_path() / "glasnik_layers_planted.cc";
  std::ofstream(planted) << "#include \"base/bytes.h\"\n#include \"site/site.h\"\n";
  CHECK(breaches(planted, "base").size() == 1);
  fs::remove(planted);
}
