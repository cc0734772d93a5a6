#include <mulct/figure/scan_text.hpp>

#include <support/catch.hpp>

#include <string_view>

using namespace mulct;

namespace {

struct probe : detail::scan_text {
    probe(std::string_view text, const scan_options& options) noexcept : scan_text(text, options) {}
    using scan_text::hedge_around;
    using scan_text::language_at;
    using scan_text::phrase_at;
    using scan_text::phrase_before;
    using scan_text::rider_at;

    /// The hedge of the only "£5m" in the text.
    [[nodiscard]] hedge hedge_of_amount() const noexcept {
        constexpr std::string_view amount = "£5m";
        const std::size_t first = text_.find(amount);
        return hedge_around(first, first + amount.size());
    }
};

const scan_options unknown;
const scan_options english{language::en, {}};

hedge hedge_in(std::string_view text) {
    return probe{text, english}.hedge_of_amount();
}

} // namespace

TEST_CASE("the language is the reader's, else what the text says") {
    const scan_options french{language::fr, {}};
    constexpr std::string_view text = "The fine was reported by the company to the court";
    CHECK(probe(text, french).language_at(0) == language::fr);
    CHECK(probe(text, unknown).language_at(0) == language::en);
    CHECK(probe("5 000", unknown).language_at(0) == std::nullopt);
}

TEST_CASE("of phrases the longest is taken") {
    constexpr std::string_view text = "more than 5";
    const probe p{text, english};
    const auto [meaning, last] = p.phrase_before(9, word_kind::hedge);
    REQUIRE(meaning != nullptr);
    CHECK(static_cast<hedge>(meaning->value) == hedge::over);
    CHECK(last == 0);                                             // where the phrase begins
    CHECK(p.phrase_before(4, word_kind::hedge).first == nullptr); // "more" alone says nothing
}

TEST_CASE("hedges are words or signs on either side") {
    CHECK(hedge_in("fined £5m today") == hedge::none);
    CHECK(hedge_in("more than £5m") == hedge::over);
    CHECK(hedge_in("nearly £5m") == hedge::nearly);
    CHECK(hedge_in("ca. £5m") == hedge::about);
    CHECK(hedge_in("~£5m") == hedge::about);
    CHECK(hedge_in("\u2265 £5m") == hedge::over);
    CHECK(hedge_in("< £5m") == hedge::up_to);
    CHECK(hedge_in("£5m+") == hedge::over);
    CHECK(hedge_in("£5m or more") == hedge::over);
}

TEST_CASE("a rider says what the amount is for one of") {
    CHECK(probe("£5 a day", english).rider_at(3) == std::pair{rider::per_day, std::size_t{9}});
    CHECK(probe("£5/day", english).rider_at(3).first == rider::per_day);
    CHECK(probe("£5-a-share", english).rider_at(3).first == rider::per_share);
    CHECK(probe("£5 today", english).rider_at(3) == std::pair{rider::none, std::size_t{3}});
}
