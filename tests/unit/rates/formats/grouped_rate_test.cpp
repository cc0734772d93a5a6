#include <mulct/rates/formats/grouped_rate.hpp>

#include <support/catch.hpp>
#include <support/decimals.hpp>

#include <string_view>

using decimals::is;
using mulct::errc;
using mulct::error;
using mulct::lone_comma;
using mulct::parse_grouped_rate;

namespace {

error fault(std::string_view text, lone_comma policy = lone_comma::is_ambiguous) {
    const auto rate = parse_grouped_rate(text, policy);
    CAPTURE(text);
    REQUIRE_FALSE(rate);
    return rate.error();
}

} // namespace

TEST_CASE("commas group the digits before the point, and the digits after it are kept") {
    for (const lone_comma policy : {lone_comma::groups_digits, lone_comma::is_ambiguous}) {
        CHECK(is(parse_grouped_rate("1,479.800000", policy), "1479.800000"));
        CHECK(is(parse_grouped_rate("12,345,678", policy), "12345678"));
        CHECK(is(parse_grouped_rate("1.0650", policy), "1.0650"));
        CHECK(is(parse_grouped_rate("1065", policy), "1065"));
    }
}

TEST_CASE("a lone comma without a point is what the format says") {
    CHECK(is(parse_grouped_rate("1,065", lone_comma::groups_digits), "1065"));
    CHECK(fault("1,065") == error{errc::ambiguous_mark, 1, 1});
    CHECK(fault("136,050") == error{errc::ambiguous_mark, 3, 1});
}

TEST_CASE("commas that do not group by threes are refused") {
    for (const std::string_view text :
         {"1,0659", "1,06", "10,65.9", "1234,567.5", ",065.9", "1,", "1,,065.9", "9,99,99,999.00",
          "1.065,9", "1,x65.9", "1, 65.9", "1.0,650", ","}) {
        CHECK(fault(text) == error{text == "1.065,9" || text == "1.0,650" ? errc::trailing_text
                                                                          : errc::bad_grouping,
                                   0, text.size()});
        CHECK_FALSE(parse_grouped_rate(text, lone_comma::groups_digits));
    }
}

TEST_CASE("what is no rate without commas is none with them") {
    CHECK(fault("-1,065.9") == error{errc::negative, 0, 8});
    CHECK(fault("-1.5") == error{errc::negative, 0, 4});
    CHECK(fault("0,065.9") == error{errc::leading_zero, 0, 7});
    CHECK(fault("1,065.9x") == error{errc::trailing_text, 0, 8});
    CHECK(fault("0.00") == error{errc::zero, 0, 4});
    CHECK(fault("") == error{errc::empty, 0, 0});
}
