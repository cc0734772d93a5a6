#include <mulct/base/error.hpp>

#include <support/catch.hpp>

#include <string_view>

using mulct::errc;
using mulct::error;

TEST_CASE("an error finds its culprit in the text that was read") {
    CHECK_BOTH(error{errc::trailing_text, 4, 3}.found_in("7.50kr.") == "kr.");
    CHECK_BOTH(error{errc::leading_zero, 0, 3}.found_in("007") == "007");
    CHECK_BOTH(error{errc::stray_quote, 2, 1}.found_in("ab\"cd") == "\"");
}

TEST_CASE("what an error found never leaves the text") {
    CHECK_BOTH(error{errc::trailing_text, 2, 100}.found_in("abcd") == "cd");
    CHECK_BOTH(error{errc::trailing_text, 4, 1}.found_in("abcd").empty());
    CHECK_BOTH(error{errc::trailing_text, 100, 1}.found_in("abcd").empty());
    CHECK_BOTH(error{errc::trailing_text, std::string_view::npos, 1}.found_in("abcd").empty());
    CHECK_BOTH(error{errc::trailing_text, 1, std::string_view::npos}.found_in("abcd") == "bcd");
    CHECK_BOTH(error{errc::empty}.found_in("").empty());
}

TEST_CASE("an error with a code alone is about nothing") {
    CHECK_BOTH(error{errc::overflow}.found_in("12").empty());
    CHECK_BOTH(error{errc::overflow} == error{errc::overflow, 0, 0});
}

TEST_CASE("shifting an error moves its place and nothing else") {
    CHECK_BOTH(shifted(error{errc::zero, 3, 2}, 10) == error{errc::zero, 13, 2});
    CHECK_BOTH(shifted(error{errc::zero, 3, 2}, 0) == error{errc::zero, 3, 2});
    // The point of it: a field's error, told in terms of the line the field was cut out of.
    constexpr std::string_view line = "ICO,75x";
    CHECK_BOTH(error{errc::trailing_text, 2, 1}.found_in(line.substr(4)) ==
               shifted(error{errc::trailing_text, 2, 1}, 4).found_in(line));
}

TEST_CASE("errors are equal when code, offset and length are") {
    CHECK_BOTH(error{errc::zero, 3, 2} == error{errc::zero, 3, 2});
    CHECK_BOTH(error{errc::zero, 3, 2} != error{errc::negative, 3, 2});
    CHECK_BOTH(error{errc::zero, 3, 2} != error{errc::zero, 4, 2});
    CHECK_BOTH(error{errc::zero, 3, 2} != error{errc::zero, 3, 1});
}
