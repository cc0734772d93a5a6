#pragma once
/// Where a text says that two of its amounts are the same: "£7.5m ($9.43m)", "12 000 NOK, soit
/// 1 200 euros", "which is equivalent to 8.85 million euros".

#include <mulct/base/ascii.hpp>
#include <mulct/check/judge.hpp>
#include <mulct/figure/currency_sign.hpp>
#include <mulct/figure/found_figure.hpp>
#include <mulct/figure/scan_text.hpp>
#include <mulct/figure/word_list.hpp>
#include <mulct/money/currency.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// How the text says it.
enum class claim_form : std::uint8_t {
    bracket, ///< A (B), A (B, C)
    words,   ///< A, or B; A, soit B
    dash,    ///< A – B
    slash,   ///< A / B, A = B
    apart,   ///< the other half stands earlier: "... equivalent to B"
};

inline constexpr std::array<std::string_view, 5> claim_form_names{"bracket", "words", "dash",
                                                                  "slash", "apart"};

[[nodiscard]] constexpr std::string_view to_string(claim_form f) noexcept {
    return claim_form_names[static_cast<std::size_t>(f)];
}

/// Two figures, by their places in the list.
struct claim {
    std::size_t from;
    std::size_t to;
    claim_form form;
    /// Of a claim whose first half stands apart: the earlier figures that may be meant as well,
    /// nearest first. It holds if one of them agrees.
    std::vector<std::size_t> or_from = {};
};

/// What a text claims of its figures.
struct text_claims {
    std::vector<claim> claims;         ///< in the order of their second figures
    std::vector<stated_rate> rates;    ///< "($1=0.7099 euros)"
    std::vector<std::size_t> in_rates; ///< the figures that are halves of such a rate
};

namespace detail {

class claim_finder : scan_text {
  public:
    claim_finder(std::string_view text, const scan_options& options,
                 std::span<const found_figure> figures)
        : scan_text(text, options), figures_(figures), is_second_(figures.size(), false) {}

    [[nodiscard]] text_claims find() {
        for (std::size_t i = 0; i + 1 < figures_.size(); ++i) {
            if (take_rate(i)) ++i;
        }
        for (std::size_t i = 0; i < figures_.size(); ++i) {
            if (is_in_rate(i)) continue;
            const std::size_t next =
                i + 1 < figures_.size() && !is_in_rate(i + 1) ? read_after(i) : i;
            if (next == i)
                read_apart(i);
            else
                i = next - 1; // the list's last figure may begin another claim
        }
        return std::move(found_);
    }

  private:
    [[nodiscard]] std::size_t end_of(std::size_t i) const noexcept {
        return figures_[i].offset + figures_[i].length;
    }
    [[nodiscard]] bool is_in_rate(std::size_t i) const noexcept {
        return !found_.in_rates.empty() &&
               (found_.in_rates.back() == i ||
                std::find(found_.in_rates.begin(), found_.in_rates.end(), i) !=
                    found_.in_rates.end());
    }

    // ---- rates ----

    /// "$1=0.7099 euros": one unit, a sign of equality, a figure of another currency.
    bool take_rate(std::size_t i) {
        const found_figure& one = figures_[i];
        const found_figure& other = figures_[i + 1];
        if (one.amount != decimal{1} || !one.unit || !other.unit || !other.amount ||
            *one.unit == *other.unit) {
            return false;
        }
        const std::size_t sign = after_space(end_of(i));
        if (byte(sign) != '=' || after_space(sign + 1) != other.offset) return false;
        found_.rates.push_back({*one.unit, *other.unit, *other.amount, other.last_digit});
        found_.in_rates.push_back(i);
        found_.in_rates.push_back(i + 1);
        return true;
    }

    // ---- claims beside each other ----

    /// What stands between two figures.
    struct lead {
        bool has_hedge = false;
        bool is_equivalence = false;
        bool is_or = false;
    };

    /// Reads a stretch that holds hedges, words of equivalence and spaces, and nothing else.
    [[nodiscard]] std::optional<lead> lead_of(std::size_t at, std::size_t end) const noexcept {
        lead l;
        for (;;) {
            at = after_space(at);
            if (at >= end) return at == end ? std::optional{l} : std::nullopt;
            if (byte(at) == '.' || byte(at) == '~') { // "ca. ", "i.e. "
                ++at;
                continue;
            }
            const std::size_t before = at;
            for (const word_kind kind : {word_kind::equivalence, word_kind::hedge}) {
                const auto [meaning, last] = phrase_at(at, kind);
                if (meaning == nullptr || last > end) continue;
                (kind == word_kind::hedge ? l.has_hedge : l.is_equivalence) = true;
                at = last;
                break;
            }
            if (at != before) continue;
            const auto word = token_at(text_, at);
            if (!word || !is_or(word->text)) return std::nullopt;
            l.is_or = true;
            at += word->text.size();
        }
    }

    [[nodiscard]] static bool is_or(std::string_view word) noexcept {
        constexpr word_list ors{std::array<std::string_view, 12>{
            "or", "oder", "ou", "o", "u", "of", "lub", "eller", "tai", "nebo", "vagy", "sau"}};
        return word.size() <= 5 && ors.contains(folded_word{word}.view());
    }

    /// Past what may stand between a figure and a bracket: a rider or a hedge, and up to three
    /// words ("£7.5m fine ($9.43m)").
    [[nodiscard]] std::size_t before_bracket(std::size_t at) const noexcept {
        at = rider_at(at).second;
        for (int skipped = 0; skipped < 4; ++skipped) {
            const std::size_t next = after_space(at);
            if (byte(next) == '(' || byte(next) == '[') return next;
            const auto word = token_at(text_, next);
            if (!word || next == at) break;
            at = next + word->text.size();
        }
        return text_.size();
    }

    /// Looks for claims that begin with figure `i`, and says which figure is to be looked at next;
    /// `i` if there is none.
    [[nodiscard]] std::size_t read_after(std::size_t i) {
        const std::size_t bracket = before_bracket(end_of(i));
        if (bracket < figures_[i + 1].offset) return read_bracket(i, bracket + 1);
        return read_row(i);
    }

    /// A (B), A (B, C and D): all that stands in the bracket must be amounts.
    [[nodiscard]] std::size_t read_bracket(std::size_t from, std::size_t at) {
        std::vector<std::pair<std::size_t, lead>> inside;
        for (std::size_t i = from + 1; i < figures_.size(); ++i) {
            const auto l = lead_of(at, figures_[i].offset);
            if (!l || is_in_rate(i)) return from;
            inside.emplace_back(i, *l);
            at = past_aside(end_of(i));
            if (byte(at) == ')' || byte(at) == ']') return take_bracket(from, inside);
            const std::size_t next = past_separator(at);
            if (next == at) return from;
            at = next;
        }
        return from;
    }

    [[nodiscard]] std::size_t past_aside(std::size_t at) const noexcept {
        for (const word_kind kind : {word_kind::hedge_after, word_kind::rider, word_kind::aside}) {
            const std::size_t next = after_space(at);
            if (next == at) continue;
            const auto [meaning, last] = phrase_at(next, kind);
            if (meaning != nullptr) at = last;
        }
        return after_space(at);
    }

    /// Past what stands between the items of a list: a comma, a slash, a semicolon, "and".
    [[nodiscard]] std::size_t past_separator(std::size_t at) const noexcept {
        const std::size_t first = after_space(at);
        std::size_t i = first;
        if (byte(i) == ',' || byte(i) == ';' || byte(i) == '/') ++i;
        const std::size_t next = after_space(i);
        const auto word = token_at(text_, next);
        if (word && is_and(word->text)) return next + word->text.size();
        return i == first && !(word && is_or(word->text)) ? at : i;
    }

    std::size_t take_bracket(std::size_t from,
                             const std::vector<std::pair<std::size_t, lead>>& inside) {
        // "£5m and £3m ($6m and $3.6m)": each has its own
        std::size_t alike = 0;
        for (const auto& item : inside)
            alike += same_unit(item.first, inside.front().first) ? 1U : 0U;
        if (inside.size() > 1 && alike == inside.size()) {
            return take_respectively(from, inside);
        }
        bool any = false;
        for (const auto& [to, l] : inside) {
            if (same_unit(from, to) && !(l.has_hedge || l.is_equivalence ||
                                         figures_[from].amount == figures_[to].amount)) {
                continue; // "£20m (£15m)" is last year's
            }
            add(from, to, claim_form::bracket);
            any = true;
        }
        return any ? inside.back().first : from;
    }

    std::size_t take_respectively(std::size_t from,
                                  const std::vector<std::pair<std::size_t, lead>>& inside) {
        const std::size_t count = inside.size();
        if (from + 1 < count || same_unit(from, inside.front().first)) return from;
        const std::size_t first = from + 1 - count;
        for (std::size_t k = 0; k < count; ++k) {
            if (!same_unit(first + k, from) || is_second_[first + k]) return from;
        }
        for (std::size_t k = 0; k < count; ++k)
            add(first + k, inside[k].first, claim_form::bracket);
        return inside.back().first;
    }

    /// A, or B; A – B; A / B / C.
    [[nodiscard]] std::size_t read_row(std::size_t from) {
        std::size_t last = from;
        for (std::size_t to = from + 1; to < figures_.size() && !is_in_rate(to); ++to) {
            const auto form = form_between(end_of(to - 1), figures_[to].offset);
            if (!form || same_unit(from, to)) break;
            add(from, to, *form);
            last = to;
        }
        return last;
    }

    [[nodiscard]] std::optional<claim_form> form_between(std::size_t at,
                                                         std::size_t end) const noexcept {
        at = past_aside(rider_at(at).second);
        if (at >= end) return std::nullopt;
        if (byte(at) == '/' || byte(at) == '=') {
            return lead_of(at + 1, end) ? std::optional{claim_form::slash} : std::nullopt;
        }
        for (const std::string_view dash : {"\u2013", "\u2014", "- ", "\u2248"}) {
            if (text_.substr(at).starts_with(dash)) {
                return lead_of(at + dash.size(), end) ? std::optional{claim_form::dash}
                                                      : std::nullopt;
            }
        }
        if (byte(at) == ',') ++at;
        const auto l = lead_of(at, end);
        return l && (l->is_equivalence || l->is_or) ? std::optional{claim_form::words}
                                                    : std::nullopt;
    }

    // ---- claims whose first half stands earlier ----

    /// "... equivalent to B": the other half is an earlier figure of another currency that is no
    /// conversion itself, the nearest unless another one agrees.
    void read_apart(std::size_t to) {
        if (is_second_[to] || !has_equivalence_before(to)) return;
        constexpr std::size_t reach = 2000; // bytes
        std::vector<std::size_t> earlier;
        for (std::size_t from = to; from-- > 0;) {
            if (figures_[to].offset - end_of(from) > reach) break;
            if (is_in_rate(from) || is_second_[from] || same_unit(from, to)) continue;
            earlier.push_back(from);
        }
        if (earlier.empty()) return;
        add(earlier.front(), to, claim_form::apart);
        found_.claims.back().or_from.assign(earlier.begin() + 1, earlier.end());
    }

    [[nodiscard]] bool has_equivalence_before(std::size_t to) const noexcept {
        std::size_t end = before_space(figures_[to].offset);
        for (int n = 0; n < 2; ++n) {
            if (phrase_ending(end, word_kind::equivalence).first != nullptr) return true;
            const auto hedge = phrase_ending(end, word_kind::hedge);
            if (hedge.first == nullptr) return false;
            end = before_space(hedge.second);
        }
        return false;
    }

    // ---- the result ----

    [[nodiscard]] bool same_unit(std::size_t a, std::size_t b) const noexcept {
        const found_figure& x = figures_[a];
        const found_figure& y = figures_[b];
        if (x.unit && y.unit) return *x.unit == *y.unit;
        return !x.unit && !y.unit && !x.candidates.empty() && !y.candidates.empty() &&
               x.candidates[0] == y.candidates[0];
    }

    void add(std::size_t from, std::size_t to, claim_form form) {
        found_.claims.push_back({from, to, form});
        is_second_[to] = true;
    }

    std::span<const found_figure> figures_;
    std::vector<bool> is_second_; ///< whether a figure is the second half of a claim
    text_claims found_;
};

} // namespace detail

/// The claims that a text makes with its figures, which are those that `scan` found in it, in
/// order.
[[nodiscard]] inline text_claims find_claims(std::string_view text, const scan_options& options,
                                             std::span<const found_figure> figures) {
    return detail::claim_finder{text, options, figures}.find();
}

} // namespace mulct
