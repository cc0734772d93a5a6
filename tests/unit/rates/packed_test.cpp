#include <mulct/rates/packed.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <rapidcheck.h>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using mulct::currency;
using mulct::day;
using mulct::decimal;
using mulct::errc;
using mulct::error;
using mulct::open_packed;
using mulct::packed_rates;
using mulct::rate_row;
using mulct::rate_source;
using mulct::rate_table;
using mulct::series;
using mulct::snapshot;
using namespace mulct::literals;

namespace {

packed_rates packed(const snapshot& s) {
    packed_rates data;
    REQUIRE(pack(s, data));
    return data;
}

/// What a source holds, as lines of a snapshot.
std::string lines_of(const rate_source& source) {
    std::vector<rate_row> rows;
    for (const series& s : source.all_series()) {
        for (std::size_t i = 0; i < s.size(); ++i)
            rows.push_back({s[i].on, s.base(), s.counter(), s[i].rate});
    }
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return a.key() < b.key(); });
    return snapshot_body(rows);
}

const std::vector<std::string_view> some_lines{
    "2022-05-20 EUR/USD 1.0577", "2022-05-23 EUR/USD 1.0659", "2022-05-23 EUR/GBP 0.84783",
    "2022-05-23 EUR/JPY 136.05", "2022-05-24 EUR/GBP 0.85670"};

} // namespace

TEST_CASE("packed rates are the snapshot's, with their digits") {
    const snapshot s = snapshot_of("EUR"_currency, some_lines);
    const packed_rates data = packed(s);
    const auto sources = open_packed(data);
    REQUIRE(sources);
    REQUIRE(sources->size() == 1);
    const rate_source& source = sources->front();
    CHECK(source.name() == "TEST");
    CHECK(source.title() == "Rates for tests");
    CHECK(source.pivot() == "EUR"_currency);
    CHECK(source.publication_days().size() == 3);
    CHECK(lines_of(source) == snapshot_body(s.rows));
}

TEST_CASE("sources are packed one after the other, and opened in that order") {
    snapshot first = snapshot_of("EUR"_currency, some_lines);
    snapshot second = snapshot_of("USD"_currency, {"2022-05-23 GBP/USD 1.2580"});
    second.source = "H10";
    packed_rates data;
    REQUIRE(pack(first, data));
    const std::size_t size = data.size();
    REQUIRE(pack(second, data));
    CHECK(size % 8 == 0);
    CHECK(data.size() % 8 == 0);
    const auto sources = open_packed(data).value();
    REQUIRE(sources.size() == 2);
    CHECK(sources[0].name() == "TEST");
    CHECK(lines_of(sources[0]) == snapshot_body(first.rows));
    CHECK(sources[1].name() == "H10");
    CHECK(lines_of(sources[1]) == snapshot_body(second.rows));
    // none at all is a list of none
    CHECK(open_packed({}).value().empty());
}

TEST_CASE("a packed rate has up to 63 bits") {
    const auto with = [](std::string_view rate) {
        const std::string line = std::string{"2022-05-23 EUR/USD "}.append(rate);
        return snapshot_of("EUR"_currency, {"2022-05-20 EUR/USD 1.0577", line});
    };
    for (const std::string_view rate :
         {"999999999999999999", "9223372036854775807", "0.999999999999999999",
          "0.00000000000000000000000000000000000001"}) {
        const packed_rates data = packed(with(rate));
        CHECK(to_string(open_packed(data).value().front().find("USD"_currency)->back().rate) ==
              rate);
    }
    packed_rates data;
    const auto too_long = pack(with("9223372036854775808"), data); // 2^63
    REQUIRE_FALSE(too_long);
    CHECK(too_long.error() == error{errc::overflow, 1, 1}); // the second row
    CHECK(data.empty());
    CHECK(rate_table::make(with("9223372036854775808")).error().code == errc::overflow);
}

TEST_CASE("data that pack did not make is refused") {
    const packed_rates good = packed(snapshot_of("EUR"_currency, some_lines));
    const auto refused = [](packed_rates data, std::size_t at) {
        const auto sources = open_packed(data);
        REQUIRE_FALSE(sources);
        CHECK(sources.error().code == errc::bad_header);
        CHECK(sources.error().offset == at);
        CHECK(sources.error().length == data.size() - at);
    };
    // cut off
    refused(packed_rates(good.begin(), good.begin() + 1), 0);
    refused(packed_rates(good.begin(), good.end() - 8), 0);
    // another magic, another version
    packed_rates other = good;
    other[0] = std::byte{'M'};
    refused(other, 0);
    other = good;
    other[7] = std::byte{'1'};
    refused(other, 0);
    // a currency whose place in the table is another's
    const std::string_view bytes{reinterpret_cast<const char*>(good.data()), good.size()};
    const std::size_t dollar = bytes.find("USD");
    REQUIRE(dollar != std::string_view::npos);
    for (const std::size_t at : {dollar, dollar + 4, dollar + 7}) {
        other = good;
        other[at] ^= std::byte{1};
        refused(other, 0);
    }
    // bytes after the last source
    other = good;
    other.resize(good.size() + 8);
    refused(other, good.size());
    // something else altogether
    refused(packed_rates(4096), 0);
}

TEST_CASE("a table can be moved, and its views go with it") {
    std::vector<rate_table> tables;
    for (int i = 0; i < 20; ++i) // grows, and so moves
        tables.push_back(table_of("EUR"_currency, some_lines));
    const snapshot s = snapshot_of("EUR"_currency, some_lines);
    for (const rate_table& t : tables) {
        CHECK(t.sources().size() == 1);
        CHECK(lines_of(t.source()) == snapshot_body(s.rows));
    }
    rate_table other = table_of("USD"_currency, {"2022-05-23 GBP/USD 1.2580"});
    other = std::move(tables.back());
    CHECK(lines_of(other.source()) == snapshot_body(s.rows));
    static_assert(!std::is_copy_constructible_v<rate_table>);
}

TEST_CASE("any rates are the same packed and opened, and every one is found by its day") {
    CHECK(rc::check("packed there and back", [] {
        std::set<std::tuple<day, currency, currency>> pairs;
        const currency pivot = "EUR"_currency;
        const int count = *rc::gen::inRange(1, 80);
        for (int i = 0; i < count; ++i) {
            const day on{*rc::gen::inRange(19000, 19030)};
            const currency other =
                currency::at(*rc::gen::inRange<std::size_t>(0, currency::count()));
            if (other != pivot) pairs.insert({on, pivot, other});
        }
        RC_PRE(!pairs.empty());
        snapshot s = snapshot_of(pivot, {});
        std::set<day> days;
        for (const auto& [on, base, counter] : pairs) {
            const auto coefficient = *rc::gen::inRange<std::int64_t>(1, 1000000000000);
            s.rows.push_back(
                {on, base, counter, decimal::make(coefficient, *rc::gen::inRange(0, 39)).value()});
            days.insert(on);
        }
        const rate_table table = rate_table::make(s).value();
        const rate_source& source = table.source();
        RC_ASSERT(lines_of(source) == snapshot_body(s.rows));
        for (const rate_row& r : s.rows) {
            const auto seen = source.find(r.counter)->on(r.on);
            RC_ASSERT(seen && seen->rate == r.rate && seen->rate.scale() == r.rate.scale());
        }
        const auto all = source.publication_days();
        RC_ASSERT(std::equal(all.begin(), all.end(), days.begin(), days.end(),
                             [](std::int32_t a, day b) { return a == b.count(); }));
    }));
}

TEST_CASE("the ECB's rates are the same packed and opened") {
    CHECK(lines_of(ecb()) == snapshot_body(ecb_snapshot().rows));
}
