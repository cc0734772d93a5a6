#include <mulct/base/result.hpp>

#include <support/catch.hpp>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

using mulct::bad_result;
using mulct::failed;
using mulct::result;

namespace {

enum class reason { odd, negative };

constexpr result<int, reason> half(int x) {
    if (x < 0) return failed(reason::negative);
    if (x % 2 != 0) return failed(reason::odd);
    return x / 2;
}

struct pair_of_ints {
    int first;
    int second;
};

constexpr int sum_through_arrow(const result<pair_of_ints, reason>& r) {
    return r->first + r->second;
}

constexpr int changed_through_star() {
    auto r = half(8);
    *r += 1;
    return r.value();
}

} // namespace

TEST_CASE("a result holds the value that was returned") {
    static_assert(half(8).has_value() && half(8) && *half(8) == 4 && half(8).value() == 4);
    const auto r = half(8);
    REQUIRE(r.has_value());
    CHECK(static_cast<bool>(r));
    CHECK(*r == 4);
    CHECK(r.value() == 4);
    static_assert(sum_through_arrow(pair_of_ints{3, 4}) == 7);
    CHECK(sum_through_arrow(pair_of_ints{3, 4}) == 7);
}

TEST_CASE("a result holds the error that was returned") {
    static_assert(!half(7) && half(7).error() == reason::odd);
    static_assert(!half(-8).has_value() && half(-8).error() == reason::negative);
    CHECK_FALSE(half(7).has_value());
    CHECK_FALSE(half(7));
    CHECK((half(7).error() == reason::odd));
    CHECK((half(-8).error() == reason::negative));
}

TEST_CASE("a value that looks false is still a value") {
    static_assert(half(0) && *half(0) == 0);
    CHECK(half(0).has_value());
    const result<bool, reason> no = false;
    CHECK(no.has_value());
    CHECK_FALSE(*no);
}

TEST_CASE("the value can be changed in place") {
    static_assert(changed_through_star() == 5);
    CHECK(changed_through_star() == 5);
}

TEST_CASE("asking an error for its value throws, with the error inside") {
    const auto r = half(7);
    CHECK_THROWS_AS(r.value(), bad_result<reason>);
    CHECK_THROWS_AS(half(7).value(), bad_result<reason>);
    static_assert(std::is_base_of_v<std::logic_error, bad_result<reason>>);
    try {
        static_cast<void>(half(-1).value());
        FAIL("value() of an error returned");
    } catch (const bad_result<reason>& e) {
        CHECK((e.error() == reason::negative));
    }
}

TEST_CASE("a value that can only be moved goes in and comes out") {
    result<std::unique_ptr<int>, reason> r = std::make_unique<int>(5);
    REQUIRE(r);
    CHECK(**r == 5);
    const std::unique_ptr<int> out = std::move(r).value();
    REQUIRE(out);
    CHECK(*out == 5);
    result<std::unique_ptr<int>, reason> again = std::make_unique<int>(6);
    CHECK(*(*std::move(again)) == 6);
}

TEST_CASE("value and error may be of one type") {
    using both = result<std::string, std::string>;
    const both good = std::string{"text"};
    const both bad = failed(std::string{"reason"});
    REQUIRE(good);
    CHECK(*good == "text");
    REQUIRE_FALSE(bad);
    CHECK(bad.error() == "reason");
}

TEST_CASE("a result does not turn into a number or a bool by accident") {
    using r = result<int, reason>;
    static_assert(!std::is_convertible_v<r, bool> && !std::is_convertible_v<r, int>);
    static_assert(std::is_constructible_v<bool, r>);
    // An error must say that it is one.
    static_assert(!std::is_convertible_v<reason, r> && std::is_convertible_v<failed<reason>, r>);
    SUCCEED("checked while compiling");
}
