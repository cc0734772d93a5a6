#pragma once
/// Currencies: the codes of ISO 4217, current and historic, each with its minor unit and lifetime.

#include <mulct/base/ascii.hpp>
#include <mulct/base/day.hpp>
#include <mulct/base/error.hpp>
#include <mulct/money/currency_table.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mulct {

/// One currency of the table. There is no unknown and no empty currency.
class currency {
  public:
    /// The currency of an ISO 4217 code in capitals; `bad_currency` for anything that is not three
    /// capitals, `unknown_currency` for a code that ISO has never listed.
    [[nodiscard]] static constexpr parsed<currency> find(std::string_view code) noexcept {
        if (code.empty()) return failed(error{errc::empty});
        if (!has_form(code)) return failed(error{errc::bad_currency, 0, code.size()});
        std::size_t first = 0;
        std::size_t last = count();
        while (first < last) { // binary search: the table is sorted by code
            const std::size_t middle = (first + last) / 2;
            if (at(middle).code() < code) {
                first = middle + 1;
            } else {
                last = middle;
            }
        }
        if (first == count() || at(first).code() != code) {
            return failed(error{errc::unknown_currency, 0, code.size()});
        }
        return at(first);
    }

    /// Three capitals.
    [[nodiscard]] static constexpr bool has_form(std::string_view code) noexcept {
        return code.size() == 3 && ascii::is_upper(code[0]) && ascii::is_upper(code[1]) &&
               ascii::is_upper(code[2]);
    }

    /// ISO 4217 alphabetic code: three capitals.
    [[nodiscard]] constexpr std::string_view code() const noexcept { return record().code; }
    /// English name.
    [[nodiscard]] constexpr std::string_view name() const noexcept { return record().name; }
    /// ISO 4217 numeric code.
    [[nodiscard]] constexpr std::optional<int> number() const noexcept {
        return record().number < 0 ? std::nullopt : std::optional<int>{record().number};
    }
    /// Decimal digits of the minor unit; none for gold and its like.
    [[nodiscard]] constexpr std::optional<int> minor_unit() const noexcept {
        return record().minor_unit < 0 ? std::nullopt : std::optional<int>{record().minor_unit};
    }
    /// In ISO's list of current codes.
    [[nodiscard]] constexpr bool is_current() const noexcept { return record().current; }
    /// The days on which this was a currency of its own; ends that are open or not recorded are
    /// `day::earliest()` and `day::latest()`.
    [[nodiscard]] constexpr day_range lifetime() const noexcept {
        return {day{record().first_day}, day{record().last_day}};
    }
    /// The currency that took this one's place.
    [[nodiscard]] constexpr std::optional<currency> became() const noexcept {
        const std::string_view code{record().became};
        if (code.empty()) return std::nullopt;
        return *find(code);
    }

    friend constexpr bool operator==(currency, currency) noexcept = default;
    /// By code.
    friend constexpr auto operator<=>(currency, currency) noexcept = default;

    /// Its place in the table. Public only so that a currency can be a template argument; it
    /// changes as codes are added, so it is written down only beside the code, to
    /// be checked against it.
    std::uint16_t index;

    /// How many there are; every index is below this.
    [[nodiscard]] static constexpr std::size_t count() noexcept {
        return sizeof detail::currency_table / sizeof detail::currency_table[0];
    }
    [[nodiscard]] static constexpr currency at(std::size_t place) noexcept {
        return currency{static_cast<std::uint16_t>(place)};
    }

  private:
    constexpr explicit currency(std::uint16_t place) noexcept : index(place) {}

    [[nodiscard]] constexpr const detail::currency_record& record() const noexcept {
        return detail::currency_table[index];
    }
};

namespace detail {

/// A text as a template argument.
template <std::size_t Size>
struct literal_text {
    char text[Size]{};
    constexpr literal_text(const char (&source)[Size]) noexcept {
        for (std::size_t i = 0; i < Size; ++i)
            text[i] = source[i];
    }
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {text, Size - 1}; }
};

} // namespace detail

inline namespace literals {

/// "GBP"_currency. A code that ISO 4217 does not list does not compile.
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat" // the attribute is Clang's own
// As a template, which would be plainer, it makes clang 14 crash when a message mentions it.
[[nodiscard]] constexpr currency operator""_currency(const char* code, std::size_t size)
    __attribute__((diagnose_if(!currency::find({code, size}), "not an ISO 4217 currency code",
                               "error"))) {
    return currency::find({code, size}).value();
}
#pragma clang diagnostic pop
#else
template <detail::literal_text Code>
[[nodiscard]] constexpr currency operator""_currency() noexcept {
    constexpr auto found = currency::find(Code.view());
    static_assert(found.has_value(), "not an ISO 4217 currency code");
    return *found;
}
#endif

} // namespace literals
} // namespace mulct

template <>
struct std::hash<mulct::currency> {
    std::size_t operator()(mulct::currency c) const noexcept { return c.index; }
};
