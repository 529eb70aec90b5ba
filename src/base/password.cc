#include "base/password.h"

#include <sodium.h>
#include <zxcvbn.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/encoding.h"

namespace glasnik {
namespace {

constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemory = std::size_t{64} << 20U;
constexpr std::size_t kHashOctets = 32;

// A hash that no password has, to be verified by the same code as everybody's.
constexpr const char* kNobody =
    "$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

// PHC wants base64 without its padding.
std::string unpadded(BytesView octets) {
  std::string text = base64(octets);
  while (!text.empty() && text.back() == '=') text.pop_back();
  return text;
}

std::string phc(BytesView salt, std::string_view password) {
  Bytes hash(kHashOctets, '\0');
  int failed =
      crypto_pwhash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(), password.data(),
                    password.size(), reinterpret_cast<const unsigned char*>(salt.data()), kPasses,
                    kMemory, crypto_pwhash_ALG_ARGON2ID13);
  ENSURE(failed == 0);  // only for want of memory
  return "$argon2id$v=19$m=" + std::to_string(kMemory / 1024) + ",t=" + std::to_string(kPasses) +
         ",p=1$" + unpadded(salt) + "$" + unpadded(hash);
}

// What the lists of the library do not have: words that people at this desk would use, and that
// others would try first.
constexpr std::string_view kTriedHere[] = {
    "lozinka", "sifra",       "dobrodosli",   "volimte", "ljubav",   "fudbal",
    "beograd", "srbija",      "partizan",     "zvezda",  "crvena",   "delije",
    "grobari", "jugoslavija", "tajna",        "zdravo",  "korisnik", "promenime",
    "glasnik", "redakcija",   "ministarstvo", "newsroom"};

// Bits that somebody must guess who knows how people choose. A sign-in name has a hundred tries a
// day; this many also hold where the hashes were stolen, for years.
constexpr double kLeastBits = 45;
// Of more the library makes no more.
constexpr std::size_t kJudged = 100;

// Words of names, each by itself.
void add_words(std::string_view name, std::vector<std::string>& words) {
  std::string word;
  for (char c : name) {
    const bool in_word = (c & '\x80') != 0 || ascii_lower(c) != c || (c >= 'a' && c <= 'z');
    if (in_word) word.push_back(ascii_lower(c));
    if (in_word || word.empty()) continue;
    words.push_back(std::exchange(word, {}));
  }
  if (!word.empty()) words.push_back(word);
}

// By how people choose passwords: words, names, keys beside each other, dates, repetitions.
double bits_of(std::string_view password, std::span<const std::string> personal) {
  std::vector<std::string> words(std::begin(kTriedHere), std::end(kTriedHere));
  for (const std::string& name : personal) add_words(name, words);
  std::vector<const char*> pointers;
  for (const std::string& word : words) pointers.push_back(word.c_str());
  pointers.push_back(nullptr);
  return ZxcvbnMatch(std::string(password.substr(0, kJudged)).c_str(), pointers.data(), nullptr);
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
}

}  // namespace

// A turn at the memory, kept while it lives.
class PasswordHasher::Turn {
 public:
  explicit Turn(PasswordHasher& line) : line_(line) {
    std::unique_lock<std::mutex> lock(line.mutex_);
    if (line.running_ == line.limits_.at_once && line.waiting_ == line.limits_.waiting) return;
    ++line.waiting_;
    line.changed_.wait(lock, [&] { return line.running_ < line.limits_.at_once; });
    --line.waiting_;
    ++line.running_;
    mine_ = true;
  }
  ~Turn() {
    if (!mine_) return;
    std::lock_guard<std::mutex> lock(line_.mutex_);
    --line_.running_;
    line_.changed_.notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  bool mine() const { return mine_; }

 private:
  PasswordHasher& line_;
  bool mine_ = false;
};

PasswordHasher::PasswordHasher(Random random, Limits limits)
    : random_(std::move(random)), limits_(limits) {
  ENSURE(sodium_init() >= 0);
}

Result<std::string> PasswordHasher::hash(std::string_view password) {
  Turn turn(*this);
  if (!turn.mine()) return Error{Code::busy, "too many passwords wait to be hashed: try again"};
  return phc(random_bytes(random_, crypto_pwhash_SALTBYTES), password);
}

Result<bool> PasswordHasher::verify(std::string_view hash, std::string_view password) {
  Turn turn(*this);
  if (!turn.mine()) return Error{Code::busy, "too many passwords wait to be hashed: try again"};
  const std::string held(hash.empty() ? kNobody : hash);
  bool right = crypto_pwhash_str_verify(held.c_str(), password.data(), password.size()) == 0;
  return right && !hash.empty();
}

std::optional<PasswordProblem> problem_with(std::string_view password,
                                            std::span<const std::string> personal) {
  if (password.size() > kLongestPassword) return PasswordProblem::too_long;
  if (characters(password) < kShortestPassword) return PasswordProblem::too_short;
  if (bits_of(password, personal) < kLeastBits) return PasswordProblem::guessable;
  return std::nullopt;
}

}  // namespace glasnik
