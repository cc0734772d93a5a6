#include <mulct/check/rate_track.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <cstddef>

using namespace mulct;
using namespace mulct::literals;

namespace {

day on(std::string_view text) {
    return parse_day(text).value();
}
implied_rates at_rate(const fraction& low, const fraction& high) {
    return {{low, true}, {high, true}};
}

} // namespace

TEST_CASE("a track has the days on which both currencies were quoted") {
    const rate_table table =
        table_of("EUR"_currency, {"2022-05-20 EUR/USD 1.0577", "2022-05-20 EUR/GBP 0.84820",
                                  "2022-05-23 EUR/USD 1.0659", "2022-05-24 EUR/GBP 0.85750",
                                  "2022-05-24 EUR/USD 1.0720"});
    const rate_track track{table.source(), "GBP"_currency, "USD"_currency};
    REQUIRE(track.size() == 2);
    CHECK(track[0] == on("2022-05-20"));
    CHECK(track[1] == on("2022-05-24"));
    CHECK(track.rate(0) == fraction{*parse_decimal("1.0577"), *parse_decimal("0.84820")});
    CHECK(track.first_after(on("2022-05-19")) == 0);
    CHECK(track.first_after(on("2022-05-20")) == 1);
    CHECK(track.first_after(on("2022-05-24")) == 2);

    const rate_track from_pivot{table.source(), "EUR"_currency, "USD"_currency};
    CHECK(from_pivot.size() == 3);
    CHECK(rate_track(table.source(), "EUR"_currency, "JPY"_currency).empty());
    CHECK(rate_track(table.source(), "USD"_currency, "USD"_currency).empty());
}

TEST_CASE("the quick search answers as exact comparison does, on every day of 27 years") {
    for (const auto& [from, to] :
         {std::pair{"GBP"_currency, "USD"_currency}, std::pair{"JPY"_currency, "GBP"_currency},
          std::pair{"IDR"_currency, "KWD"_currency}, std::pair{"USD"_currency, "IDR"_currency}}) {
        const rate_track track{ecb(), from, to};
        if (track.empty()) continue; // KWD is none of the ECB's
        // ends that are rates themselves: the floors are equal, and only exactness decides
        const std::size_t step = track.size() / 7;
        for (std::size_t low = 0; low < track.size(); low += step) {
            for (std::size_t high = 0; high < track.size(); high += step) {
                for (const bool closed : {false, true}) {
                    const implied_rates wanted{{track.rate(low), closed},
                                               {track.rate(high), closed}};
                    const rate_track::search search{track, wanted};
                    for (std::size_t i = 0; i < track.size(); i += 13)
                        REQUIRE(search.fits(i) == wanted.contains(track.rate(i)));
                    REQUIRE(search.fits(low) == wanted.contains(track.rate(low)));
                    REQUIRE(search.fits(high) == wanted.contains(track.rate(high)));
                    const auto fits = [&](std::size_t i) { return search.fits(i); };
                    std::size_t first = step / 2;
                    while (first < track.size() && !fits(first))
                        ++first;
                    REQUIRE(search.find(step / 2, track.size()) == first);
                    std::size_t last = track.size() - 1;
                    while (last > step / 2 && !fits(last - 1))
                        --last;
                    REQUIRE(search.find_last(step / 2, track.size() - 1) == last);
                }
            }
        }
    }
}

TEST_CASE("a search can be open above") {
    const rate_track track{ecb(), "GBP"_currency, "USD"_currency};
    const rate_track::search all{track,
                                 at_rate({decimal{1}, decimal{1}}, {decimal{1}, decimal{0}})};
    CHECK(all.find(0, track.size()) == 0);
    const rate_track::search none{track,
                                  at_rate({decimal{3}, decimal{1}}, {decimal{1}, decimal{0}})};
    CHECK(none.find(0, track.size()) == track.size());
}
