#include <mulct/convert/route_walk.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <cstddef>
#include <string_view>

using namespace mulct;

namespace {

constexpr day d(std::string_view text) {
    return parse_day(text).value();
}

/// How many days were walked to, and how many were left to `find_route` that had a rate there.
struct walked {
    std::size_t shown = 0;
    std::size_t left = 0;
};

/// Compares the days of a walk with `find_route`, day by day.
walked compare(currency from, currency to, const rate_source& source, day_range range,
               const lookup& rule) {
    walked w;
    day next = range.first;
    const auto leave_until = [&](day end) {
        for (; next < end; next = next + 1) {
            const auto along = find_route(from, to, source, next, rule);
            if (!along) continue;
            ++w.left;
            // what is left has no published rate, or more than published rates
            bool is_lawful = along->source == nullptr;
            for (const leg& l : along->legs)
                is_lawful = is_lawful || l.what != leg::kind::published;
            if (!is_lawful) {
                CAPTURE(from.code(), to.code(), to_string(next));
                FAIL_CHECK("left out");
            }
        }
    };
    walk_routes(from, to, source, range, rule, [&](day_range run, const fraction& factor) {
        if (run.first < next || run.last < run.first || run.last > range.last) {
            FAIL_CHECK("out of order");
        }
        leave_until(run.first);
        for (day on = run.first; on <= run.last; on = on + 1) {
            ++w.shown;
            const auto along = find_route(from, to, source, on, rule);
            const auto expected = along ? factor_of(*along) : std::nullopt;
            if (!expected || expected->numerator != factor.numerator ||
                expected->denominator != factor.denominator) {
                CAPTURE(from.code(), to.code(), to_string(on));
                FAIL_CHECK("another rate");
            }
        }
        next = run.last + 1;
    });
    leave_until(range.last + 1);
    return w;
}

} // namespace

TEST_CASE("a walk finds on each day what a look-up finds, for every currency and every rule") {
    const day_range all{d("1998-12-25"), d("2027-01-10")};
    lookup near = lookup::previous(2);
    near.ended = ended_currencies::refused;
    for (const lookup& rule : {lookup::previous(), lookup::previous(0), near, lookup::exact()}) {
        std::size_t shown = 0;
        std::size_t left = 0;
        for (std::size_t i = 0; i < currency::count(); ++i) {
            const currency from = currency::at(i);
            if (ecb().find(from) == nullptr && from != ecb().pivot() && i % 8 != 0) continue;
            const walked w = compare(from, "GBP"_currency, ecb(), all, rule);
            shown += w.shown;
            left += w.left;
        }
        CHECK(shown > 190'000);
        if (rule.ended == ended_currencies::succeeded) CHECK(left > 20'000);
    }
}

TEST_CASE("a walk may begin and end anywhere") {
    const auto pair = [](std::string_view first, std::string_view last) {
        return compare("USD"_currency, "EUR"_currency, ecb(), {d(first), d(last)},
                       lookup::previous());
    };
    CHECK(pair("1970-01-01", "1998-12-31").shown == 0);
    CHECK(pair("1999-01-01", "1999-01-04").shown == 1);
    CHECK(pair("2022-05-21", "2022-05-22").shown == 2); // a weekend
    CHECK(pair("2022-05-23", "2022-05-23").shown == 1);
    CHECK(pair("2022-05-23", "2022-05-22").shown == 0);
    CHECK(pair("2090-01-01", "2099-12-31").shown == 0);
}

TEST_CASE("a rate is left out where the source left it out, and where none is near") {
    const rate_table rates =
        table_of("EUR"_currency,
                 {"2022-05-02 EUR/GBP 0.84", "2022-05-02 EUR/USD 1.05", "2022-05-03 EUR/GBP 0.85",
                  "2022-05-20 EUR/GBP 0.86", "2022-05-20 EUR/USD 1.06"});
    const day_range may{d("2022-05-01"), d("2022-05-31")};
    // on the 2nd, and on the 20th, which is the last day there is
    CHECK(compare("USD"_currency, "GBP"_currency, rates.source(), may, lookup::previous()).shown ==
          2);
    // from the 2nd to the 10th, and on the 20th
    CHECK(compare("EUR"_currency, "GBP"_currency, rates.source(), may, lookup::previous()).shown ==
          10);
    CHECK(compare("EUR"_currency, "GBP"_currency, rates.source(), may, lookup::exact()).shown == 3);
}

TEST_CASE("where a walk finds nothing to walk along it shows nothing") {
    const day_range range{d("2022-05-01"), d("2022-05-31")};
    const auto shown = [&](currency from, currency to, const lookup& rule) {
        int days = 0;
        walk_routes(from, to, ecb(), range, rule,
                    [&](day_range run, const fraction&) { days += run.last - run.first + 1; });
        return days;
    };
    CHECK(shown("GBP"_currency, "GBP"_currency, lookup::previous()) == 0);
    CHECK(shown("DEM"_currency, "GBP"_currency, lookup::previous()) == 0);
    CHECK(shown("KWD"_currency, "GBP"_currency, lookup::previous()) == 0);
    CHECK(shown("USD"_currency, "GBP"_currency, lookup::month_average()) == 0);
    CHECK(shown("USD"_currency, "GBP"_currency, lookup::fixed(d("2022-05-23"))) == 0);
    CHECK(shown("USD"_currency, "GBP"_currency, lookup::previous()) == 31);
}
