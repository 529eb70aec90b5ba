#include "text/attachment.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace glasnik::text {
namespace {

constexpr std::array<std::string_view, 4> kUnits = {"B", "kB", "MB", "GB"};
constexpr std::array<std::uint64_t, 4> kDecimal = {1, 1'000, 1'000'000, 1'000'000'000};
constexpr std::array<std::uint64_t, 4> kBinary = {1, 1U << 10U, 1U << 20U, 1U << 30U};
constexpr std::int64_t kMostHundredths = 10'000'000'000;  // in GB still below 2^64 octets

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// Takes a space or a no-break space off the end or the begin.
void drop_space_at_end(std::string_view& text) {
  if (text.ends_with("\xC2\xA0")) {
    text.remove_suffix(2);
  } else if (text.ends_with(' ')) {
    text.remove_suffix(1);
  }
}

std::optional<SizeUnit> take_unit(std::string_view& text) {
  for (std::size_t i = kUnits.size(); i-- > 0;) {
    std::string_view unit = kUnits[i];
    if (text.size() >= unit.size() &&
        lower(text.substr(text.size() - unit.size())) == lower(unit)) {
      text.remove_suffix(unit.size());
      return static_cast<SizeUnit>(i);
    }
  }
  return std::nullopt;
}

// Takes the part after the decimal mark off a number: a comma's, or a dot's unless three digits
// follow it, which then parts thousands. Nothing if there is a mark without digits.
std::optional<std::string_view> take_fraction(std::string_view& number) {
  std::size_t mark = number.find(',');
  if (mark == number.npos) {
    mark = number.rfind('.');
    if (mark == number.npos || number.size() - mark - 1 == 3) return "";
  }
  std::string_view fraction = number.substr(mark + 1);
  number = number.substr(0, mark);
  bool digits = !fraction.empty() && std::all_of(fraction.begin(), fraction.end(), is_ascii_digit);
  if (!digits) return std::nullopt;
  return fraction;
}

// "1.234.567" to digits; nothing if the groups are not of three.
std::optional<std::string> ungrouped(std::string_view number) {
  std::string digits;
  bool grouped = number.find('.') != number.npos;
  for (std::size_t from_end = number.size(); char c : number) {
    --from_end;
    bool at_group = grouped && from_end % 4 == 3;
    if (at_group != (c == '.')) return std::nullopt;
    if (c != '.' && !is_ascii_digit(c)) return std::nullopt;
    if (c != '.') digits += c;
  }
  if (digits.empty() || digits.size() > 9 || number.starts_with('.')) return std::nullopt;
  return digits;
}

std::optional<std::int64_t> parse_hundredths(std::string_view number) {
  auto fraction = take_fraction(number);
  if (!fraction) return std::nullopt;
  auto whole = ungrouped(number);
  if (!whole) return std::nullopt;
  std::string decimals(fraction->substr(0, 3));
  decimals.resize(3, '0');
  std::int64_t thousandths = std::stoll(*whole + decimals);
  std::int64_t value = (thousandths + 5) / 10;  // half up
  if (value > kMostHundredths) return std::nullopt;
  return value;
}

}  // namespace

std::string_view name(SizeUnit unit) { return kUnits[static_cast<std::size_t>(unit)]; }

std::optional<SizeUnit> parse_unit(std::string_view name) {
  auto found = std::find(kUnits.begin(), kUnits.end(), name);
  if (found == kUnits.end()) return std::nullopt;
  return static_cast<SizeUnit>(found - kUnits.begin());
}

std::optional<AnnouncedSize> parse_size(std::string_view text) {
  auto unit = take_unit(text);
  if (!unit) return std::nullopt;
  drop_space_at_end(text);
  auto value = parse_hundredths(text);
  if (!value) return std::nullopt;
  return AnnouncedSize{*value, *unit};
}

std::string size(const AnnouncedSize& announced, Style style) {
  std::string number = hundredths(announced.hundredths, style);
  if (announced.unit < SizeUnit::MB && announced.hundredths % 100 == 0) {
    number = text::number(announced.hundredths / 100, style);
  }
  return number + "\xC2\xA0" + std::string(name(announced.unit));
}

std::uint64_t octets(const AnnouncedSize& announced) {
  return static_cast<std::uint64_t>(announced.hundredths) *
         kDecimal[static_cast<std::size_t>(announced.unit)] / 100;
}

bool fits(const AnnouncedSize& announced, std::uint64_t file_octets) {
  auto within_one_percent = [&](std::uint64_t unit) {
    double said = static_cast<double>(announced.hundredths) / 100 * static_cast<double>(unit);
    double is = static_cast<double>(file_octets);
    return is >= said * 0.99 && is <= said * 1.01;
  };
  auto unit = static_cast<std::size_t>(announced.unit);
  return within_one_percent(kDecimal[unit]) || within_one_percent(kBinary[unit]);
}

std::optional<Result<Attachment>> parse_attachment(std::string_view line) {
  std::size_t open = line.find('(');
  if (open == line.npos || !line.ends_with(')')) return std::nullopt;
  std::string_view type = line.substr(0, open);
  drop_space_at_end(type);
  auto in_type = [](char c) {
    auto octet = static_cast<unsigned char>(c);
    return octet < 0x80 && (is_letter(octet) || is_digit(octet));
  };
  bool shaped =
      type.size() >= 2 && type.size() <= 4 && std::all_of(type.begin(), type.end(), in_type);
  std::string_view inside = line.substr(open + 1, line.size() - open - 2);
  std::string_view number = inside;
  if (!shaped || !take_unit(number)) return std::nullopt;
  drop_space_at_end(number);
  bool numeric = !number.empty() && number.find_first_not_of("0123456789.,") == number.npos;
  if (!numeric) return std::nullopt;
  auto announced = parse_size(inside);
  if (!announced) {
    return Result<Attachment>(Error{Code::invalid, "no size: '" + std::string(inside) + "'"});
  }
  return Result<Attachment>(Attachment{lower(type), *announced});
}

}  // namespace glasnik::text
