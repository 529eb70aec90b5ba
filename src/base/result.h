#pragma once
// A value or an error. We do not throw: a function that can fail says so in its type, and TRY hands
// the error up. Libraries' exceptions are caught at the frame of the call.
//
// TRY is a statement, never part of an expression: the expression form leaks in aggregates on
// g++ 12.
//   TRY(auto edition, record::current_edition(session, id));
//   TRY_VOID(file->sync());

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace glasnik {

// What went wrong, in the few kinds a caller can act on. Only site/ maps them to HTTP.
enum class Code {
  invalid,      // the input is wrong; the same call will fail again
  denied,       // not allowed
  not_found,    // absent, not yet, or not visible: deliberately one code
  conflict,     // the state does not allow it, or the base is stale
  gone,         // was public, is no more
  too_large,    // over a stated limit
  busy,         // a bounded queue is full; try again
  unavailable,  // read-only state, disk full, signer away
  corrupt,      // stored or signed bytes are not what they must be
};

std::string_view code_name(Code code);

// The message is for a person: what: why: what to do.
struct Error {
  Code code;
  std::string message;

  // The same error seen one frame up: "cannot open the log: " + message.
  Error within(std::string_view what) const { return {code, std::string(what) + ": " + message}; }
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return *checked(); }
  const T& value() const& { return *const_cast<Result*>(this)->checked(); }
  T&& value() && { return std::move(*checked()); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return checked(); }
  const T* operator->() const { return const_cast<Result*>(this)->checked(); }

  const Error& error() const& {
    if (ok()) std::abort();
    return std::get<1>(state_);
  }
  Error&& error() && {
    if (ok()) std::abort();
    return std::get<1>(std::move(state_));
  }

 private:
  T* checked() {
    if (!ok()) std::abort();  // a bug: the caller did not look
    return &std::get<0>(state_);
  }
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit

  bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  void value() const {
    if (error_) std::abort();
  }
  const Error& error() const& {
    if (!error_) std::abort();
    return *error_;
  }
  Error&& error() && {
    if (!error_) std::abort();
    return *std::move(error_);
  }

 private:
  std::optional<Error> error_;
};

// A bug in this program, not in its input: says where, and aborts, in release builds too.
[[noreturn]] void bug(const char* condition, const char* file, int line);

}  // namespace glasnik

#define GLASNIK_JOIN2(a, b) a##b
#define GLASNIK_JOIN(a, b) GLASNIK_JOIN2(a, b)
#define GLASNIK_TRY(name, declaration, ...)       \
  auto name = (__VA_ARGS__);                      \
  if (!name.ok()) return std::move(name).error(); \
  declaration = std::move(name).value()
#define TRY(declaration, ...) \
  GLASNIK_TRY(GLASNIK_JOIN(try_result_, __COUNTER__), declaration, __VA_ARGS__)
#define GLASNIK_TRY_VOID(name, ...)                                            \
  do {                                                                         \
    if (auto name = (__VA_ARGS__); !name.ok()) return std::move(name).error(); \
  } while (false)
#define TRY_VOID(...) GLASNIK_TRY_VOID(GLASNIK_JOIN(try_void_, __COUNTER__), __VA_ARGS__)
#define ENSURE(condition) \
  ((condition) ? static_cast<void>(0) : ::glasnik::bug(#condition, __FILE__, __LINE__))
