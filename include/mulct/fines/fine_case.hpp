#pragma once
/// A case: one matter before one regulator, with what happened to it in order.

#include <mulct/fines/event.hpp>

#include <optional>
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
    std::optional<money> amount;
};

/// The last proposed amount before a decision; null where none with an amount is known.
[[nodiscard]] inline const fine_event* find_proposal(const fine_case& c) noexcept {
    const fine_event* proposal = nullptr;
    for (const fine_event& e : c.events) {
        if (e.what != stage::proposed) break;
        if (e.amount) proposal = &e;
    }
    return proposal;
}

/// The first decided amount; null where none is known.
[[nodiscard]] inline const fine_event* find_first_decision(const fine_case& c) noexcept {
    for (const fine_event& e : c.events) {
        if (e.what != stage::proposed && e.amount) return &e;
    }
    return nullptr;
}

/// Where the case stands; none while it is only proposed. Proposed amounts are never part of it.
[[nodiscard]] inline std::optional<standing> final_standing(const fine_case& c) noexcept {
    std::optional<standing> now;
    const fine_event* decision = nullptr; // the last one, in force or set aside
    for (const fine_event& e : c.events) {
        if (e.what == stage::proposed) continue;
        if (e.what == stage::annulled) {
            // nothing is due, in the currency of what was set aside or proposed
            const fine_event* const was =
                decision != nullptr && decision->amount ? decision : find_proposal(c);
            std::optional<money> nothing;
            if (was != nullptr) nothing = money{decimal{0}, was->amount->unit()};
            now = standing{e.what, &e, nothing};
            continue;
        }
        // a fine put back in force is the old decision, unless it comes with another amount
        const bool as_before = e.what == stage::reinstated && decision != nullptr &&
                               (!e.amount || e.amount == decision->amount);
        if (!as_before) decision = &e;
        now = standing{e.what, decision, decision->amount};
    }
    return now;
}

} // namespace mulct
