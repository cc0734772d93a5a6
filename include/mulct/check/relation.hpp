#pragma once
/// What a text says of its amounts without a rate: "less than half of the £17m", "cut from £183m to
/// £20m, a 90 % reduction", "£8m and £6m, a total of £14m", "four times the £5m".

#include <mulct/base/ascii.hpp>
#include <mulct/check/judge.hpp>
#include <mulct/check/verdict.hpp>
#include <mulct/figure/found_figure.hpp>
#include <mulct/figure/scan_text.hpp>
#include <mulct/figure/written_number.hpp>
#include <mulct/number/decimal.hpp>
#include <mulct/number/interval.hpp>
#include <mulct/number/ratio.hpp>

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

enum class relation_form : std::uint8_t {
    fraction, ///< one amount is a part of another
    multiple, ///< one amount is so many times another
    percent,  ///< one amount is another, changed by so many per cent
    sum,      ///< one amount is the sum of others
};

inline constexpr std::array<std::string_view, 4> relation_form_names{"fraction", "multiple",
                                                                     "percent", "sum"};

[[nodiscard]] constexpr std::string_view to_string(relation_form f) noexcept {
    return relation_form_names[static_cast<std::size_t>(f)];
}

/// A relation between figures of one currency, by their places in the list. `whole` x factor is
/// `part`; of a sum the `terms` make `part`.
struct relation {
    relation_form form;
    std::size_t part;
    std::size_t whole;
    std::vector<std::size_t> terms;
    interval<ratio> factor; ///< what the words allow: below 1/2 for "less than half"
    std::size_t first;      ///< the bytes of the words that say it
    std::size_t last;
    verdict what;
    interval<ratio> actual; ///< the factor that the digits allow; of a sum that of the terms' sum
};

namespace detail {

[[nodiscard]] inline interval<ratio> ratios(const interval<decimal>& i) {
    return {{ratio{i.low.value}, i.low.closed}, {ratio{i.high.value}, i.high.closed}};
}

class relation_finder : scan_text {
  public:
    relation_finder(std::string_view text, const scan_options& options,
                    std::span<const found_figure> figures)
        : scan_text(text, options), figures_(figures) {}

    [[nodiscard]] std::vector<relation> find() {
        for (std::size_t i = 0; i < figures_.size(); ++i) {
            if (!is_plain(i)) continue;
            read_part_of(i);
            read_change_to(i);
            read_sum(i);
        }
        return std::move(found_);
    }

  private:
    [[nodiscard]] std::size_t end_of(std::size_t i) const noexcept {
        return figures_[i].offset + figures_[i].length;
    }
    /// A number in a known currency, due once.
    [[nodiscard]] bool is_plain(std::size_t i) const noexcept {
        const found_figure& f = figures_[i];
        return f.form == figure_form::simple && f.amount && decimal{0} < *f.amount && f.unit &&
               f.per == rider::none;
    }
    [[nodiscard]] bool same_unit(std::size_t a, std::size_t b) const noexcept {
        return is_plain(a) && is_plain(b) && *figures_[a].unit == *figures_[b].unit;
    }
    [[nodiscard]] interval<ratio> claimed(std::size_t i) const {
        return ratios(claim_side::of(figures_[i]).written->claimed());
    }
    /// A full stop and a space, or an empty line: where a sentence ends.
    [[nodiscard]] bool ends_between(std::size_t first, std::size_t last) const noexcept {
        for (std::size_t i = first; i + 1 < last; ++i) {
            const bool stop = text_[i] == '.' || text_[i] == '!' || text_[i] == '?';
            if (stop && (text_[i + 1] == ' ' || text_[i + 1] == '\n')) return true;
            if (text_[i] == '\n' && text_[i + 1] == '\n') return true;
        }
        return false;
    }

    void judge_factor(relation r) {
        const interval<ratio> part = claimed(r.part);
        const interval<ratio> whole = claimed(r.whole);
        if (!(ratio{decimal{0}} < whole.low.value)) return;
        r.actual = {{part.low.value / whole.high.value, part.low.closed && whole.high.closed},
                    {part.high.value / whole.low.value, part.high.closed && whole.low.closed}};
        r.what = intersects(r.actual, r.factor) ? verdict::consistent : verdict::inconsistent;
        found_.push_back(std::move(r));
    }

    // ---- a part, a multiple ----

    /// "less than half of the £17m": the words stand before the whole, and the part is the nearest
    /// other amount in its currency, of the same sentence or an earlier one.
    void read_part_of(std::size_t whole) {
        std::size_t at = before_space(figures_[whole].offset);
        at = skip_articles(at);
        for (const word_kind kind : {word_kind::fraction, word_kind::multiple}) {
            const auto [meaning, first] = phrase_ending(at, kind);
            if (meaning == nullptr) continue;
            const auto part = nearest_other(whole, first);
            if (!part) return;
            const ratio n{decimal{static_cast<int>(meaning->value)}};
            const ratio factor = kind == word_kind::fraction ? ratio{decimal{1}} / n : n;
            const auto [side, start] = hedge_before(first);
            judge_factor(
                {kind == word_kind::fraction ? relation_form::fraction : relation_form::multiple,
                 *part,
                 whole,
                 {},
                 hedged(factor, side),
                 after_space(start),
                 end_of(whole),
                 verdict::inconsistent,
                 {}});
            return;
        }
    }

    /// "of the", "des", "der geplanten", "the proposed": up to four words that are no numbers.
    [[nodiscard]] std::size_t skip_articles(std::size_t end) const noexcept {
        for (int n = 0; n < 4; ++n) {
            for (const word_kind kind : {word_kind::fraction, word_kind::multiple}) {
                if (phrase_ending(end, kind).first != nullptr) return end;
            }
            const auto word = token_before(text_, end, 0);
            if (!word) return end;
            end = before_space(word->first);
        }
        return end;
    }

    [[nodiscard]] std::optional<std::size_t> nearest_other(std::size_t whole,
                                                           std::size_t before) const {
        for (std::size_t i = whole; i-- > 0;) {
            if (end_of(i) > before || !same_unit(i, whole)) continue;
            if (figures_[i].amount != figures_[whole].amount) return i;
        }
        return std::nullopt;
    }

    /// What a hedge leaves of a round number in words: half a tenth either side of "about half".
    [[nodiscard]] static interval<ratio> hedged(const ratio& x, hedge side) {
        const ratio tenth = x * ratio{*decimal::make(1, 1)};
        const ratio nothing{decimal{0}};
        switch (side) {
        case hedge::none:
            return {{x - tenth / ratio{decimal{2}}, true}, {x + tenth / ratio{decimal{2}}, true}};
        case hedge::over: { // a part is no more than the whole
            const ratio one{decimal{1}};
            return {{x, false}, {x < one ? one : x * ratio{decimal{1000}}, true}};
        }
        case hedge::up_to: return {{nothing, false}, {x, false}};
        case hedge::nearly: return {{x - tenth, true}, {x, false}};
        case hedge::about: return {{x - tenth, true}, {x + tenth, true}};
        }
        return interval<ratio>::point(x);
    }

    // ---- percentages ----

    struct percentage {
        interval<decimal> value;
        std::size_t first;
        std::size_t last;
    };

    /// "cut from £183m to £20m, a 90 % reduction", "reduced by 89 % from £183m to £20m": a
    /// percentage in the sentence of two amounts that a change leads from and to, beside a word of
    /// change.
    void read_change_to(std::size_t to) {
        if (to == 0 || !same_unit(to - 1, to)) return;
        const std::size_t from = to - 1;
        if (!joins_change(end_of(from), figures_[to].offset)) return;
        const auto p = percentage_near(from, to);
        if (!p) return;
        const auto& [percent, rises] = *p;
        const decimal zero{0};
        const interval<ratio> part =
            ratios({{percent.value.low.value < zero ? zero : percent.value.low.value, true},
                    percent.value.high});
        // a rise of an amount that fell has no factor that the digits allow
        judge_factor({relation_form::percent,
                      to,
                      from,
                      {},
                      changed(part, rises),
                      std::min(percent.first, figures_[from].offset),
                      std::max(percent.last, end_of(to)),
                      verdict::inconsistent,
                      {}});
    }

    [[nodiscard]] static interval<ratio> changed(const interval<ratio>& percent, bool rises) {
        const ratio one{decimal{1}};
        const ratio hundred{decimal{100}};
        const ratio low = percent.low.value / hundred;
        const ratio high = percent.high.value / hundred;
        if (rises) return {{one + low, true}, {one + high, true}};
        return {{one - high, true}, {one - low, true}};
    }

    /// Whether "to" or an arrow leads from one figure to the next.
    [[nodiscard]] bool joins_change(std::size_t at, std::size_t end) const noexcept {
        at = after_space(at);
        if (text_.substr(at).starts_with("\u2192")) return after_space(at + 3) == end;
        const auto [meaning, last] = phrase_at(at, word_kind::joiner);
        if (meaning == nullptr || last > end) return false;
        std::size_t rest = after_space(last);
        for (int n = 0; n < 3 && rest < end; ++n) { // "to just £20m", "to around"
            const auto word = token_at(text_, rest);
            if (!word) return false;
            rest = after_space(rest + word->text.size());
        }
        return rest == end;
    }

    /// The percentage in the sentence, and whether its word of change means upwards.
    [[nodiscard]] std::optional<std::pair<percentage, bool>> percentage_near(std::size_t from,
                                                                             std::size_t to) const {
        constexpr std::size_t reach = 120; // bytes either side
        const std::size_t start = figures_[from].offset;
        const std::size_t first = start < reach ? 0 : start - reach;
        const std::size_t last = std::min(text_.size(), end_of(to) + reach);
        for (std::size_t i = first; i < last; ++i) {
            if (!ascii::is_digit(text_[i]) || (i > 0 && is_part_of_number(i - 1))) continue;
            const auto p = percentage_at(i);
            if (!p) continue;
            const bool before = p->last <= start;
            if (before ? ends_between(p->last, start) : ends_between(end_of(to), p->first)) {
                continue;
            }
            if (const auto up = direction_beside(*p)) return std::pair{*p, *up};
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_part_of_number(std::size_t i) const noexcept {
        return ascii::is_digit(text_[i]) || text_[i] == '.' || text_[i] == ',';
    }

    [[nodiscard]] std::optional<percentage> percentage_at(std::size_t digit) const {
        const written_number n = read_number(text_, digit);
        if (!n.is_number) return std::nullopt;
        std::size_t at = after_space(n.last);
        if (byte(at) == '%') {
            ++at;
        } else {
            for (const std::string_view word : {"per cent", "percent", "pour cent", "Prozent",
                                                "por ciento", "per cento", "por cento"}) {
                if (text_.substr(at).starts_with(word)) {
                    at += word.size();
                    break;
                }
            }
            if (at == after_space(n.last)) return std::nullopt;
        }
        const auto value = decimal::make(static_cast<int128>(n.digits), n.scale);
        if (!value) return std::nullopt;
        using namespace literals;
        // a figure of no currency: only its digits and its hedge count
        const figure digits{hedge_before(before_space(digit)).first, money{*value, "XXX"_currency},
                            -n.scale};
        return percentage{digits.claimed(), digit, at};
    }

    /// Whether a word of change stands beside a percentage, and means upwards.
    [[nodiscard]] std::optional<bool> direction_beside(const percentage& p) const noexcept {
        std::size_t end = before_space(hedge_before(before_space(p.first)).second);
        for (int n = 0; n < 3; ++n) {
            const auto [meaning, first] = phrase_ending(end, word_kind::change);
            if (meaning != nullptr) return meaning->value == 1;
            const auto word = token_before(text_, end, 0);
            if (!word) break;
            end = before_space(word->first);
        }
        std::size_t at = after_space(p.last);
        for (int n = 0; n < 3; ++n) {
            const auto [meaning, last] = phrase_at(at, word_kind::change);
            if (meaning != nullptr) return meaning->value == 1;
            const auto word = token_at(text_, at);
            if (!word) break;
            at = after_space(at + word->text.size());
        }
        return std::nullopt;
    }

    // ---- sums ----

    /// "£8m and £6m, a total of £14m": the terms are the amounts before it in its sentence.
    void read_sum(std::size_t whole) {
        if (phrase_ending(hedge_before(before_space(figures_[whole].offset)).second,
                          word_kind::total)
                .first == nullptr) {
            return;
        }
        std::vector<std::size_t> terms;
        for (std::size_t i = whole; i-- > 0;) {
            if (!same_unit(i, whole) || ends_between(end_of(i), figures_[whole].offset)) break;
            terms.push_back(i);
        }
        if (terms.size() < 2) return;
        std::reverse(terms.begin(), terms.end());
        interval<ratio> sum = claimed(terms.front());
        for (std::size_t k = 1; k < terms.size(); ++k) {
            const interval<ratio> term = claimed(terms[k]);
            sum = {{sum.low.value + term.low.value, true},
                   {sum.high.value + term.high.value, true}};
        }
        const interval<ratio> total = claimed(whole);
        relation r{relation_form::sum,
                   whole,
                   whole,
                   terms,
                   total,
                   figures_[terms.front()].offset,
                   end_of(whole),
                   verdict::inconsistent,
                   sum};
        if (intersects(sum, total)) r.what = verdict::consistent;
        found_.push_back(std::move(r));
    }

    // ---- phrases ----

    /// The hedge that ends at `end` but for spaces, and where it begins; `end` itself without one.
    [[nodiscard]] std::pair<hedge, std::size_t> hedge_before(std::size_t end) const noexcept {
        const auto [meaning, first] = phrase_ending(before_space(end), word_kind::hedge);
        if (meaning == nullptr) return {hedge::none, end};
        return {static_cast<hedge>(meaning->value), before_space(first)};
    }

    std::span<const found_figure> figures_;
    std::vector<relation> found_;
};

} // namespace detail

/// The relations that a text states between its amounts, judged: `consistent` or `inconsistent`.
[[nodiscard]] inline std::vector<relation> find_relations(std::string_view text,
                                                          const scan_options& options,
                                                          std::span<const found_figure> figures) {
    return detail::relation_finder{text, options, figures}.find();
}

} // namespace mulct
