// A file of fines has cases or errors, and every error is about a part of it; a check that keeps no
// cases finds the same. Whatever the events, a case stands somewhere, on every day; and cases
// written as events read the same.

#include "check.hpp"

#include <mulct/fines/save.hpp>
#include <mulct/stats/group.hpp>
#include <mulct/stats/reduction.hpp>

using namespace mulct;

namespace {

void look_at_days(const fine_case& c) {
    for (const fine_event& e : c.events) {
        if (!e.date) continue;
        for (const day on : {e.date->days.first - 1, e.date->days.first, e.date->days.last}) {
            const auto n = events_until(c, on);
            const auto stood = standing_on(c, on);
            if (n) {
                require(stood && *stood == standing_after(std::span{c.events}.first(*n)));
            } else {
                require(n.error().event >= c.events.data());
            }
        }
    }
    const auto at_last = standing_on(c, day::latest());
    require(at_last ? *at_last == final_standing(c) : !c.events.back().date);
}

void look_at(const fine_case& c) {
    require(!c.name.empty() && !c.regulator.empty() && !c.events.empty());
    require(c.country.empty() || is_country_code(c.country));
    for (std::size_t i = 0; i < c.events.size(); ++i) {
        const fine_event& e = c.events[i];
        if (e.amount.is_known()) {
            require(!e.amount.low().is_negative() && e.amount.low() <= e.amount.high());
            require(parse_fine_amount(to_string(e.amount), e.amount.unit()).value() == e.amount);
        }
        for (std::size_t k = 0; k < i; ++k) {
            require(!e.date || !c.events[k].date || !e.date->precedes(*c.events[k].date));
        }
    }
    look_at_days(c);
    const auto now = final_standing(c);
    if (now) {
        const fine_amount& due = now->amount.value;
        require(now->decided_by != nullptr && now->decided_by->what != stage::proposed);
        require(now->status != stage::annulled || !due.is_known() || due == due.nothing());
        if (const auto sum = due.lump_sum()) {
            const counted_fine fine{&c, *now, *sum, sum->amount()};
            for (const group_key k :
                 {group_key::regulator, group_key::country, group_key::year, group_key::quarter,
                  group_key::month, group_key::currency, group_key::stage, group_key::size}) {
                (void)key_value(fine, k);
            }
        }
    }
    try {
        if (const auto r = find_reduction(c)) {
            require(difference_of(r->final.amount.value, r->start->amount).value() == r->change);
        } else {
            require(now || r.error() == no_reduction::undecided);
        }
    } catch (const overflow_error&) {
        // amounts of up to 38 digits have differences that no decimal holds
    }
}

// The same check, a record at a time and without keeping the cases.
void check_streamed(std::string_view text, const fine_check& whole) {
    const csv_start start = find_fine_start(text);
    const char separator = start.parted.separator;
    fine_checker checker{fine_reading{}, separator, fine_checker::kept::nothing};
    if (!start.parted.is_sure) return; // which is for the caller to say
    bool is_open = false;              // and so is this
    for_each_record(text, start.header, separator, [&](const csv_record_place& record) {
        is_open = record.open_quote.has_value();
        return !is_open && checker.take(record.in(text), record.start);
    });
    if (is_open) return;
    const fine_check streamed = checker.finish();
    require(streamed.file.cases.empty());
    require(streamed.rows == whole.rows && streamed.cases == whole.cases);
    require(streamed.cases == whole.file.cases.size());
    require(streamed.warnings == whole.warnings);
    require(streamed.errors.size() == whole.errors.size());
    for (std::size_t i = 0; i < whole.errors.size(); ++i)
        require(streamed.errors[i].what == whole.errors[i].what);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    const fine_check check = check_fines(text);
    for (const fine_error& e : check.errors)
        require_within(e.what, text);
    const bool is_plain = !detail::is_utf16(text) && !text.starts_with("\xEF\xBB\xBF");
    if (is_plain) check_streamed(text, check);
    for (const fine_case& c : check.file.cases)
        look_at(c);
    if (!check.errors.empty()) return 0;
    require(!check.file.cases.empty());
    if (check.file.form == fine_form::flat) return 0; // in which names may be shared
    const std::string written = fines_csv(check.file);
    const auto again = parse_fines(written);
    require(again && again->cases.size() == check.file.cases.size());
    require(fines_csv(*again) == written);
    return 0;
}
