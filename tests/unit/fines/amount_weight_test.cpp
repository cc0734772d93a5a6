#include <mulct/fines/amount_weight.hpp>

#include <support/catch.hpp>

#include <type_traits>

using namespace mulct;

namespace {

constexpr money pounds(int n) {
    return {decimal{n}, "GBP"_currency};
}

template <class A, class B>
concept adds = requires(A a, B b) {
    a + b;
};

} // namespace

// That it does not compile is in tests/no_compile.
TEST_CASE("amounts of one weight add and subtract") {
    CHECK_BOTH(decided_amount{pounds(5)} + decided_amount{pounds(6)} == decided_amount{pounds(11)});
    CHECK_BOTH(proposed_amount{pounds(6)} - proposed_amount{pounds(5)} ==
               proposed_amount{pounds(1)});
    STATIC_REQUIRE(adds<decided_amount, decided_amount>);
    STATIC_REQUIRE(!adds<decided_amount, proposed_amount>);
    STATIC_REQUIRE(!adds<decided_amount, fine_amount>);
}

TEST_CASE("what has no sum throws the reason") {
    const auto reason = [](const fine_amount& a, const fine_amount& b) {
        try {
            (void)(decided_amount{a} + decided_amount{b});
        } catch (const incomparable_amounts& e) {
            return e.why;
        }
        FAIL("a sum");
        return not_comparable{};
    };
    CHECK(reason(pounds(5), fine_amount::per_day(pounds(5))) ==
          not_comparable::per_day_and_lump_sum);
    CHECK(reason(pounds(5), {}) == not_comparable::unknown_amount);
    CHECK(reason(pounds(5), money{decimal{5}, "EUR"_currency}) == not_comparable::other_currency);
}
