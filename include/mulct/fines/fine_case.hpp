#pragma once
/// A case: one matter before one regulator, with what happened to it in order.

#include <mulct/fines/event.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mulct {

struct fine_case {
    std::string name;
    std::string regulator;
    std::string country; ///< ISO 3166-1 alpha-2, or EU
    std::string entity;  ///< who was fined
    std::string law;
    std::string sector;
    std::vector<fine_event> events; ///< in the order in which they happened; never empty
};

/// What a case costs, after all its events so far.
struct standing {
    stage status; ///< the last event's
    /// The event that set the amount now due: an imposed, varied or settled fine, or the annulment
    /// that left nothing due. An event that puts a fine back in force does not set its amount anew.
    const fine_event* decided_by;
    /// What is due: nothing after an annulment, unknown if the deciding event has no amount.
    decided_amount amount;

    friend bool operator==(const standing&, const standing&) = default;
};

/// The last proposed amount before a decision; null where none with an amount is known.
[[nodiscard]] inline const fine_event* find_proposal(std::span<const fine_event> events) noexcept {
    const fine_event* proposal = nullptr;
    for (const fine_event& e : events) {
        if (e.what != stage::proposed) break;
        if (e.amount.is_known()) proposal = &e;
    }
    return proposal;
}
[[nodiscard]] inline const fine_event* find_proposal(const fine_case& c) noexcept {
    return find_proposal(std::span{c.events});
}

/// Its amount; unknown where there is none.
[[nodiscard]] inline proposed_amount proposed_in(const fine_case& c) noexcept {
    const fine_event* const proposal = find_proposal(c);
    return {proposal != nullptr ? proposal->amount : fine_amount{}};
}

/// The first decided amount; null where none is known.
[[nodiscard]] inline const fine_event* find_first_decision(const fine_case& c) noexcept {
    for (const fine_event& e : c.events) {
        if (e.what != stage::proposed && e.amount.is_known()) return &e;
    }
    return nullptr;
}

/// The case's own currency: that of its decisions, else of its proposal. A draft may be known in
/// another one alone.
[[nodiscard]] inline std::optional<currency> own_currency(const fine_case& c) noexcept {
    const fine_event* e = find_first_decision(c);
    if (e == nullptr) e = find_proposal(c);
    if (e == nullptr) return std::nullopt;
    return e->amount.unit();
}

/// Where a case stands after these events, its first ones; none while nothing is decided. Proposed
/// amounts are never part of it.
[[nodiscard]] inline std::optional<standing>
standing_after(std::span<const fine_event> events) noexcept {
    std::optional<standing> now;
    const fine_event* decision = nullptr; // the last one, in force or set aside
    for (const fine_event& e : events) {
        if (e.what == stage::proposed) continue;
        if (e.what == stage::annulled) {
            // nothing is due, in the currency of what was set aside or proposed
            const fine_event* const was = decision != nullptr && decision->amount.is_known()
                                              ? decision
                                              : find_proposal(events);
            const fine_amount nothing = was != nullptr ? was->amount.nothing() : fine_amount{};
            now = standing{e.what, &e, {nothing}};
            continue;
        }
        // a fine put back in force is the old decision, unless it comes with another amount
        const bool as_before = e.what == stage::reinstated && decision != nullptr &&
                               (!e.amount.is_known() || e.amount == decision->amount);
        if (!as_before) decision = &e;
        now = standing{e.what, decision, {decision->amount}};
    }
    return now;
}

/// Where the case stands after all its events.
[[nodiscard]] inline std::optional<standing> final_standing(const fine_case& c) noexcept {
    return standing_after(c.events);
}

/// An event of which it is not known whether it had happened by a day.
struct not_certain {
    const fine_event* event;
};

namespace detail {

/// How many of a case's events have surely happened by a day, and how many may have. One without a
/// date lies between its neighbours.
struct events_by {
    std::size_t surely;
    std::size_t perhaps;
};

[[nodiscard]] inline events_by count_events_by(const fine_case& c, day on) noexcept {
    events_by n{0, c.events.size()};
    for (std::size_t i = 0; i < c.events.size(); ++i) {
        const auto& date = c.events[i].date;
        if (date && date->days.last <= on) n.surely = i + 1; // and so have those before it
    }
    for (std::size_t i = n.surely; i < n.perhaps; ++i) {
        const auto& date = c.events[i].date;
        if (date && on < date->days.first) n.perhaps = i; // nor have those after it
    }
    return n;
}

} // namespace detail

/// How many of its events had happened by the end of a day, or the first of which that is not
/// certain, for want of a date.
[[nodiscard]] inline result<std::size_t, not_certain> events_until(const fine_case& c,
                                                                   day on) noexcept {
    const auto n = detail::count_events_by(c, on);
    if (n.surely < n.perhaps) return failed(not_certain{&c.events[n.surely]});
    return n.surely;
}

/// Where the case stood at the end of a day, none while nothing was decided; or the first event
/// that would have changed that and may have happened by then or not.
[[nodiscard]] inline result<std::optional<standing>, not_certain> standing_on(const fine_case& c,
                                                                              day on) noexcept {
    const auto n = detail::count_events_by(c, on);
    const std::span<const fine_event> events{c.events};
    const auto sure = standing_after(events.first(n.surely));
    for (std::size_t i = n.surely; i < n.perhaps; ++i) {
        if (standing_after(events.first(i + 1)) != sure) return failed(not_certain{&events[i]});
    }
    return sure;
}

} // namespace mulct
