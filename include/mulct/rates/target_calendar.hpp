#pragma once
/// The days on which TARGET, the euro's payment system, is open: those on which the European
/// Central Bank publishes its reference rates.

#include <mulct/base/calendar.hpp>
#include <mulct/base/day.hpp>

namespace mulct {

/// Easter Sunday of a year of the Gregorian calendar (1583 to 9999): the anonymous algorithm that
/// Nature printed on 20 April 1876, as in J. Meeus, Astronomical Algorithms, chapter 8. Its letters
/// are named for what they count.
[[nodiscard]] constexpr day easter_sunday(int year) noexcept {
    const int golden = year % 19; // the year's place in the cycle of 19 years of moons
    const int century = year / 100;
    const int year_of_century = year % 100;
    const int moon_shift = (century - (century + 8) / 25 + 1) / 3;
    const int full_moon = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    const int to_sunday =
        (32 + 2 * (century % 4) + 2 * (year_of_century / 4) - full_moon - year_of_century % 4) % 7;
    const int late = (golden + 11 * full_moon + 22 * to_sunday) / 451; // never after 25 April
    const int sum = full_moon + to_sunday - 7 * late + 114;
    return *day_of(year, static_cast<unsigned>(sum / 31), static_cast<unsigned>(sum % 31 + 1));
}

/// Whether TARGET was, or by its standing calendar will be, open on a day. It opened in 1999, so no
/// day before is one of its days.
///
/// Closed are Saturdays, Sundays, 1 January and 25 December; since 2000 Good Friday, Easter Monday,
/// 1 May and 26 December too; and once each 31 December 1999 and 31 December 2001. The ECB's
/// decisions: https://www.ecb.europa.eu/press/pr/date/1998/html/pr980903.en.html (1999),
/// https://www.ecb.europa.eu/press/pr/date/1999/html/pr990715_1.en.html (31 December 1999, and
/// 2000) and https://www.ecb.europa.eu/press/pr/date/2000/html/pr001214_4.en.html (2002 on). The
/// ECB published rates on Good Friday and Easter Monday of 1999, when TARGET was open, and on
/// neither of the two 31 Decembers.
[[nodiscard]] constexpr bool is_target_day(day d) noexcept {
    const unsigned weekday = weekday_of(d);
    if (weekday == 0 || weekday == 6) return false;
    const civil c = civil_of(d);
    if (c.year < 1999) return false;
    const auto is = [&](unsigned month, unsigned day_of_month) {
        return c.month == month && c.day_of_month == day_of_month;
    };
    if (is(1, 1) || is(12, 25)) return false;
    if (is(12, 31) && (c.year == 1999 || c.year == 2001)) return false;
    if (c.year == 1999) return true;
    if (is(5, 1) || is(12, 26)) return false;
    if (c.month != 3 && c.month != 4) return true; // Easter is between 22 March and 25 April
    const day easter = easter_sunday(c.year);
    return d != easter - 2 && d != easter + 1;
}

} // namespace mulct
