#include <mulct/stats/route_cache.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <rapidcheck.h>

#include <cstdint>

using namespace mulct;

TEST_CASE("a cached route gives what a conversion of its own does, or fails as it does") {
    CHECK(rc::check("route cache", [] {
        const rate_source* const sources[] = {&ecb()};
        const char* const codes[] = {"EUR", "GBP", "USD", "JPY", "HRK", "DEM", "RUB", "BGN"};
        const auto code = [&] { return *currency::find(codes[*rc::gen::inRange(0, 8)]); };
        const lookup rules[] = {lookup::previous(), lookup::month_average(), lookup::year_average(),
                                lookup::exact()};
        const lookup rule = rules[*rc::gen::inRange(0, 4)];
        const currency to = code();
        const rounding_rule finish{rounding::half_up, std::nullopt};
        route_cache routes{to, sources, rule, finish};
        for (int i = 0; i < 20; ++i) {
            // twelve days only, so that routes are met again
            const day on = *day_of(1998 + *rc::gen::inRange(0, 12) * 2, 5, 23);
            const bool long_one = *rc::gen::inRange(0, 8) == 0;
            const auto units = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
            const money from{*decimal::make(units, long_one ? 30 : 2), code()};
            const auto quick = routes.convert(from, on);
            const auto slow = convert(from, to, sources, on, rule, finish);
            RC_ASSERT(quick.has_value() == slow.has_value());
            if (quick) {
                RC_ASSERT(to_string(*quick) == to_string(slow->to.amount()));
            } else {
                RC_ASSERT(quick.error().size() == slow.error().size());
            }
        }
    }));
}

TEST_CASE("it knows each route that was used, once") {
    const rate_source* const sources[] = {&ecb()};
    route_cache routes{
        "EUR"_currency, sources, lookup::previous(), {rounding::half_up, std::nullopt}};
    const day on = *parse_day("2022-05-23");
    CHECK(routes.convert({decimal{7'500'000}, "GBP"_currency}, on).value() ==
          *parse_decimal("8846113.02"));
    CHECK(routes.convert({decimal{1}, "GBP"_currency}, on).has_value());
    CHECK(!routes.convert({decimal{1}, "RUB"_currency}, on).has_value());
    std::size_t used = 0;
    routes.for_each_used([&](const conversion& c) {
        ++used;
        CHECK(c.from.unit() == "GBP"_currency);
        CHECK(c.legs.size() == 1);
    });
    CHECK(used == 1);
}
