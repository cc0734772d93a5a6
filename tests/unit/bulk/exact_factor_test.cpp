#include "texts.hpp"

#include <mulct/bulk/exact_factor.hpp>
#include <mulct/number/quotient.hpp>

#include <support/catch.hpp>
#include <support/rounding_oracle.hpp>

#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;
using bulk::exact_factor;
using bulk::make_factor;
using oracle::cpp_int;
using oracle::cpp_rational;

namespace {

constexpr std::uint64_t overflow = std::numeric_limits<std::uint64_t>::max();
using side = decltype(exact_factor::times);
constexpr std::uint64_t largest = std::numeric_limits<side>::max(); // of both sides of a factor

std::uint64_t converted(std::uint64_t amount, const exact_factor& f, rounding policy) {
    switch (policy) {
    case rounding::half_even: return bulk::convert_units<rounding::half_even>(amount, f);
    case rounding::half_up: return bulk::convert_units<rounding::half_up>(amount, f);
    case rounding::half_down: return bulk::convert_units<rounding::half_down>(amount, f);
    case rounding::toward_zero: return bulk::convert_units<rounding::toward_zero>(amount, f);
    case rounding::away: return bulk::convert_units<rounding::away>(amount, f);
    case rounding::floor: return bulk::convert_units<rounding::floor>(amount, f);
    case rounding::ceiling: return bulk::convert_units<rounding::ceiling>(amount, f);
    }
    return overflow;
}

constexpr rounding all_policies[] = {rounding::half_even,   rounding::half_up, rounding::half_down,
                                     rounding::toward_zero, rounding::away,    rounding::floor,
                                     rounding::ceiling};

decimal d(std::string_view text) {
    return parse_decimal(text).value();
}
fraction rate(std::string_view numerator, std::string_view denominator = "1") {
    return {d(numerator), d(denominator)};
}
decimal some_decimal(random_numbers& random, std::uint64_t most) {
    return decimal::make(static_cast<int128>(1 + random.word() % most),
                         static_cast<int>(random.below(10)))
        .value();
}

/// 10 to a power that may be negative.
cpp_rational power_of_ten(int power) {
    return power < 0 ? 1 / cpp_rational{oracle::ten_to(-power)}
                     : cpp_rational{oracle::ten_to(power)};
}

/// The largest number that is worked with on the way.
uint128 product_of(std::uint64_t amount, const exact_factor& f, rounding policy) {
    return uint128{amount} * f.times + bulk::rounding_addend(f, policy);
}

} // namespace

TEST_CASE("a factor is the rate, for hundredths and minor units") {
    const auto same = [](const std::optional<exact_factor>& f, std::uint64_t times,
                         std::uint64_t over) {
        return f && std::uint64_t{f->times} * over == times * f->over;
    };
    CHECK(same(make_factor(rate("0.84783"), 2), 84783, 100'000));
    CHECK(same(make_factor(rate("1", "0.84783"), 2), 100'000, 84783));
    CHECK(same(make_factor(rate("0.84820"), 2), 4241, 5000)); // 0.8482
    CHECK(same(make_factor(rate("1"), 2), 1, 1));
    CHECK(same(make_factor(rate("1"), 0), 1, 100));
    CHECK(same(make_factor(rate("1"), 3), 10, 1));
    CHECK(same(make_factor(rate("136.05"), 0), 2721, 2000));
    CHECK(same(make_factor(rate("1", "1000000"), 2), 1, 1'000'000));
    CHECK(same(make_factor(rate("0.84783", "1.0659"), 2), 28261, 35530)); // both shared 3
}

TEST_CASE("a factor is exact wherever there is one, and there is one wherever it fits") {
    random_numbers random{1};
    std::size_t found = 0;
    std::size_t missing = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::uint64_t most = (std::uint64_t{2} << random.below(61)) - 1;
        const fraction r{some_decimal(random, most), some_decimal(random, most)};
        const int places = static_cast<int>(random.below(5));
        const cpp_rational exact =
            oracle::value(r.numerator) / oracle::value(r.denominator) * power_of_ten(places - 2);
        const bool fits = numerator(exact) <= largest && denominator(exact) <= largest;
        const auto f = make_factor(r, places);
        if (f.has_value() != fits) {
            CAPTURE(to_string(r.numerator), to_string(r.denominator), places);
            FAIL_CHECK();
        }
        (f ? found : missing) += 1;
        if (!f) continue;
        if (cpp_rational{f->times, f->over} != exact) {
            CAPTURE(to_string(r.numerator), to_string(r.denominator), places);
            FAIL_CHECK();
        }
    }
    CHECK(found > 2000);
    CHECK(missing > 2000);
}

TEST_CASE("there is no factor for what does not fit") {
    const std::string last = std::to_string(largest); // an odd number
    const std::string beyond = std::to_string(largest + 1);
    CHECK(make_factor(rate(last), 2)->times == largest);
    CHECK(make_factor(rate("1", last), 2)->over == largest);
    CHECK_FALSE(make_factor(rate(beyond), 2));
    CHECK_FALSE(make_factor(rate("1", beyond), 2));
    CHECK(make_factor(rate(beyond, "2"), 2)); // in lowest terms it does
    CHECK(make_factor(rate("2", beyond), 2));
    CHECK_FALSE(make_factor(rate(last), 3)); // ten times that
    CHECK_FALSE(make_factor(rate("1", last), 0));
    CHECK_FALSE(make_factor(rate("99999999999999999999999999999999999999"), 2));
    CHECK_FALSE(make_factor(rate("0"), 2));
    CHECK_FALSE(make_factor(rate("0.00000000000000000000000000000000001"), 2));
    CHECK_FALSE(make_factor(rate("1", "0.00000000000000000000000000000000001"), 2));
}

TEST_CASE("amounts at a rate are rounded as decimals are, by every policy") {
    random_numbers random{2};
    std::size_t converted_amounts = 0;
    for (int i = 0; i < 20'000; ++i) {
        // as published: up to seven figures, or the product of two of those
        const std::uint64_t most = i % 2 == 0 ? 10'000'000 : 100'000'000'000'000;
        const fraction r{some_decimal(random, most), some_decimal(random, most)};
        const int places = static_cast<int>(random.below(4));
        const auto f = make_factor(r, places);
        if (!f) continue;
        const std::uint64_t amount = random.of_any_size();
        const decimal own = *decimal::make(static_cast<int128>(amount), 2);
        const auto product = try_multiply(own, r.numerator);
        if (!product) continue;
        for (const rounding policy : all_policies) {
            const std::uint64_t units = converted(amount, *f, policy);
            const bool fits = product_of(amount, *f, policy) <= overflow;
            if (!fits && units != overflow) FAIL_CHECK("a step does not fit");
            if (units == overflow && fits) FAIL_CHECK("all steps fit");
            if (!fits) continue;
            const auto exact = try_divide(*product, r.denominator, places, policy);
            if (!exact || exact->coefficient() != static_cast<int128>(units)) {
                CAPTURE(amount, to_string(r.numerator), to_string(r.denominator), places,
                        to_string(policy), units);
                FAIL_CHECK();
            }
            ++converted_amounts;
        }
    }
    CHECK(converted_amounts > 5000);
}

TEST_CASE("every quotient is the exact one, whatever the factor") {
    // factors that no rate has, and amounts up to the last that fits
    random_numbers random{3};
    std::size_t at_the_edge = 0;
    std::size_t beyond = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::uint64_t times = 1 + random.of_any_size() % largest;
        std::uint64_t over = 1 + random.of_any_size() % largest;
        const std::uint64_t shared = std::gcd(times, over);
        times /= shared;
        over /= shared;
        const exact_factor f{static_cast<side>(times), static_cast<side>(over)};
        for (const rounding policy : all_policies) {
            const std::uint64_t last = (overflow - bulk::rounding_addend(f, policy)) / times;
            for (const std::uint64_t amount : {last, last - random.below(2), last + 1, overflow,
                                               random.of_any_size(), std::uint64_t{0}}) {
                const std::uint64_t units = converted(amount, f, policy);
                if (product_of(amount, f, policy) > overflow) {
                    if (units != overflow) FAIL_CHECK("a step does not fit");
                    ++beyond;
                    continue;
                }
                const uint128 product = uint128{amount} * times;
                const auto whole = static_cast<std::uint64_t>(product / over);
                const uint128 rest = product % over;
                const bool up = mulct::detail::rounds_up_magnitude(
                    policy, false, whole % 2 == 1, 2 * rest <=> uint128{over}, rest == 0);
                if (units != whole + (up ? 1 : 0)) {
                    CAPTURE(amount, times, over, to_string(policy), units);
                    FAIL_CHECK();
                }
                at_the_edge += amount == last ? 1U : 0U;
            }
        }
    }
    CHECK(at_the_edge > 50'000);
    CHECK(beyond > 50'000);
}

TEST_CASE("a tie goes where its policy says, and nothing else does") {
    const auto all_of = [](std::uint64_t amount, const exact_factor& f) {
        std::vector<std::uint64_t> units;
        for (const rounding policy : all_policies)
            units.push_back(converted(amount, f, policy));
        return units;
    };
    using units = std::vector<std::uint64_t>;
    const exact_factor half = make_factor(rate("0.5"), 2).value();
    CHECK(all_of(1, half) == units{0, 1, 0, 0, 1, 0, 1}); // 0.5
    CHECK(all_of(3, half) == units{2, 2, 1, 1, 2, 1, 2}); // 1.5
    CHECK(all_of(2, half) == units(7, 1));
    const exact_factor eighth = make_factor(rate("0.125"), 2).value();
    CHECK(all_of(12, eighth) == units{2, 2, 1, 1, 2, 1, 2}); // 1.5
    CHECK(all_of(20, eighth) == units{2, 3, 2, 2, 3, 2, 3}); // 2.5
    CHECK(all_of(11, eighth) == units{1, 1, 1, 1, 2, 1, 2}); // 1.375
    CHECK(all_of(13, eighth) == units{2, 2, 2, 1, 2, 1, 2}); // 1.625
    CHECK(all_of(16, eighth) == units(7, 2));
    const exact_factor third = make_factor(rate("1", "3"), 2).value(); // which has no ties
    CHECK(all_of(4, third) == units{1, 1, 1, 1, 2, 1, 2});
    CHECK(all_of(5, third) == units{2, 2, 2, 1, 2, 1, 2});
    CHECK(all_of(6, third) == units(7, 2));
    const exact_factor yen = make_factor(rate("1"), 0).value();
    CHECK(all_of(250, yen) == units{2, 3, 2, 2, 3, 2, 3}); // 2.50 has no fraction of a yen
}

TEST_CASE("a whole factor rounds nothing and overflows only where the product does") {
    for (const rounding policy : all_policies) {
        const exact_factor one = make_factor(rate("1"), 2).value();
        CHECK(converted(0, one, policy) == 0);
        CHECK(converted(overflow - 1, one, policy) == overflow - 1);
        const exact_factor ten = make_factor(rate("1"), 3).value();
        CHECK(converted(overflow / 10, ten, policy) == overflow / 10 * 10);
        CHECK(converted(overflow / 10 + 1, ten, policy) == overflow);
        const exact_factor large = make_factor(rate(std::to_string(largest)), 2).value();
        const std::uint64_t last = overflow / largest;
        CHECK(converted(last - 1, large, policy) == (last - 1) * largest);
        CHECK(converted(last + 1, large, policy) == overflow);
    }
}
