#include <mulct/base/day.hpp>

#include <support/catch.hpp>

#include <cstdint>
#include <limits>
#include <type_traits>

using mulct::day;
using mulct::day_range;

namespace {

template <class T, class U>
concept adds_to = requires(T x, U y) {
    x + y;
};
template <class T, class U>
concept multiplies = requires(T x, U y) {
    x* y;
};

} // namespace

TEST_CASE("a day is a count of days, and is 1970-01-01 unless told") {
    CHECK_BOTH(day{}.count() == 0);
    CHECK_BOTH(day{19135}.count() == 19135);
    CHECK_BOTH(day{-719162}.count() == -719162);
}

TEST_CASE("days are ordered in time") {
    CHECK_BOTH(day{-1} < day{0});
    CHECK_BOTH(day{7} == day{7});
    CHECK_BOTH(day{7} != day{8});
    CHECK_BOTH(day{8} >= day{7});
}

TEST_CASE("days move by a number of days, and are that many days apart") {
    CHECK_BOTH(day{10} + 7 == day{17});
    CHECK_BOTH(day{10} + -11 == day{-1});
    CHECK_BOTH(day{10} - 11 == day{-1});
    CHECK_BOTH(day{17} - day{10} == 7);
    CHECK_BOTH(day{10} - day{17} == -7);
}

TEST_CASE("the written years can be crossed in one step") {
    // 0000-01-01 and 9999-12-31
    constexpr day first{-719528};
    constexpr day last{2932896};
    CHECK_BOTH(last - first == 3652424);
    CHECK_BOTH(first + 3652424 == last);
    CHECK_BOTH(last - 3652424 == first);
}

TEST_CASE("the open ends lie beyond every day") {
    CHECK_BOTH(day::earliest() < day{-719528});
    CHECK_BOTH(day::latest() > day{2932896});
    CHECK_BOTH(day::earliest().count() == std::numeric_limits<std::int32_t>::min());
    CHECK_BOTH(day::latest().count() == std::numeric_limits<std::int32_t>::max());
}

TEST_CASE("a range of days contains both its ends") {
    constexpr day_range week{day{10}, day{16}};
    CHECK_BOTH(week.contains(day{10}));
    CHECK_BOTH(week.contains(day{13}));
    CHECK_BOTH(week.contains(day{16}));
    CHECK_BOTH(!week.contains(day{9}));
    CHECK_BOTH(!week.contains(day{17}));
    CHECK_BOTH(week == day_range{day{10}, day{16}});
    CHECK_BOTH(week != day_range{day{10}, day{17}});
}

TEST_CASE("a range of one day has that day, and one that ends before it starts has none") {
    constexpr day_range one{day{10}, day{10}};
    CHECK_BOTH(one.contains(day{10}));
    CHECK_BOTH(!one.contains(day{11}));
    constexpr day_range none{day{10}, day{9}};
    CHECK_BOTH(!none.contains(day{9}));
    CHECK_BOTH(!none.contains(day{10}));
}

TEST_CASE("a range with open ends contains every day") {
    constexpr day_range always{day::earliest(), day::latest()};
    CHECK_BOTH(always.contains(day{-719528}));
    CHECK_BOTH(always.contains(day{2932896}));
    CHECK_BOTH(always.contains(day::latest()));
}

TEST_CASE("a number is no day, and days do not add up") {
    static_assert(!std::is_convertible_v<int, day> && !std::is_convertible_v<day, int>);
    static_assert(!adds_to<day, day> && adds_to<day, int>);
    static_assert(!multiplies<day, int>);
    SUCCEED("checked while compiling");
}
