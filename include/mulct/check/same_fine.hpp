#pragma once
/// Which figures of several texts are the same fine: one says it more exactly than another, and the
/// amounts in other currencies are conversions of them.

#include <mulct/base/day.hpp>
#include <mulct/check/judge.hpp>
#include <mulct/check/refinement.hpp>
#include <mulct/check/verdict.hpp>
#include <mulct/money/currency.hpp>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace mulct {

/// A figure of some text, and what is known of that text.
struct reported_figure {
    claim_side side;
    std::size_t text;                  ///< which one
    std::optional<day> on;             ///< when that was written
    std::optional<std::size_t> equals; ///< the place of the figure that its text says it is
};

/// A figure in another currency, and the one that it converts.
struct converted_figure {
    std::size_t figure;
    std::size_t of;
    bool is_claimed; ///< its text says so; else the figures alone do
    judgement judged;
};

/// Figures that are one fine.
struct reported_fine {
    std::vector<std::size_t> figures; ///< in the fine's currency, in the order of the texts
    std::size_t finest;               ///< of them the one with the most digits: the agreed amount
    std::vector<converted_figure> conversions;
};

namespace detail {

[[nodiscard]] constexpr bool is_same_amount(const figure& a, const figure& b) {
    return a.value == b.value || refines(a, b) || refines(b, a);
}

} // namespace detail

/// Groups the figures of a currency, and gives each conversion to the group of what it converts. A
/// conversion that no text claims is one if it alone fits, within tolerance and not by having few
/// digits, a figure of one group, on its text's day. Groups of one figure are left out.
[[nodiscard]] inline std::vector<reported_fine> group_fines(const std::vector<reported_figure>& all,
                                                            currency unit, claim_judge& judge) {
    std::vector<reported_fine> groups;
    const auto is_member = [&](std::size_t i) {
        return all[i].side.unit == unit && all[i].side.written && !all[i].side.high;
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!is_member(i)) continue;
        reported_fine joined{{i}, i, {}};
        // one figure may bring groups together: £7.5m and £7.55m by £7.52m
        for (std::size_t g = groups.size(); g-- > 0;) {
            bool same = false;
            for (const std::size_t m : groups[g].figures)
                same = same || detail::is_same_amount(*all[m].side.written, *all[i].side.written);
            if (!same) continue;
            joined.figures.insert(joined.figures.begin(), groups[g].figures.begin(),
                                  groups[g].figures.end());
            groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(g));
        }
        joined.finest = joined.figures.front();
        for (const std::size_t m : joined.figures) {
            if (all[m].side.written->last_digit < all[joined.finest].side.written->last_digit) {
                joined.finest = m;
            }
        }
        groups.push_back(std::move(joined));
    }

    const auto group_of = [&](std::size_t i) -> reported_fine* {
        for (reported_fine& g : groups) {
            for (const std::size_t m : g.figures) {
                if (m == i) return &g;
            }
        }
        return nullptr;
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (is_member(i)) continue;
        if (all[i].equals) {
            if (reported_fine* const g = group_of(*all[i].equals)) {
                const judgement j = judge.judge(all[*all[i].equals].side, all[i].side, all[i].on);
                g->conversions.push_back({i, *all[i].equals, true, j});
            }
            continue;
        }
        if (!all[i].on || !all[i].side.unit) continue;
        reported_fine* only = nullptr;
        converted_figure found{};
        bool several = false;
        for (reported_fine& g : groups) {
            for (const std::size_t m : g.figures) {
                const judgement j = judge.judge(all[m].side, all[i].side, all[i].on);
                if (j.what != verdict::consistent &&
                    j.what != verdict::consistent_within_tolerance) {
                    continue;
                }
                several = several || (only != nullptr && only != &g);
                if (only == nullptr) found = {i, m, false, j};
                only = &g;
                break;
            }
        }
        if (only != nullptr && !several) only->conversions.push_back(found);
    }
    std::erase_if(
        groups, [](const reported_fine& g) { return g.figures.size() + g.conversions.size() < 2; });
    return groups;
}

} // namespace mulct
