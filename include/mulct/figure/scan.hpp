#pragma once
/// Finds the monetary amounts of a running text, each with its place, in one pass and without
/// allocation. What a text leaves open stays open: see found_figure.hpp.

#include <mulct/base/ascii.hpp>
#include <mulct/figure/digit_search.hpp>
#include <mulct/figure/found_figure.hpp>
#include <mulct/figure/scan_amount.hpp>
#include <mulct/figure/word_search.hpp>
#include <mulct/figure/written_number.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace mulct {
namespace detail {

/// Which mark a language writes before a fraction.
[[nodiscard]] constexpr char decimal_mark(language l) noexcept {
    return l == language::en ? '.' : ',';
}

/// What can stand after a number and make it an amount.
inline constexpr prefix_filter<std::size_t{1} << 17> beside_number = [] {
    prefix_filter<std::size_t{1} << 17> filter{
        {word_kind::currency, word_kind::subunit, word_kind::scale, word_kind::adjective}, 1};
    for (const std::string_view code : small_codes)
        filter.add(code);
    for (const std::string_view crowns : {"mkr", "tkr", "kkr", "mdkr"})
        filter.add(crowns);
    // "MioEUR": a scale and the first letter of a code
    for (const std::string_view scale : {"mio", "mrd", "mln", "mld"}) {
        for (char first = 'a'; first <= 'z'; ++first) {
            const std::array<char, 4> start{scale[0], scale[1], scale[2], first};
            filter.add({start.data(), start.size()});
        }
    }
    return filter;
}();

/// What can lead from a number to its unit, or to the other end of a range.
inline constexpr prefix_filter<std::size_t{1} << 12> connectors{
    {word_kind::link, word_kind::joiner}, 1};

inline constexpr prefix_filter<std::size_t{1} << 12> joiners{{word_kind::joiner}, 1};

/// The last two letters of the names and small codes that stand before numbers.
inline constexpr auto leading_ends = [] {
    constexpr std::size_t letters = 26;
    std::array<std::array<bool, letters>, letters> ends{};
    const auto add = [&](std::string_view name) {
        const std::string_view end = name.substr(name.size() - 2);
        ends[static_cast<std::size_t>(end[0] - 'a')][static_cast<std::size_t>(end[1] - 'a')] = true;
    };
    for (const std::string_view name : leading_names)
        add(name);
    for (const std::string_view code : small_codes)
        add(code);
    return ends;
}();

class scanner : scan_amount {
  public:
    scanner(std::string_view text, const scan_options& options) noexcept
        : scan_amount(text, options) {}

    template <class Sink>
    void run(Sink& sink) {
        std::size_t at = 0;
        for (;;) {
            const std::size_t digit = find_digit(text_, at);
            read_words(at, digit, sink);
            if (digit == text_.size()) return;
            at = std::max(floor_, digit);
            if (at == digit) at = read_at(digit, sink);
        }
    }

  private:
    // ---- numbers in words ----

    /// Looks at the words between two places for amounts in words alone. They are found by their
    /// unit or scale, and read from the first word of the number before it.
    template <class Sink>
    void read_words(std::size_t first, std::size_t last, Sink& sink) {
        for_each_unit_word(text_, first, last, [&](std::size_t unit) {
            if (unit < floor_) return;
            const auto word = token_at(text_, unit);
            if (!word) return;
            const auto meanings = meanings_of(word->text);
            const bool wanted = std::any_of(meanings.begin(), meanings.end(), [](const auto& m) {
                return m.kind == word_kind::currency || m.kind == word_kind::subunit ||
                       m.kind == word_kind::scale;
            });
            if (!wanted) return;
            if (const auto start = number_before(unit)) read_spelled(*start, unit, sink);
        });
    }

    template <class Sink>
    void read_spelled(std::size_t start, std::size_t unit, Sink& sink) {
        const auto s = spelled_at(start);
        // "one of 20 million euros", "a dollar": nothing that anybody counted
        if (!s || s->number.last > text_.size() || (s->is_article && unit >= s->number.last))
            return;
        quantity q;
        q.number = s->number;
        q.first = start;
        q.last = s->number.last;
        q.scale = s->scale;
        q.has_scale = s->has_scale;
        q.right = unit_right_of(q.last, q.has_scale);
        if (!q.right || q.right->scale || is_no_unit(*q.right, after_gap(q.last))) return;
        // "to EUR 12.86 million": the code is the next number's
        if (q.right->why == currency_reason::code &&
            ascii::is_digit(byte(after_space(q.right->edge)))) {
            return;
        }
        emit(q, sink);
    }

    // ---- the two ends of a range ----

    /// Past a dash or a word that joins the ends of a range, and the space around it.
    [[nodiscard]] std::size_t joined_from(std::size_t at, bool& by_word,
                                          bool& by_and) const noexcept {
        const std::size_t i = after_space(at);
        by_word = false;
        const std::string_view rest = text_.substr(i);
        if (rest.starts_with('-')) return after_space(i + 1);
        if (rest.starts_with("\u2013") || rest.starts_with("\u2014")) return after_space(i + 3);
        if (i == at) return at;
        if (!joiners.may_begin_at(text_, i)) return at;
        const auto word = token_at(text_, i);
        if (!word) return at;
        const auto* const joiner = meaning_of(meanings_of(word->text), word_kind::joiner, i);
        if (joiner == nullptr) return at;
        by_word = true;
        by_and = is_and(word->text);
        return after_space(i + word->text.size());
    }

    /// The second end, which begins with its digits or with a sign or code before them.
    [[nodiscard]] std::optional<quantity> second_end(std::size_t at) {
        std::size_t digit = at;
        if (const auto s = sign_at(text_, at)) {
            digit = after_space(s->last);
        } else if (const auto word = token_at(text_, at)) {
            digit = after_space(at + word->text.size());
            if (byte(digit) == '.') digit = after_space(digit + 1);
        }
        if (!ascii::is_digit(byte(digit))) return std::nullopt;
        const std::size_t floor = std::exchange(floor_, at);
        auto q = quantity_of(read_number(text_, digit));
        floor_ = floor;
        if (q && digit != at && !q->left) return std::nullopt; // a word that is no unit
        return q;
    }

    [[nodiscard]] static bool is_small(const written_number& n) noexcept {
        return n.digits < uint128{1000} * detail::power_of_ten(n.scale);
    }
    // ---- the result ----

    struct numbers {
        std::optional<decimal> amount;
        std::array<std::optional<decimal>, 2> readings{};

        /// Whether a decimal holds it.
        [[nodiscard]] bool fits() const noexcept { return amount || readings[0]; }
    };

    [[nodiscard]] static std::optional<decimal> value(const written_number& n, int scale,
                                                      int shift) noexcept {
        const auto d = decimal::make(static_cast<int128>(n.digits), scale);
        if (!d) return std::nullopt;
        const auto shifted = try_shift(*d, shift);
        return shifted ? std::optional{*shifted} : std::nullopt;
    }

    /// Whether the mark of "1.405" is a decimal one, as the language has it. Without a language,
    /// only the comma of "$1,405" is settled: where these currencies are at home it groups.
    [[nodiscard]] std::optional<bool> is_decimal_mark(const written_number& n,
                                                      const unit_text& unit) const noexcept {
        if (const auto spoken = language_at(n.first)) return n.mark == decimal_mark(*spoken);
        constexpr word_list with_point{
            std::array<std::string_view, 15>{"USD", "GBP", "INR", "AUD", "CAD", "HKD", "NZD", "SGD",
                                             "JPY", "CNY", "TWD", "KRW", "MXN", "MYR", "THB"}};
        const auto c = chosen(unit);
        if (!c || n.mark != ',' || !with_point.contains(c->code())) return std::nullopt;
        return false;
    }

    [[nodiscard]] numbers values_of(const quantity& q, const unit_text& unit) const noexcept {
        numbers v;
        const int shift = q.scale.value - unit.divides_by;
        std::optional<bool> is_decimal = true;
        if (q.number.is_ambiguous) is_decimal = is_decimal_mark(q.number, unit);
        if (!is_decimal) {
            v.readings = {value(q.number, q.number.scale, shift), value(q.number, 0, shift)};
        } else {
            const int scale = *is_decimal ? q.number.scale : 0;
            if (q.scale.is_open) {
                v.readings = {value(q.number, scale, shift),
                              value(q.number, scale, q.scale.other - unit.divides_by)};
            } else {
                v.amount = value(q.number, scale, shift);
            }
        }
        if (q.is_negative) {
            for (auto* d : {&v.amount, &v.readings[0], &v.readings[1]}) {
                if (*d) **d = -**d;
            }
        }
        return v;
    }

    void set_digits(found_figure& f, const quantity& q, const unit_text& unit) const noexcept {
        const bool whole = q.number.scale == 0 ||
                           (q.number.is_ambiguous && is_decimal_mark(q.number, unit) == false);
        f.last_digit = q.scale.value - unit.divides_by - (whole ? 0 : q.number.scale);
        f.significant_digits = std::max(q.number.count, 1);
        if (whole && q.number.digits != 0) {
            for (uint128 m = q.number.digits; m % 10 == 0; m /= 10)
                ++f.trailing_zeros;
            f.significant_digits -= f.trailing_zeros;
        }
    }

    void set_unit(found_figure& f, const unit_text& unit) const noexcept {
        f.candidates = unit.candidates;
        f.why = unit.why;
        f.unit = chosen(unit);
    }

    /// The end of the digits at `digit`, with all that may belong to their number, if nothing
    /// beside them can make them an amount; 0 if something may. Most numbers of a text end here.
    [[nodiscard]] std::size_t end_if_alone(std::size_t digit) const noexcept {
        std::size_t end = digit + 1;
        for (;;) {
            while (ascii::is_digit(byte(end)))
                ++end;
            const auto mark = detail::digit_mark_at(text_, end);
            if (mark.length == 0 || !ascii::is_digit(byte(end + mark.length))) break;
            end += mark.length + 1;
        }
        // on the right: a letter or a sign that touches, a dash, or a word that may matter
        const auto right = static_cast<unsigned char>(byte(end));
        if (is_ascii_letter(right) || right >= 0x80 || right == '-' || right == '$') return 0;
        if ((right == ',' || right == '.') && byte(end + 1) == '-') return 0;
        if (right == ' ' || right == '\n') {
            const std::size_t next = end + 1;
            const auto b = static_cast<unsigned char>(byte(next));
            if (is_ascii_letter(b)) {
                const auto second = static_cast<unsigned char>(byte(next + 1));
                const bool capitals = is_ascii_capital(second) || second == '$';
                if (capitals || may_matter(next)) return 0;
            } else if (b == '$' || b == '-' || b == ' ' || b == '\t' || b == '\n') {
                return 0;
            } else if (b >= 0x80) {
                if (!is_letter_at(text_, next) || may_matter(next)) return 0;
            }
        }
        // on the left: a sign, a minus, capitals, or a name that stands before numbers
        if (digit == floor_) return end;
        const auto left = static_cast<unsigned char>(text_[digit - 1]);
        if (left >= 0x80 || left == '$' || left == '-' || is_ascii_letter(left)) return 0;
        if (left != ' ' && left != '.' && left != '\n' && left != '\t') return end;
        const std::size_t last = before_space(digit);
        if (last == floor_) return end;
        const auto b = static_cast<unsigned char>(text_[last - 1]);
        if (b >= 0x80 || b == '$' || b == '.') return 0;
        if (!is_ascii_letter(b)) return end;
        const auto before = static_cast<unsigned char>(last - floor_ >= 2 ? text_[last - 2] : ' ');
        // "$S 5", "US 5"
        if (before == '$' || (is_ascii_capital(b) && is_ascii_capital(before))) return 0;
        return may_end_leading_name(before, b) ? 0 : end;
    }

    [[nodiscard]] static constexpr bool is_ascii_capital(unsigned b) noexcept {
        return b - 'A' < 26U;
    }

    /// Whether the word at `at` can make the number before it an amount, or lead to what does.
    [[nodiscard]] bool may_matter(std::size_t at) const noexcept {
        if (beside_number.may_begin_at(text_, at)) return true;
        if (!connectors.may_begin_at(text_, at)) return false;
        std::size_t next = at;
        while (is_letter_at(text_, next) || byte(next) == '\'')
            ++next;
        next = after_space(next);
        const auto b = static_cast<unsigned char>(byte(next));
        return !is_ascii_letter(b) || is_ascii_capital(b) ||
               beside_number.may_begin_at(text_, next);
    }

    [[nodiscard]] static bool may_end_leading_name(unsigned before, unsigned last) noexcept {
        const unsigned first = (before | 0x20U) - 'a';
        const unsigned second = (last | 0x20U) - 'a';
        return first < leading_ends.size() && second < leading_ends.size() &&
               leading_ends[first][second];
    }

    /// Reads what stands at a digit, hands on an amount if it is one, and says where to go on.
    template <class Sink>
    [[nodiscard]] std::size_t read_at(std::size_t digit, Sink& sink) {
        if (const std::size_t end = end_if_alone(digit); end != 0) return end;
        const written_number number = read_number(text_, digit);
        auto q = quantity_of(number);
        if (!q) return number.last;
        if (const auto range_end = read_range(*q, sink)) return floor_ = *range_end;
        if (unit_of(*q) == nullptr) lend_unit(*q);
        if (unit_of(*q) == nullptr) return number.last;
        emit(*q, sink);
        return floor_ = std::max(floor_, number.last);
    }

    /// Hands on an amount that has a unit.
    template <class Sink>
    void emit(const quantity& q, Sink& sink) {
        const unit_text& unit = *unit_of(q);
        numbers v = values_of(q, unit);
        if (!v.fits()) return;
        found_figure f;
        f.offset = q.first;
        std::size_t last = end_of(q);
        set_digits(f, q, unit);
        const bool is_whole = !q.has_scale && q.number.scale == 0;
        if (const auto cents = is_whole ? cents_after(last, unit) : std::nullopt;
            cents && v.amount) {
            const auto part = *decimal::make(cents->first, 2);
            const auto with =
                q.is_negative ? try_subtract(*v.amount, part) : try_add(*v.amount, part);
            if (with) {
                v.amount = *with;
                last = cents->second;
                f.last_digit = -2;
                f.trailing_zeros = 0;
            }
        }
        f.length = last - f.offset;
        f.amount = v.amount;
        f.readings = v.readings;
        set_unit(f, unit);
        f.side = hedge_around(f.offset, last);
        f.per = rider_at(last).first;
        sink(std::as_const(f));
        floor_ = last;
    }

    template <class Sink>
    [[nodiscard]] std::optional<std::size_t> read_range(quantity& a, Sink& sink) {
        bool by_word = false;
        bool by_and = false;
        const std::size_t at = joined_from(end_of(a), by_word, by_and);
        if (at == end_of(a)) return std::nullopt;
        if (by_word) {
            // "and" joins only what "between" opened; "from £183m to £20m" is a change, but "von 5
            // bis 10 Millionen Euro" is a range
            const std::size_t start = before_space(a.first);
            const bool opened = phrase_before(start, word_kind::opener).first != nullptr;
            if ((unit_of(a) != nullptr && is_change(start)) || (by_and && !opened))
                return std::nullopt;
        }
        auto b = second_end(at);
        if (!b) return std::nullopt;
        const unit_text* const unit_a = unit_of(a);
        const unit_text* const unit_b = unit_of(*b);
        if (unit_a == nullptr && unit_b == nullptr) return std::nullopt;
        if (unit_a == nullptr && a.number.scale > 3) return std::nullopt; // no sum of money
        if (unit_a != nullptr && unit_b != nullptr &&
            unit_a->candidates.narrowed_to_any(unit_b->candidates).empty()) {
            return std::nullopt;
        }
        // "£5m-6m", "5 to 6 million euros": the scale is both numbers'
        if (!a.has_scale && b->has_scale && !a.right && is_small(a.number)) {
            a.scale = b->scale;
            a.has_scale = true;
        }
        const unit_text& unit = unit_b == nullptr                                       ? *unit_a
                                : unit_a == nullptr                                     ? *unit_b
                                : unit_b->candidates.size() < unit_a->candidates.size() ? *unit_b
                                                                                        : *unit_a;
        const numbers low = values_of(a, unit);
        const numbers high = values_of(*b, unit);
        if (!low.amount || !high.amount || *high.amount < *low.amount) return std::nullopt;
        found_figure f;
        f.form = figure_form::range;
        f.offset = a.first;
        const std::size_t last = end_of(*b);
        f.length = last - f.offset;
        f.amount = low.amount;
        f.high_amount = high.amount;
        set_digits(f, *b, unit);
        set_unit(f, unit);
        f.side = hedge_around(f.offset, last);
        f.per = rider_at(last).first;
        sink(std::as_const(f));
        return last;
    }

    /// "20,000 and 30,000 €": an amount's unit is the one's before it, too, where that is written
    /// as an amount: in groups, with a fraction or a scale.
    void lend_unit(quantity& a) {
        const std::size_t digits = static_cast<std::size_t>(a.number.count);
        if (!a.has_scale && a.number.last - a.number.first == digits) return;
        bool by_word = false;
        bool by_and = false;
        const std::size_t at = joined_from(end_of(a), by_word, by_and);
        const auto b = at != end_of(a) && by_word && by_and ? second_end(at) : std::nullopt;
        if (!b || !b->right || (b->has_scale && !a.has_scale)) return;
        a.right = b->right;
        a.right->edge = a.last;
    }

    /// "from £183m to £20m" is a change of one amount, no range.
    [[nodiscard]] bool is_change(std::size_t end) const noexcept {
        const auto word = token_before(text_, end, floor_);
        if (!word) return false;
        constexpr word_list from{std::array<std::string_view, 13>{"from", "von", "de", "desde",
                                                                  "da", "van", "od", "fra", "fran",
                                                                  "dal", "del", "des", "vom"}};
        return from.contains(folded_word{word->text}.view());
    }
};

} // namespace detail

/// Hands every monetary amount of a text to `sink`, in order. Any bytes may be in the text. Time is
/// linear in its length; nothing is allocated.
template <class Sink>
void scan(std::string_view text, const scan_options& options, Sink&& sink) {
    detail::scanner{text, options}.run(sink);
}

} // namespace mulct
