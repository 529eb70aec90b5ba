#pragma once
// What goes into a statement and comes out of it: nothing, a 64-bit integer, text, or octets.
// Values borrow: one handed in lives until the call returns, one in a row until the next row.

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/hash.h"
#include "base/ids.h"
#include "base/result.h"

namespace glasnik::store {

// Marks bytes that are no text. A plain string binds as text; Octets{bytes} as octets.
struct Octets {
  BytesView bytes;
};

class Value {
 public:
  enum class Kind : unsigned char { null, integer, text, octets, foreign };

  Value() = default;
  Value(std::nullopt_t) {}                                            // NOLINT: implicit, as all
  Value(std::string_view text) : kind_(Kind::text), view_(text) {}    // NOLINT
  Value(const std::string& text) : Value(std::string_view(text)) {}   // NOLINT
  Value(const char* text) : Value(std::string_view(text)) {}          // NOLINT
  Value(Octets octets) : kind_(Kind::octets), view_(octets.bytes) {}  // NOLINT
  Value(const Hash& hash) : Value(Octets{hash.view()}) {}             // NOLINT
  Value(const Key& key) : Value(Octets{key.view()}) {}                // NOLINT
  Value(DocumentId id) : Value(id.number) {}                          // NOLINT
  template <std::integral Number>
  Value(Number number) : kind_(Kind::integer), integer_(narrow(number)) {}  // NOLINT
  template <typename T>
  Value(const std::optional<T>& maybe) : Value(maybe ? Value(*maybe) : Value()) {}  // NOLINT

  // What an engine found that is none of these. No accessor of a row takes it.
  static Value foreign() {
    Value value;
    value.kind_ = Kind::foreign;
    return value;
  }

  Kind kind() const { return kind_; }
  std::int64_t integer() const { return integer_; }  // 0 unless it is one
  std::string_view view() const { return view_; }    // of text and octets; else empty

 private:
  template <typename Number>
  static std::int64_t narrow(Number number) {
    if constexpr (!std::same_as<Number, bool>) ENSURE(std::in_range<std::int64_t>(number));
    return static_cast<std::int64_t>(number);
  }

  Kind kind_ = Kind::null;
  std::int64_t integer_ = 0;
  std::string_view view_;
};

// One row of an answer, columns from 0. Asking for the wrong kind means that the database does not
// hold what the schema promises: the accessor answers an empty value, and the whole statement then
// fails as corrupt, so no caller has to ask twice. A column that the statement lacks is a bug.
class Row {
 public:
  explicit Row(std::span<const Value> columns) : columns_(columns) {}

  std::int64_t integer(std::size_t column) const {
    return of(column, Value::Kind::integer).integer();
  }
  bool flag(std::size_t column) const { return integer(column) != 0; }
  std::string_view text(std::size_t column) const { return of(column, Value::Kind::text).view(); }
  BytesView octets(std::size_t column) const { return of(column, Value::Kind::octets).view(); }
  Hash hash(std::size_t column) const { return exactly(parse_hash(octets(column))); }
  Key key(std::size_t column) const { return exactly(key_of(octets(column))); }
  DocumentId document(std::size_t column) const { return {integer(column)}; }

  bool is_null(std::size_t column) const { return at(column).kind() == Value::Kind::null; }
  std::optional<std::int64_t> optional_integer(std::size_t column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
  }
  std::optional<std::string_view> optional_text(std::size_t column) const {
    return is_null(column) ? std::nullopt : std::optional(text(column));
  }
  std::optional<BytesView> optional_octets(std::size_t column) const {
    return is_null(column) ? std::nullopt : std::optional(octets(column));
  }
  std::optional<Hash> optional_hash(std::size_t column) const {
    return is_null(column) ? std::nullopt : std::optional(hash(column));
  }
  std::optional<Key> optional_key(std::size_t column) const {
    return is_null(column) ? std::nullopt : std::optional(key(column));
  }

  bool as_promised() const { return as_promised_; }  // for engines: no accessor was disappointed

 private:
  const Value& at(std::size_t column) const {
    ENSURE(column < columns_.size());
    return columns_[column];
  }
  const Value& of(std::size_t column, Value::Kind kind) const {
    static const Value kNothing;
    const Value& value = at(column);
    if (value.kind() == kind) return value;
    as_promised_ = false;
    return kNothing;
  }
  template <typename T>
  T exactly(Result<T> parsed) const {
    if (!parsed.ok()) as_promised_ = false;
    return parsed.ok() ? *parsed : T{};
  }

  std::span<const Value> columns_;
  mutable bool as_promised_ = true;
};

}  // namespace glasnik::store
