#include <mulct/output/width.hpp>

#include <support/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>

using namespace mulct;

TEST_CASE("letters take a column, and ideographs, Hangul and full-width forms two") {
    CHECK_BOTH(display_width(U'a') == 1);
    CHECK_BOTH(display_width(U'é') == 1);
    CHECK_BOTH(display_width(U'ж') == 1);
    CHECK_BOTH(display_width(U'€') == 1);
    CHECK_BOTH(display_width(U'数') == 2);
    CHECK_BOTH(display_width(U'한') == 2);
    CHECK_BOTH(display_width(U'あ') == 2);
    CHECK_BOTH(display_width(U'Ａ') == 2); // U+FF21
    CHECK_BOTH(display_width(U'￥') == 2); // U+FFE5
    CHECK_BOTH(display_width(U'ｱ') == 1);  // U+FF71, half-width
    CHECK_BOTH(display_width(U'\U00020000') == 2);
    CHECK_BOTH(display_width(U'\U0003FFFD') == 2);
    CHECK_BOTH(display_width(U'\U0003FFFE') == 1);
}

TEST_CASE("what is shown as emoji by itself takes two columns, other signs one") {
    CHECK_BOTH(display_width(U'💰') == 2);
    CHECK_BOTH(display_width(U'✅') == 2);
    CHECK_BOTH(display_width(U'⌚') == 2);
    CHECK_BOTH(display_width(U'✔') == 1);
    CHECK_BOTH(display_width(U'☂') == 1);
}

TEST_CASE("marks on other characters and invisible ones take none") {
    CHECK_BOTH(display_width(U'\u0301') == 0); // combining acute
    CHECK_BOTH(display_width(U'\u20DD') == 0); // enclosing circle
    CHECK_BOTH(display_width(U'\u200B') == 0); // zero width space
    CHECK_BOTH(display_width(U'\u200D') == 0); // joiner
    CHECK_BOTH(display_width(U'\uFE0F') == 0); // variation selector
    CHECK_BOTH(display_width(U'\u1161') == 0); // a Hangul vowel within a syllable
    CHECK_BOTH(display_width(U'\u00AD') == 1); // soft hyphen
    CHECK_BOTH(display_width(U'\u302A') == 0); // a mark among the wide
}

TEST_CASE("the ranges of both tables ascend and do not touch each other") {
    const auto ascend = [](const auto& ranges) {
        for (const auto& r : ranges)
            if (r.first > r.last) return false;
        return std::is_sorted(std::begin(ranges), std::end(ranges),
                              [](const auto& a, const auto& b) { return a.last < b.first; });
    };
    CHECK(ascend(detail::wide_characters));
    CHECK(ascend(detail::zero_width_characters));
    for (const auto& r : detail::zero_width_characters) {
        CHECK_FALSE(detail::is_among(r.first, detail::wide_characters));
        CHECK_FALSE(detail::is_among(r.last, detail::wide_characters));
    }
}

TEST_CASE("the width of a text is that of its characters, a bad byte counting one") {
    CHECK_BOTH(display_width("") == 0);
    CHECK_BOTH(display_width("Société") == 7);
    CHECK_BOTH(display_width("Socie\u0301te\u0301") == 7);
    CHECK_BOTH(display_width("数据保护局") == 10);
    CHECK_BOTH(display_width("a\xFF\xFE") == 3);
}

TEST_CASE("a text is shortened to a number of columns with an ellipsis in the last") {
    CHECK(shortened("Clearview AI", 12) == "Clearview AI");
    CHECK(shortened("Clearview AI", 11) == "Clearview…"); // no space before it
    CHECK(shortened("Clearview AI", 10) == "Clearview…");
    CHECK(shortened("Clearview AI", 1) == "…");
    CHECK(shortened("数据保护局", 6) == "数据…"); // a half of 保 is not shown
    CHECK(shortened("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
    CHECK(shortened("", 1).empty());
}
