#include <mulct/number/decimal.hpp>
#include <mulct/number/interval.hpp>
#include <mulct/number/ratio.hpp>

#include <support/catch.hpp>

#include <string_view>

using mulct::bound;
using mulct::decimal;
using mulct::interval;
using mulct::parse_decimal;
using mulct::ratio;

namespace {

using decimals = interval<decimal>;

constexpr decimal d(std::string_view text) {
    return parse_decimal(text).value();
}

/// Whether x is in, by the definition of an interval and nothing else.
template <class T>
constexpr bool is_in(const interval<T>& i, const T& x) {
    const bool above = i.low.closed ? x >= i.low.value : x > i.low.value;
    const bool below = i.high.closed ? x <= i.high.value : x < i.high.value;
    return above && below;
}

// Ends stand at whole numbers from 0 to 2, so an interval that is not empty has one of the numbers
// -0.5, 0, 0.5, ..., 2.5 in it, and two intervals that differ in what they hold differ in one.
constexpr int ends = 3;
constexpr int intervals = ends * ends * 4;
constexpr int points = 7;

constexpr decimals interval_number(int n) {
    const int low = n / 4 / ends;
    const int high = n / 4 % ends;
    return {{decimal{low}, n % 2 != 0}, {decimal{high}, n / 2 % 2 != 0}};
}

constexpr decimal point_number(int n) {
    return decimal::make(5 * (n - 1), 1).value();
}

constexpr int wrong_members() {
    int wrong = 0;
    for (int n = 0; n < intervals; ++n) {
        const decimals i = interval_number(n);
        int members = 0;
        for (int p = 0; p < points; ++p) {
            const decimal x = point_number(p);
            if (i.contains(x) != is_in(i, x)) ++wrong;
            if (is_in(i, x)) ++members;
        }
        if (i.is_empty() != (members == 0)) ++wrong;
        // Two neighbouring whole ends hold only the half between them: that is no point.
        const bool one = i.low.closed && i.high.closed && members == 1;
        if (i.is_point() != one) ++wrong;
    }
    return wrong;
}

} // namespace

TEST_CASE("an interval holds what lies between its ends, and an end that is closed") {
    constexpr auto closed = decimals::closed(d("7450000"), d("7550000"));
    CHECK_BOTH(closed.contains(d("7450000")));
    CHECK_BOTH(closed.contains(d("7550000.00")));
    CHECK_BOTH(closed.contains(d("7500000")));
    CHECK_BOTH(!closed.contains(d("7449999.99")));
    CHECK_BOTH(!closed.contains(d("7550000.01")));
    constexpr auto half_open = decimals::half_open(d("7450000"), d("7550000"));
    CHECK_BOTH(half_open.contains(d("7450000")));
    CHECK_BOTH(half_open.contains(d("7549999.99")));
    CHECK_BOTH(!half_open.contains(d("7550000")));
}

TEST_CASE("the interval of one number holds that number") {
    constexpr auto point = decimals::point(d("7552800"));
    CHECK_BOTH(point.is_point());
    CHECK_BOTH(!point.is_empty());
    CHECK_BOTH(point.contains(d("7552800.00")));
    CHECK_BOTH(!point.contains(d("7552800.01")));
    CHECK_BOTH(decimals::closed(d("1.5"), d("1.50")).is_point());
    CHECK_BOTH(!decimals::closed(d("1.5"), d("1.51")).is_point());
}

TEST_CASE("an interval without room between its ends is empty") {
    CHECK_BOTH(decimals::half_open(d("2"), d("2.0")).is_empty());
    CHECK_BOTH(!decimals::half_open(d("2"), d("2.0")).is_point());
    CHECK_BOTH(decimals::closed(d("2"), d("1")).is_empty());
    CHECK_BOTH(decimals{{d("2"), false}, {d("2"), true}}.is_empty());
    CHECK_BOTH(decimals{{d("2"), false}, {d("2"), false}}.is_empty());
    CHECK_BOTH(!decimals{{d("2"), false}, {d("2.01"), false}}.is_empty());
}

TEST_CASE("every small interval holds, is empty and is a point by definition") {
    CHECK_BOTH(wrong_members() == 0);
}

TEST_CASE("an intersection of small intervals holds what both hold") {
    int wrong = 0;
    int met = 0;
    for (int n = 0; n < intervals; ++n) {
        for (int m = 0; m < intervals; ++m) {
            const decimals a = interval_number(n);
            const decimals b = interval_number(m);
            const decimals both = intersection(a, b);
            bool any = false;
            for (int p = 0; p < points; ++p) {
                const decimal x = point_number(p);
                const bool in_both = is_in(a, x) && is_in(b, x);
                any = any || in_both;
                if (is_in(both, x) != in_both) ++wrong;
            }
            if (intersects(a, b) != any || intersects(b, a) != any) ++wrong;
            met += any ? 1 : 0;
        }
    }
    CHECK(wrong == 0);
    CHECK(met > 0);
    CHECK(met < intervals * intervals);
}

TEST_CASE("intervals that touch meet only if both have the end") {
    constexpr auto left = decimals::closed(d("1"), d("2"));
    CHECK_BOTH(intersects(left, decimals::closed(d("2.0"), d("3"))));
    CHECK_BOTH(intersection(left, decimals::closed(d("2.0"), d("3"))).is_point());
    CHECK_BOTH(!intersects(left, decimals{{d("2"), false}, {d("3"), true}}));
    CHECK_BOTH(!intersects(decimals::half_open(d("1"), d("2")), decimals::closed(d("2"), d("3"))));
}

TEST_CASE("a scaled interval has its ends multiplied, each as closed as before") {
    constexpr auto scaled_once = scaled(decimals::half_open(d("7450000"), d("7550000")), d("1.2"));
    CHECK_BOTH(scaled_once == decimals::half_open(d("8940000"), d("9060000")));
    CHECK_BOTH(scaled(decimals{{d("-1"), false}, {d("2"), true}}, d("0.5")) ==
               decimals{{d("-0.5"), false}, {d("1"), true}});
}

TEST_CASE("intervals are equal if their ends are, by value and by being closed") {
    CHECK_BOTH(decimals::closed(d("1"), d("2")) == decimals::closed(d("1.0"), d("2.00")));
    CHECK_BOTH(decimals::closed(d("1"), d("2")) != decimals::half_open(d("1"), d("2")));
    CHECK_BOTH(decimals::closed(d("1"), d("2")) != decimals::closed(d("1"), d("3")));
    CHECK_BOTH(bound<decimal>{d("1")} == bound<decimal>{d("1.0"), true});
}

TEST_CASE("intervals of ratios have ends that no decimal has") {
    const ratio third = decimal{1} / decimal{3};
    const ratio two_thirds = decimal{2} / decimal{3};
    const auto i = interval<ratio>::half_open(third, two_thirds);
    CHECK(i.contains(third));
    CHECK_FALSE(i.contains(two_thirds));
    CHECK_FALSE(i.contains(d("0.3333333333333333333333333333333333333")));
    CHECK(i.contains(d("0.3333333333333333333333333333333333334")));
    CHECK(scaled(i, ratio{3}) == interval<ratio>::half_open(ratio{1}, ratio{2}));
    CHECK(intersection(i, interval<ratio>::closed(two_thirds, ratio{1})).is_empty());
    CHECK(intersection(i, interval<ratio>::closed(ratio{0}, third)).is_point());
}
