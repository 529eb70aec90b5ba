#include "base/password.h"

#include <sodium.h>

#include <algorithm>
#include <set>

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

// What remains of a password when the ornaments are off: letters, without case, the usual digits
// read as the letters they stand for, and no digits or marks around them.
std::string core(std::string_view password) {
  constexpr std::string_view kOrnaments = "013457@$!";
  constexpr std::string_view kLetters = "oleastasi";
  auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c & '\x80') != 0; };
  while (!password.empty() && !is_letter(ascii_lower(password.back()))) password.remove_suffix(1);
  std::string letters;
  for (char c : password) {
    std::size_t at = kOrnaments.find(c);
    char plain = ascii_lower(at == kOrnaments.npos ? c : kLetters[at]);
    if (is_letter(plain)) letters.push_back(plain);
  }
  return letters;
}

// Words that lists of stolen passwords are full of, in the languages of the desk. A password that
// is one of them or two of them with ornaments is as good as theirs.
constexpr std::string_view kCommon[] = {"password",
                                        "passphrase",
                                        "lozinka",
                                        "sifra",
                                        "qwerty",
                                        "qwertz",
                                        "qwertyuiop",
                                        "qwertzuiop",
                                        "asdfghjkl",
                                        "zxcvbnm",
                                        "yxcvbnm",
                                        "letmein",
                                        "welcome",
                                        "dobrodosli",
                                        "iloveyou",
                                        "volimte",
                                        "admin",
                                        "administrator",
                                        "root",
                                        "master",
                                        "monkey",
                                        "dragon",
                                        "football",
                                        "fudbal",
                                        "baseball",
                                        "superman",
                                        "batman",
                                        "princess",
                                        "sunshine",
                                        "shadow",
                                        "michael",
                                        "beograd",
                                        "belgrade",
                                        "srbija",
                                        "serbia",
                                        "jugoslavija",
                                        "partizan",
                                        "crvenazvezda",
                                        "zvezda",
                                        "ljubav",
                                        "newsroom",
                                        "redakcija",
                                        "glasnik",
                                        "secret",
                                        "tajna",
                                        "changeme",
                                        "promenime",
                                        "default",
                                        "test",
                                        "user",
                                        "korisnik",
                                        "login",
                                        "abc",
                                        "hello",
                                        "zdravo",
                                        "computer",
                                        "internet",
                                        "google",
                                        "trustnoone",
                                        "whatever",
                                        "correcthorsebatterystaple"};

bool is_common(std::string_view letters, int words) {
  if (letters.empty()) return true;
  if (words == 0) return false;
  return std::any_of(std::begin(kCommon), std::end(kCommon), [&](std::string_view word) {
    return letters.starts_with(word) && is_common(letters.substr(word.size()), words - 1);
  });
}

// Runs such as 123456789012, abcdefghijkl and qwertyuiop[], and repetitions of a short piece.
bool is_monotonous(std::string_view password) {
  if (std::set<char>(password.begin(), password.end()).size() < 5) return true;
  std::size_t steps = 0;
  for (std::size_t i = 1; i < password.size(); ++i) {
    int step = password[i] - password[i - 1];
    steps += step >= -1 && step <= 1 ? 1 : 0;
  }
  if (steps * 3 >= (password.size() - 1) * 2) return true;
  for (std::size_t period = 1; period <= 4; ++period) {
    if (password.substr(period) == password.substr(0, password.size() - period)) return true;
  }
  return false;
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
  if (is_monotonous(password)) return PasswordProblem::monotonous;
  std::string letters = core(password);
  if (is_common(letters, 3)) return PasswordProblem::common;
  for (const std::string& word : personal) {
    std::string bare = core(word);
    if (bare.size() >= 4 && letters == bare) return PasswordProblem::personal;
  }
  return std::nullopt;
}

}  // namespace glasnik
