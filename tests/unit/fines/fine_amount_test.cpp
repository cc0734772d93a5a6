#include <mulct/fines/fine_amount.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <optional>
#include <string>
#include <string_view>

using namespace mulct;

namespace {

constexpr currency euro = "EUR"_currency;

constexpr fine_amount amount(std::string_view cell, currency unit = euro) {
    return parse_fine_amount(cell, unit).value();
}

constexpr bool is_wrong(std::string_view cell, errc code, std::size_t offset, std::size_t length) {
    const auto a = parse_fine_amount(cell, euro);
    return !a && a.error() == error{code, offset, length};
}

std::string sum(std::string_view a, std::string_view b) {
    const auto r = sum_of(amount(a), amount(b));
    return r ? to_string(*r) : "none " + std::to_string(static_cast<int>(r.error()));
}

std::string difference(std::string_view a, std::string_view b) {
    const auto r = difference_of(amount(a), amount(b));
    return r ? to_string(*r) : "none " + std::to_string(static_cast<int>(r.error()));
}

} // namespace

TEST_CASE("every form of an amount is read and written as it was") {
    for (const std::string_view cell :
         {"7552800", "7552800.50", "0", "30000000..50000000", "0..0.5", "1000000/day", "0.50/day",
          "1 symbolic", "0.01 symbolic", ""}) {
        INFO(cell);
        CHECK(to_string(amount(cell)) == cell);
    }
    CHECK_BOTH(amount("").form() == amount_form::unknown);
    CHECK_BOTH(amount("5").form() == amount_form::exact);
    CHECK_BOTH(amount("5..6").form() == amount_form::range);
    CHECK_BOTH(amount("1 symbolic").form() == amount_form::symbolic);
    CHECK_BOTH(amount("5/day").form() == amount_form::per_day);
    CHECK_BOTH(amount("5..6").low() == money{decimal{5}, euro});
    CHECK_BOTH(amount("5..6").high() == money{decimal{6}, euro});
    CHECK_BOTH(amount("5").unit() == euro);
}

TEST_CASE("what is no amount is refused where it is") {
    CHECK_BOTH(is_wrong("7,500", errc::trailing_text, 1, 4));
    CHECK_BOTH(is_wrong("Unknown", errc::not_a_number, 0, 7));
    CHECK_BOTH(is_wrong("-3", errc::negative, 0, 2));
    CHECK_BOTH(is_wrong("-3/day", errc::negative, 0, 2));
    CHECK_BOTH(is_wrong("3..-5", errc::negative, 3, 2));
    CHECK_BOTH(is_wrong("..5", errc::empty, 0, 0));
    CHECK_BOTH(is_wrong("5..", errc::empty, 3, 0));
    CHECK_BOTH(is_wrong("5..x", errc::not_a_number, 3, 1));
    CHECK_BOTH(is_wrong("6..5", errc::out_of_order, 0, 4));
    CHECK_BOTH(is_wrong("5..5", errc::out_of_order, 0, 4));
    CHECK_BOTH(is_wrong("5..6..7", errc::not_a_number, 4, 3));
    CHECK_BOTH(is_wrong("5..6/day", errc::trailing_text, 4, 4));
    CHECK_BOTH(is_wrong("5/week", errc::trailing_text, 1, 5));
    CHECK_BOTH(is_wrong("/day", errc::empty, 0, 0));
    CHECK_BOTH(is_wrong("symbolic", errc::not_a_number, 0, 8));
    CHECK_BOTH(is_wrong("1 Symbolic", errc::trailing_text, 1, 9));
    CHECK_BOTH(is_wrong(" 5", errc::not_a_number, 0, 2));
}

TEST_CASE("only one certain sum is a lump sum") {
    CHECK_BOTH(amount("5").lump_sum() == money{decimal{5}, euro});
    CHECK_BOTH(amount("1 symbolic").lump_sum() == money{decimal{1}, euro});
    CHECK_BOTH(!amount("5..6").lump_sum());
    CHECK_BOTH(!amount("5/day").lump_sum());
    CHECK_BOTH(!amount("").lump_sum());
}

TEST_CASE("between two sums is a range, whichever comes first, and one sum if they are equal") {
    constexpr money five{decimal{5}, euro};
    constexpr money six{decimal{6}, euro};
    CHECK_BOTH(fine_amount::between(six, five) == amount("5..6"));
    CHECK_BOTH(fine_amount::between(five, five) == fine_amount{five});
    CHECK_THROWS_AS(fine_amount::between(five, money{decimal{6}, "SEK"_currency}),
                    currency_mismatch);
}

TEST_CASE("sums keep what is open, and daily penalties to themselves") {
    CHECK(sum("5", "6.50") == "11.50");
    CHECK(sum("5", "6..8") == "11..13");
    CHECK(sum("5..6", "6..8") == "11..14");
    CHECK(sum("5", "1 symbolic") == "6");
    CHECK(sum("5/day", "6/day") == "11/day");
    CHECK_BOTH(sum_of(amount("5/day"), amount("5")).error() ==
               not_comparable::per_day_and_lump_sum);
    CHECK_BOTH(sum_of(amount("5..6"), amount("5/day")).error() ==
               not_comparable::per_day_and_lump_sum);
    CHECK_BOTH(sum_of(amount("5"), amount("")).error() == not_comparable::unknown_amount);
    CHECK_BOTH(sum_of(amount(""), amount("5")).error() == not_comparable::unknown_amount);
    CHECK_BOTH(sum_of(amount("5"), amount("5", "SEK"_currency)).error() ==
               not_comparable::other_currency);
}

TEST_CASE("a difference reaches from the least to the greatest") {
    CHECK(difference("225", "30..50") == "175..195");
    CHECK(difference("30..50", "225") == "-195..-175");
    CHECK(difference("5", "8") == "-3");
    CHECK(difference("0/day", "5/day") == "-5/day");
    CHECK(difference("5..6", "5..6") == "-1..1");
    CHECK_BOTH(difference_of(amount("0"), amount("5/day")).error() ==
               not_comparable::per_day_and_lump_sum);
}

TEST_CASE("nothing of an amount is zero once, or each day") {
    CHECK_BOTH(amount("5..6").nothing() == amount("0"));
    CHECK_BOTH(amount("1 symbolic").nothing() == amount("0"));
    CHECK_BOTH(amount("5/day").nothing() == amount("0/day"));
    CHECK_BOTH(!amount("").nothing().is_known());
    CHECK_BOTH(amount("5", "SEK"_currency).nothing().unit() == "SEK"_currency);
}

TEST_CASE("with other ends an amount keeps its form") {
    constexpr money five{decimal{5}, euro};
    constexpr money six{decimal{6}, euro};
    CHECK_BOTH(amount("1/day").with_ends(five, five) == amount("5/day"));
    CHECK_BOTH(amount("1 symbolic").with_ends(five, five) == amount("5 symbolic"));
    CHECK_BOTH(amount("1..2").with_ends(five, six) == amount("5..6"));
    CHECK_BOTH(amount("1..2").with_ends(five, five) == amount("5"));
}

TEST_CASE("whatever the ranges, sum and difference contain that of any of their members") {
    CHECK(rc::check("members", [] {
        const auto any = [] {
            const int low = *rc::gen::inRange(0, 1000);
            const int high = low + *rc::gen::inRange(0, 1000);
            const int member = *rc::gen::inRange(low, high + 1);
            return std::pair{fine_amount::between({decimal{low}, euro}, {decimal{high}, euro}),
                             money{decimal{member}, euro}};
        };
        const auto [a, x] = any();
        const auto [b, y] = any();
        const fine_amount total = sum_of(a, b).value();
        const fine_amount change = difference_of(a, b).value();
        RC_ASSERT(total.low() <= x + y);
        RC_ASSERT(x + y <= total.high());
        RC_ASSERT(change.low() <= x - y);
        RC_ASSERT(x - y <= change.high());
        RC_ASSERT(sum_of(b, a).value() == total);
    }));
}
