// A day and a partial date are read whole or not at all, and written back as they were read.

#include "check.hpp"

#include <mulct/base/calendar.hpp>
#include <mulct/fines/event.hpp>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    const auto d = parse_day(text);
    if (d) {
        require(to_string(*d) == text);
        const civil c = civil_of(*d);
        require(c.month >= 1 && c.month <= 12 && c.day_of_month >= 1 && c.day_of_month <= 31);
        require(day_of(c.year, c.month, c.day_of_month).value() == *d);
        require((weekday_of(*d) + 1) % 7 == weekday_of(*d + 1));
    } else {
        require_within(d.error(), text);
    }

    const auto date = parse_partial_date(text);
    require(!d || (date && date->is_day() && date->days.first == *d));
    if (date) {
        require(to_string(*date) == text);
        require(date->days.first <= date->days.last && !date->precedes(*date));
        require(date->is_day() == d.has_value());
    } else {
        require_within(date.error(), text);
    }
    return 0;
}
