/// Decimals and ratios against Boost's rational numbers, which have no bound and no scale: every
/// operation gives what they give, and overflows exactly where the comment on it says.

#include <mulct/number/decimal.hpp>
#include <mulct/number/ratio.hpp>

#include <support/catch.hpp>
#include <support/rounding_oracle.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <ostream>
#include <rapidcheck.h>
#include <string>
#include <utility>
#include <vector>

using mulct::decimal;
using mulct::errc;
using mulct::error;
using mulct::int128;
using mulct::parse_decimal;
using mulct::parsed;
using mulct::ratio;
using mulct::rounding;
using mulct::uint128;
using oracle::below_ten_to;
using oracle::cpp_int;
using oracle::cpp_rational;
using oracle::from_to;
using oracle::policies;
using oracle::rounded;
using oracle::ten_to;
using oracle::too_large;
using oracle::value;

namespace mulct {

/// How rapidcheck prints a counterexample.
inline void showValue(const decimal& x, std::ostream& out) {
    out << to_string(x);
}

} // namespace mulct

namespace {

// ------------------------------------------------------------------ what the contracts speak of

/// Whether coefficient x 10^-scale can be q with a coefficient of at most 38 digits.
bool fits(const cpp_rational& q, int scale) {
    const cpp_rational coefficient = q * ten_to(scale);
    return denominator(coefficient) == 1 && !too_large(numerator(coefficient));
}

/// The least scale at which q is exact. Only for what is a decimal but for its size.
int least_scale(const cpp_rational& q) {
    int scale = 0;
    while (denominator(cpp_rational{q * ten_to(scale)}) != 1)
        ++scale;
    return scale;
}

std::weak_ordering compared(const cpp_rational& a, const cpp_rational& b) {
    return a.compare(b) <=> 0;
}

// ------------------------------------------------------------------ what to try

template <class T>
using gen = rc::Gen<T>;

/// Clipped to 38 digits.
decimal made(bool negative, uint128 magnitude, int scale) {
    const auto m = static_cast<int128>(magnitude % mulct::detail::power_of_ten(38));
    return decimal::make(negative ? -m : m, scale).value();
}

uint128 power(unsigned base, int exponent) {
    uint128 p = 1;
    for (; exponent > 0; --exponent)
        p *= base;
    return p;
}

/// A magnitude where something is likely to happen.
gen<uint128> magnitude() {
    using mulct::detail::power_of_ten;
    return rc::gen::exec([]() -> uint128 {
        switch (*from_to(0, 6)) {
        case 0: return static_cast<uint128>(*from_to(0, 1000));
        case 1: // about a power of ten
            return power_of_ten(*from_to(1, 38)) + static_cast<uint128>(*from_to(0, 6)) - 3;
        case 2: // about the greatest
            return power_of_ten(38) - static_cast<uint128>(*from_to(1, 50));
        case 3: return *below_ten_to(*from_to(1, 38));
        case 4: { // trailing zeros
            const int zeros = *from_to(1, 37);
            return *below_ten_to(38 - zeros) * power_of_ten(zeros);
        }
        case 5: { // a tie, or next to one
            const int zeros = *from_to(0, 36);
            return (*below_ten_to(37 - zeros) * 10 + 5) * power_of_ten(zeros) +
                   static_cast<uint128>(*from_to(0, 2)) - 1;
        }
        default: // twos without a five, or fives without a two: their product is a power of ten
            return *rc::gen::arbitrary<bool>() ? power(2, *from_to(1, 126))
                                               : power(5, *from_to(1, 54));
        }
    });
}

gen<int> scale() {
    return rc::gen::oneOf(from_to(0, 38), from_to(0, 4), rc::gen::element(0, 37, 38));
}

gen<decimal> number() {
    return rc::gen::map(rc::gen::tuple(rc::gen::arbitrary<bool>(), magnitude(), scale()),
                        [](const auto& parts) { return std::apply(made, parts); });
}

/// A number that has to do with x: equal to it, next to it, or such that their sum or product is
/// about 10^38 units.
decimal drawn_near(const decimal& x) {
    const uint128 m = mulct::detail::magnitude(x.coefficient());
    const auto nudge = static_cast<uint128>(*from_to(0, 2));
    switch (*from_to(0, 5)) {
    case 0: { // the same value at another scale, where there is one
        const auto other = x.try_rounded(*from_to(0, 38), rounding::toward_zero);
        return other && *other == x ? *other : x.normalized();
    }
    case 1: return made(x.is_negative(), m + nudge, x.scale());
    case 2: return made(!x.is_negative(), m + nudge, x.scale());
    case 3: return made(x.is_negative(), mulct::detail::power_of_ten(38) - m - nudge, x.scale());
    case 4: // rounded, so next to x at a lower scale
        return x.rounded(*from_to(0, x.scale()), *rc::gen::elementOf(std::vector<rounding>(
                                                     std::begin(policies), std::end(policies))));
    default:
        return made(*rc::gen::arbitrary<bool>(),
                    mulct::detail::power_of_ten(*from_to(0, 38)) / (m == 0 ? 1 : m) + nudge,
                    *scale());
    }
}

using pair = std::pair<decimal, decimal>;

gen<std::vector<pair>> pairs() {
    const gen<pair> related = rc::gen::exec([] {
        const decimal a = *number();
        const decimal b = drawn_near(a);
        return *rc::gen::arbitrary<bool>() ? pair{a, b} : pair{b, a};
    });
    return rc::gen::container<std::vector<pair>>(
        rc::gen::oneOf(rc::gen::pair(number(), number()), related));
}

gen<std::vector<decimal>> numbers() {
    return rc::gen::map(pairs(), [](const std::vector<pair>& all) {
        std::vector<decimal> flat;
        for (const auto& [a, b] : all)
            flat.insert(flat.end(), {a, b});
        return flat;
    });
}

// ------------------------------------------------------------------ what must hold

bool is_overflow(const parsed<decimal>& x) {
    return !x && x.error() == error{errc::overflow};
}

bool same_form(const decimal& a, const decimal& b) {
    return a.coefficient() == b.coefficient() && a.scale() == b.scale();
}

/// The contract of try_add, for a sum or a difference q of a and b.
void check_sum(const parsed<decimal>& got, const cpp_rational& q, const decimal& a,
               const decimal& b) {
    const auto all_fit = [&](int s) {
        return fits(value(a), s) && fits(value(b), s) && fits(q, s);
    };
    const int least = std::max(least_scale(value(a)), least_scale(value(b)));
    if (!all_fit(least)) {
        RC_ASSERT(is_overflow(got));
        return;
    }
    RC_ASSERT(got.has_value());
    RC_ASSERT(value(*got) == q);
    const int larger = std::max(a.scale(), b.scale());
    if (all_fit(larger)) RC_ASSERT(got->scale() == larger);
}

/// The contract of try_multiply.
void check_product(const parsed<decimal>& got, const cpp_rational& q, const decimal& a,
                   const decimal& b) {
    int best = std::min(a.scale() + b.scale(), decimal::max_scale);
    while (best >= 0 && !fits(q, best))
        --best;
    if (best < 0) {
        RC_ASSERT(is_overflow(got));
        return;
    }
    RC_ASSERT(got.has_value());
    RC_ASSERT(value(*got) == q);
    RC_ASSERT(got->scale() == best);
}

void check_rounded(const parsed<decimal>& got, const cpp_rational& q, int places, rounding policy) {
    const cpp_int expected = rounded(q, places, policy);
    if (too_large(expected)) {
        RC_ASSERT(is_overflow(got));
        return;
    }
    RC_ASSERT(got.has_value());
    RC_ASSERT(oracle::is(*got, expected, places));
}

/// Whether an operator gives what its try_ function gave, and throws where that failed.
template <class F, class... Numbers>
bool agrees(const parsed<decimal>& tried, F operation, const Numbers&... numbers) {
    try {
        const decimal x = operation(numbers...);
        return tried && same_form(x, *tried);
    } catch (const mulct::overflow_error&) {
        return !tried;
    }
}

} // namespace

TEST_CASE("the generators reach both sides of every edge") {
    // What the properties below rest on: over their runs, each outcome comes up often.
    int sums = 0;
    int sums_that_overflow = 0;
    int products_that_overflow = 0;
    int products_that_gave_up_zeros = 0;
    int equal_in_another_form = 0;
    CHECK(rc::check("coverage", [&] {
        for (const auto& [a, b] : *pairs()) {
            ++sums;
            sums_that_overflow += try_add(a, b) ? 0 : 1;
            const auto product = try_multiply(a, b);
            products_that_overflow += product ? 0 : 1;
            if (product && product->scale() < std::min(a.scale() + b.scale(), 38)) {
                ++products_that_gave_up_zeros;
            }
            if (a == b && !same_form(a, b)) ++equal_in_another_form;
        }
    }));
    CAPTURE(sums, sums_that_overflow, products_that_overflow, products_that_gave_up_zeros,
            equal_in_another_form);
    CHECK(sums > 1000);
    CHECK(sums_that_overflow > sums / 20);
    CHECK(sums_that_overflow < sums * 19 / 20);
    CHECK(products_that_overflow > sums / 20);
    CHECK(products_that_overflow < sums * 19 / 20);
    CHECK(products_that_gave_up_zeros > sums / 100);
    CHECK(equal_in_another_form > sums / 100);
}

TEST_CASE("sums and differences are exact, or overflow where they may") {
    CHECK(rc::check("sums", [] {
        for (const auto& [a, b] : *pairs()) {
            RC_LOG() << to_string(a) << " and " << to_string(b) << '\n';
            const auto sum = try_add(a, b);
            check_sum(sum, value(a) + value(b), a, b);
            check_sum(try_add(b, a), value(a) + value(b), b, a);
            check_sum(try_subtract(a, b), value(a) - value(b), a, b);
            RC_ASSERT(agrees(sum, std::plus<>{}, a, b));
            const auto difference = try_subtract(a, b);
            RC_ASSERT(agrees(difference, std::minus<>{}, a, b));
        }
    }));
}

TEST_CASE("products are exact at the largest scale that holds them, or no decimal equals them") {
    CHECK(rc::check("products", [] {
        for (const auto& [a, b] : *pairs()) {
            RC_LOG() << to_string(a) << " and " << to_string(b) << '\n';
            const auto product = try_multiply(a, b);
            check_product(product, value(a) * value(b), a, b);
            check_product(try_multiply(b, a), value(a) * value(b), b, a);
            RC_ASSERT(agrees(product, std::multiplies<>{}, a, b));
        }
    }));
}

TEST_CASE("numbers compare as their values do, and equal ones hash alike") {
    CHECK(rc::check("comparison", [] {
        const std::hash<decimal> hash;
        for (const auto& [a, b] : *pairs()) {
            RC_LOG() << to_string(a) << " and " << to_string(b) << '\n';
            const auto expected = compared(value(a), value(b));
            RC_ASSERT((a <=> b) == expected);
            RC_ASSERT((b <=> a) == (0 <=> expected));
            RC_ASSERT((a == b) == (expected == 0));
            if (a == b) RC_ASSERT(hash(a) == hash(b));
            RC_ASSERT(a == a);
            RC_ASSERT(hash(a) == hash(a.normalized()));
        }
    }));
}

TEST_CASE("sorted numbers have ascending values") {
    CHECK(rc::check("order", [] {
        std::vector<decimal> all = *numbers();
        std::sort(all.begin(), all.end());
        RC_ASSERT(std::is_sorted(all.begin(), all.end(), [](const decimal& a, const decimal& b) {
            return value(a) < value(b);
        }));
    }));
}

TEST_CASE("a number is rounded to the neighbour that the policy names") {
    CHECK(rc::check("rounding", [] {
        for (const decimal& x : *numbers()) {
            const int places = *from_to(0, 38);
            RC_LOG() << to_string(x) << " to " << places << " places\n";
            for (const rounding policy : policies) {
                RC_LOG() << "policy " << static_cast<int>(policy) << '\n';
                const auto got = x.try_rounded(places, policy);
                check_rounded(got, value(x), places, policy);
                RC_ASSERT(agrees(got, [&] { return x.rounded(places, policy); }));
                check_rounded(ratio{x}.try_rounded(places, policy), value(x), places, policy);
            }
        }
    }));
}

TEST_CASE("a shifted number is that many powers of ten more, or no decimal equals it") {
    CHECK(rc::check("shift", [] {
        for (const decimal& x : *numbers()) {
            const int n = *from_to(-38, 38);
            RC_LOG() << to_string(x) << " by " << n << '\n';
            const cpp_rational expected = value(x) * oracle::shift(n);
            const int least = least_scale(expected);
            const auto got = try_shift(x, n);
            if (least <= decimal::max_scale && fits(expected, least)) {
                RC_ASSERT(got.has_value());
                RC_ASSERT(value(*got) == expected);
            } else {
                RC_ASSERT(is_overflow(got));
            }
        }
    }));
}

TEST_CASE("a number is written digit for digit, and read back with its zeros") {
    CHECK(rc::check("text", [] {
        for (const decimal& x : *numbers()) {
            const cpp_int coefficient{x.coefficient()};
            std::string expected = cpp_int{abs(coefficient)}.str();
            const auto places = static_cast<std::size_t>(x.scale());
            if (expected.size() <= places) expected.insert(0, places + 1 - expected.size(), '0');
            if (places > 0) expected.insert(expected.size() - places, ".");
            if (coefficient < 0) expected.insert(0, "-");
            RC_ASSERT(to_string(x) == expected);
            const auto back = parse_decimal(expected);
            RC_ASSERT(back.has_value());
            RC_ASSERT(same_form(*back, x));
        }
    }));
}

TEST_CASE("normalizing, negating and taking the magnitude keep the worth") {
    CHECK(rc::check("forms", [] {
        for (const decimal& x : *numbers()) {
            const cpp_rational q = value(x);
            RC_ASSERT(value(x.normalized()) == q);
            RC_ASSERT(x.normalized().scale() == least_scale(q));
            RC_ASSERT(value(-x) == -q);
            RC_ASSERT((-x).scale() == x.scale());
            RC_ASSERT(value(abs(x)) == abs(q));
            RC_ASSERT(x.is_whole() == (denominator(q) == 1));
            RC_ASSERT(x.is_zero() == (q == 0));
            RC_ASSERT(x.is_negative() == (q < 0));
        }
    }));
}

TEST_CASE("ratios are the rational numbers") {
    CHECK(rc::check("ratios", [] {
        // Each a quotient of two decimals where the second is not zero, else the first.
        const auto all = *pairs();
        const auto quotient = [](const pair& p) {
            return p.second.is_zero() ? ratio{p.first} : p.first / p.second;
        };
        const auto expected = [](const pair& p) {
            return p.second.is_zero() ? value(p.first)
                                      : cpp_rational{value(p.first) / value(p.second)};
        };
        const std::hash<ratio> hash;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const pair& next = all[(i + 1) % all.size()];
            const ratio x = quotient(all[i]);
            const ratio y = quotient(next);
            const cpp_rational p = expected(all[i]);
            const cpp_rational q = expected(next);
            RC_LOG() << p << " and " << q << '\n';
            RC_ASSERT(to_string(x) == p.str());
            RC_ASSERT(to_string(x + y) == cpp_rational{p + q}.str());
            RC_ASSERT(to_string(x - y) == cpp_rational{p - q}.str());
            RC_ASSERT(to_string(x * y) == cpp_rational{p * q}.str());
            if (q != 0) RC_ASSERT(to_string(x / y) == cpp_rational{p / q}.str());
            RC_ASSERT(to_string(-x) == cpp_rational{-p}.str());
            RC_ASSERT(to_string(abs(x)) == cpp_rational{abs(p)}.str());
            RC_ASSERT((x <=> y) == compared(p, q));
            RC_ASSERT((x == y) == (p == q));
            RC_ASSERT(x.is_negative() == (p < 0));
            RC_ASSERT(x.is_zero() == (p == 0));
            // The same number, come by another way.
            RC_ASSERT(hash(x + y - y) == hash(x));
        }
    }));
}

TEST_CASE("a quotient is rounded to the neighbour that the policy names") {
    CHECK(rc::check("rounding of quotients", [] {
        for (const auto& [a, b] : *pairs()) {
            if (b.is_zero()) continue;
            const int places = *from_to(0, 38);
            RC_LOG() << to_string(a) << " / " << to_string(b) << " to " << places << " places\n";
            for (const rounding policy : policies) {
                RC_LOG() << "policy " << static_cast<int>(policy) << '\n';
                check_rounded((a / b).try_rounded(places, policy), value(a) / value(b), places,
                              policy);
            }
        }
    }));
}
