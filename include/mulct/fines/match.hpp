#pragma once
/// The same fine in two records: likely duplicates, and records that contradict each other. It
/// lists pairs; what is to become of them is for people to say.

#include <mulct/fines/entity_name.hpp>
#include <mulct/fines/fine_case.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// What an amount is worth in the one currency that all are compared in, at a day's rate; none
/// where there is no rate.
using worth_on = std::function<std::optional<decimal>(const money&, day)>;

/// When two records are of the same fine.
struct match_rules {
    std::int32_t days = 31;      ///< that their dates may be apart
    std::int32_t far_days = 366; ///< the same, where all else agrees
    std::int64_t percent = 3;    ///< that their amounts may be apart, of the greater one
    bool unnamed = true;         ///< whether a record that does not say who may match
};

/// How two records of what may be one fine stand to each other.
enum class match_kind : std::uint8_t {
    duplicate,        ///< who, where, when and how much agree
    unnamed,          ///< the same, but one of them does not say who
    amount_differs,   ///< how much does not agree
    currency_differs, ///< one number, under two currencies
    date_differs,     ///< the dates are further apart, but within a year
};

inline constexpr std::array<std::string_view, 5> match_kind_names{
    "duplicate", "unnamed", "amount_differs", "currency_differs", "date_differs"};

[[nodiscard]] constexpr std::string_view to_string(match_kind k) noexcept {
    return match_kind_names[static_cast<std::size_t>(k)];
}

/// What of a case is compared: the event that set what is due, or else the last proposal.
struct match_record {
    entity_name who;
    entity_name regulator;
    std::string country;
    std::optional<day_range> when;
    fine_amount amount;
    std::optional<decimal> low, high; ///< its worth; none without a day or a rate
    stage what = stage::imposed;
    const fine_event* event = nullptr;
};

[[nodiscard]] inline match_record match_record_of(const fine_case& c, const worth_on& worth) {
    const auto now = final_standing(c);
    const fine_event* e = now ? now->decided_by : find_proposal(c);
    if (e == nullptr) e = &c.events.back();
    match_record r{read_entity_name(c.entity),
                   read_entity_name(c.regulator),
                   c.country,
                   std::nullopt,
                   e->amount,
                   {},
                   {},
                   e->what,
                   e};
    if (e->date) r.when = e->date->days;
    if (r.when && r.amount.is_known()) {
        r.low = worth(r.amount.low(), r.when->last);
        r.high = worth(r.amount.high(), r.when->last);
    }
    return r;
}

namespace detail {

enum class amounts_agree : std::uint8_t { unknown, yes, no, in_number_only };

/// Whether intervals, widened by the tolerance, meet. Amounts of one currency need no rate.
[[nodiscard]] inline amounts_agree compare_amounts(const match_record& a, const match_record& b,
                                                   const match_rules& rules) {
    if (!a.amount.is_known() || !b.amount.is_known()) return amounts_agree::unknown;
    if (a.amount.is_per_day() != b.amount.is_per_day()) return amounts_agree::no;
    const bool one_unit = a.amount.unit() == b.amount.unit();
    if (!one_unit && (!a.low || !b.low)) return amounts_agree::unknown;
    if (!one_unit && (!a.high || !b.high)) return amounts_agree::unknown;
    const auto end = [&](const match_record& r, bool high) {
        if (one_unit) return (high ? r.amount.high() : r.amount.low()).amount();
        return high ? *r.high : *r.low;
    };
    // low <= high widened: low * (100 - percent) <= high * 100
    const auto reaches = [&](const decimal& high, const decimal& low) {
        return high * decimal{100} >= low * decimal{100 - rules.percent};
    };
    if (reaches(end(a, true), end(b, false)) && reaches(end(b, true), end(a, false))) {
        return amounts_agree::yes;
    }
    const bool one_number = a.amount.low().amount() == b.amount.low().amount();
    return !one_unit && one_number ? amounts_agree::in_number_only : amounts_agree::no;
}

[[nodiscard]] inline bool days_meet(const day_range& a, const day_range& b,
                                    std::int32_t apart) noexcept {
    return a.first <= b.last + apart && b.first <= a.last + apart;
}

/// Before the same authority, as far as that can be told: of one country, or with a word of their
/// names in common where a country is not known.
[[nodiscard]] inline bool may_be_one_regulator(const match_record& a, const match_record& b) {
    if (!a.country.empty() && !b.country.empty()) return a.country == b.country;
    return std::any_of(a.regulator.words.begin(), a.regulator.words.end(), [&](const auto& w) {
        return w.size() > 1 &&
               std::binary_search(b.regulator.words.begin(), b.regulator.words.end(), w);
    });
}

} // namespace detail

/// How two records stand to each other; none if they are of two fines.
[[nodiscard]] inline std::optional<match_kind> compare(const match_record& a, const match_record& b,
                                                       const match_rules& rules) {
    using detail::amounts_agree;
    if (!detail::may_be_one_regulator(a, b)) return std::nullopt;
    const auto amounts = detail::compare_amounts(a, b, rules);
    const bool one_day = a.when && a.when == b.when && a.when->first == a.when->last;
    if (a.who.is_nobody() || b.who.is_nobody()) {
        const bool same =
            rules.unnamed && one_day && amounts == amounts_agree::yes && a.country == b.country;
        return same ? std::optional{match_kind::unnamed} : std::nullopt;
    }
    if (!may_be_same(a.who, b.who)) return std::nullopt;
    const bool dated = a.when && b.when;
    const bool near = !dated || detail::days_meet(*a.when, *b.when, rules.days);
    switch (amounts) {
    case amounts_agree::yes:
        if (near) return match_kind::duplicate;
        if (detail::days_meet(*a.when, *b.when, rules.far_days)) return match_kind::date_differs;
        return std::nullopt;
    case amounts_agree::no:
        if (near && dated) return match_kind::amount_differs;
        return std::nullopt;
    case amounts_agree::in_number_only:
        if (near) return match_kind::currency_differs;
        return std::nullopt;
    case amounts_agree::unknown: return std::nullopt;
    }
    return std::nullopt;
}

/// A record of the index that matches.
struct fine_match {
    std::size_t place; ///< in the order in which they were added
    match_kind kind;
};

/// Records, to find matches among. Only those that share a word of the name and those of one day
/// are compared, so that many records do not take the square of their number.
class match_index {
  public:
    explicit match_index(match_rules rules = {}) : rules_(rules) {}

    void add(match_record r) {
        const std::size_t place = records_.size();
        for (const std::string& w : r.who.words) {
            if (!detail::is_in_list(detail::common_words, w)) by_word_[w].push_back(place);
        }
        // a day tells of records that share no word: without a name
        if (rules_.unnamed && r.when) by_day_[r.when->first].push_back(place);
        records_.push_back(std::move(r));
    }

    [[nodiscard]] const match_record& operator[](std::size_t place) const {
        return records_[place];
    }
    [[nodiscard]] std::size_t size() const noexcept { return records_.size(); }

    /// The matches of the best kind that there is, in the order in which they were added. `below`
    /// leaves out the others: of a file's own records, those after this one.
    [[nodiscard]] std::vector<fine_match> find(const match_record& r, std::size_t below) const {
        std::vector<std::size_t> places;
        const auto gather = [&](const auto& index, const auto& key) {
            const auto at = index.find(key);
            if (at != index.end()) {
                places.insert(places.end(), at->second.begin(), at->second.end());
            }
        };
        for (const std::string& w : r.who.words)
            gather(by_word_, w);
        if (r.when) gather(by_day_, r.when->first);
        std::sort(places.begin(), places.end());
        places.erase(std::unique(places.begin(), places.end()), places.end());
        std::vector<fine_match> all;
        for (const std::size_t place : places) {
            if (place >= below) break;
            const auto kind = compare(r, records_[place], rules_);
            if (!kind || (!all.empty() && *kind > all.front().kind)) continue;
            if (!all.empty() && *kind < all.front().kind) all.clear();
            all.push_back({place, *kind});
        }
        return all;
    }
    [[nodiscard]] std::vector<fine_match> find(const match_record& r) const {
        return find(r, records_.size());
    }

  private:
    match_rules rules_;
    std::vector<match_record> records_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_word_;
    std::map<day, std::vector<std::size_t>> by_day_;
};

} // namespace mulct
