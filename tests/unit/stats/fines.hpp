#pragma once
// Fines as tests write them.

#include <mulct/fines/fine_case.hpp>
#include <mulct/stats/fine_set.hpp>

#include <string>
#include <string_view>

/// A fine imposed once; without a date where `date` is empty.
inline mulct::fine_case fine(std::string_view name, std::string_view amount, std::string_view code,
                             std::string_view date) {
    using namespace mulct;
    fine_case c{std::string{name}, "ICO", "GB", "Clearview AI Inc.", "GDPR", "technology", {}};
    fine_event e{stage::imposed, std::nullopt,
                 parse_fine_amount(amount, currency::find(code).value()).value(), "", ""};
    if (!date.empty()) e.date = parse_partial_date(date).value();
    c.events.push_back(e);
    return c;
}

/// The same, put into another currency.
inline mulct::counted_fine counted(const mulct::fine_case& c, std::string_view amount) {
    using namespace mulct;
    const auto now = final_standing(c).value();
    const auto due = now.amount.value.lump_sum();
    return {&c, now, due ? *due : money{decimal{0}, "EUR"_currency}, parse_decimal(amount).value()};
}
