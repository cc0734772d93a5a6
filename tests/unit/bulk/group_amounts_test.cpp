#include "texts.hpp"

#include <mulct/bulk/group_amounts.hpp>
#include <mulct/stats/measure.hpp>

#include <support/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

using namespace mulct;
using bulk::group_amounts;
using bulk::plain_sum;

namespace {

constexpr std::uint64_t largest = std::numeric_limits<std::uint64_t>::max();

using amounts = std::vector<std::uint64_t>;

/// In pieces of some sizes, the last one perhaps empty.
std::vector<bulk::amount_piece> in_pieces(const amounts& all, std::size_t size) {
    std::vector<bulk::amount_piece> pieces;
    for (std::size_t at = 0; at <= all.size(); at += size)
        pieces.emplace_back(std::span{all}.subspan(at, std::min(size, all.size() - at)));
    return pieces;
}

decimal cents(std::uint64_t amount) {
    return decimal::make(static_cast<int128>(amount), 2).value();
}

/// Half up, to two digits.
decimal mean_of(const group_amounts& group) {
    return figure_by_order(group, *parse_measure("mean"), quantile_definition::inclusive, 2)
        .value();
}

/// Whether every amount is found at its place, from the first to the last and in no order.
void check_places(amounts all, std::uint64_t seed = 1) {
    const amounts shuffled = all;
    std::sort(all.begin(), all.end());
    random_numbers random{seed};
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, all.size()}) {
        const group_amounts group{in_pieces(shuffled, piece), 2};
        REQUIRE(group.count() == all.size());
        CHECK(group.min() == cents(all.front()));
        CHECK(group.max() == cents(all.back()));
        CHECK(group.ascending() == all);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (group[i] != cents(all[i])) {
                CAPTURE(i, all[i], to_string(group[i]));
                FAIL_CHECK();
            }
            const std::size_t other = random.below(all.size());
            if (group[other] != cents(all[other])) FAIL_CHECK(other);
        }
    }
}

} // namespace

TEST_CASE("amounts of every size are found by their order") {
    check_places({5});
    check_places({0, 0, 0});
    check_places({7, 7, 7, 3, 7, 3});
    check_places({63, 64, 65, 62, 127, 128, 129, 126, 0, 1, 2, 31, 32, 33});
    check_places({largest - 1, largest, 0, largest - 2, largest / 2, largest / 2 + 1});
    check_places({largest, largest});
    amounts near_powers;
    for (int power = 0; power < 64; ++power) {
        const std::uint64_t two = std::uint64_t{1} << power;
        for (const std::uint64_t amount : {two - 1, two, two + 1, two + two / 2, two + two / 64,
                                           two + two / 64 - 1, two + two / 32, two + two / 32 - 1})
            near_powers.push_back(amount);
    }
    check_places(near_powers);
    amounts small(3000);
    for (std::size_t i = 0; i < small.size(); ++i)
        small[i] = small.size() - i;
    check_places(small);
}

TEST_CASE("many amounts are found by their order") {
    random_numbers random{2};
    for (const std::size_t count : {2U, 10U, 100U, 1000U}) {
        amounts any;
        amounts alike;
        amounts rounded;
        for (std::size_t i = 0; i < count; ++i) {
            any.push_back(random.of_any_size());
            alike.push_back(1'000'000 + random.below(50));
            rounded.push_back(random.below(20) * 10'000'000);
        }
        check_places(any);
        check_places(alike);
        check_places(rounded);
    }
}

TEST_CASE("figures by order are those of a sample of the same amounts") {
    random_numbers random{3};
    const std::string_view names[] = {"count", "total", "mean",  "median", "q1",  "q3", "p0",
                                      "p1",    "p90",   "p99.5", "p100",   "min", "max"};
    const quantile_definition definitions[] = {
        quantile_definition::nearest_rank, quantile_definition::averaged,
        quantile_definition::exclusive, quantile_definition::inclusive,
        quantile_definition::median_unbiased};
    for (std::size_t count = 1; count < 60; count += 1 + count / 4) {
        amounts all;
        std::vector<decimal> decimals;
        for (std::size_t i = 0; i < count; ++i) {
            all.push_back(random.one_in(4) ? 0 : random.of_any_size());
            decimals.push_back(cents(all.back()));
        }
        const group_amounts group{in_pieces(all, 5), 2};
        const sample whole{decimals};
        for (const std::string_view name : names) {
            const measure m = parse_measure(name).value();
            REQUIRE(is_by_order(m.what));
            for (const quantile_definition by : definitions) {
                CAPTURE(count, name, to_string(by));
                const auto figure = figure_by_order(group, m, by, 2);
                CHECK(figure == figure_of(whole, m, by, 2));
                CHECK(figure.has_value());
            }
        }
        const sample put_in_order = group.all();
        CHECK(std::ranges::equal(put_in_order.units(), whole.units()));
        CHECK(put_in_order.places() == 2);
    }
}

TEST_CASE("a total may be beyond 64 bits, but not beyond 38 digits") {
    const amounts all(5, largest);
    const group_amounts group{in_pieces(all, 2), 2};
    CHECK(to_string(group.total()) == "922337203685477580.75");
    CHECK(mean_of(group) == cents(largest));
    CHECK(to_string(group_amounts{in_pieces(all, 2), 0}.total()) == "92233720368547758075");

    plain_sum sum;
    sum.count = 10;
    sum.total = mulct::detail::power_of_ten(38) - 1;
    CHECK(to_string(group_amounts{sum, 2}.total()) == "999999999999999999999999999999999999.99");
    ++sum.total;
    CHECK_THROWS_AS((group_amounts{sum, 2}.total()), overflow_error);
    CHECK_THROWS_AS(mean_of(group_amounts{sum, 2}), overflow_error);
}

TEST_CASE("without the amounts their sum tells all but their order") {
    plain_sum sum;
    for (const std::uint64_t amount : {250U, 100U, 400U, 100U})
        sum.add(amount);
    const group_amounts group{sum, 2};
    CHECK(group.count() == 4);
    CHECK(to_string(group.total()) == "8.50");
    CHECK(to_string(group.min()) == "1.00");
    CHECK(to_string(group.max()) == "4.00");
    CHECK(to_string(mean_of(group)) == "2.13");
    CHECK(group.sum().total == 850);
}
