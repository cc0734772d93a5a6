#include <mulct/figure/word_list.hpp>

#include <support/catch.hpp>

#include <array>
#include <string_view>

using namespace mulct::detail;

namespace {

constexpr word_list colours{std::array<std::string_view, 3>{"red", "green", "ultragrn"}};
static_assert(colours.contains("red"));

} // namespace

TEST_CASE("a word list has its words and no others") {
    CHECK(colours.contains("green"));
    CHECK(colours.contains("ultragrn")); // eight bytes are the most
    CHECK(!colours.contains("ultragreen"));
    CHECK(!colours.contains("re"));
    CHECK(!colours.contains("redd"));
    CHECK(!colours.contains(""));
}

TEST_CASE("words are packed first byte first, and longer ones not at all") {
    CHECK(packed("") == 0);
    CHECK(packed("a") == 0x61);
    CHECK(packed("ab") == 0x6261);
    CHECK(packed("\xff\x80") == 0x80ff);
    CHECK(packed("ninebytes") == 0);
}
