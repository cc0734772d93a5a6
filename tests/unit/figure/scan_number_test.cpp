#include <mulct/figure/scan_number.hpp>

#include <support/catch.hpp>

#include <optional>
#include <string_view>
#include <tuple>

using namespace mulct;

namespace {

struct probe : detail::scan_number {
    probe(std::string_view text, const scan_options& options) noexcept
        : scan_number(text, options) {}
    using scan_number::number_before;
    using scan_number::spelled_at;
    using scan_number::take_scale;
};

/// The powers of ten of the scale words after the first `at` bytes, and where they end.
std::tuple<int, int, std::size_t> scale_after(std::optional<language> l, std::string_view text,
                                              std::size_t at, bool glued = false) {
    const scan_options options{l, {}};
    detail::power scale;
    if (!probe{text, options}.take_scale(at, scale, glued)) return {0, 0, at};
    return {scale.value, scale.is_open ? scale.other : scale.value, at};
}

/// Digits and scale of the number in words at the start of a text.
std::optional<std::pair<std::uint64_t, int>> spelled(language l, std::string_view text) {
    const scan_options options{l, {}};
    const auto s = probe{text, options}.spelled_at(0);
    if (!s) return std::nullopt;
    return std::pair{static_cast<std::uint64_t>(s->number.digits), s->scale.value};
}

} // namespace

TEST_CASE("scale words follow a number, one or several") {
    CHECK(scale_after(language::en, "5 million", 1) == std::tuple{6, 6, std::size_t{9}});
    CHECK(scale_after(language::en, "5 thousand million", 1) == std::tuple{9, 9, std::size_t{18}});
    CHECK(scale_after(language::es, "5 mil millones", 1) == std::tuple{9, 9, std::size_t{14}});
    CHECK(scale_after(language::en, "5 lakh crore", 1) == std::tuple{12, 12, std::size_t{12}});
    CHECK(scale_after(language::en, "5m", 1, true) == std::tuple{6, 6, std::size_t{2}});
    CHECK(scale_after(language::en, "5 m", 1) == std::tuple{0, 0, std::size_t{1}}); // metres
    CHECK(scale_after(language::en, "5 people", 1) == std::tuple{0, 0, std::size_t{1}});
}

TEST_CASE("a billion is open until the language is known") {
    CHECK(scale_after(language::en, "5 billion", 1) == std::tuple{9, 9, std::size_t{9}});
    CHECK(scale_after(language::fr, "5 billions", 1) == std::tuple{12, 12, std::size_t{10}});
    const auto [value, other, last] = scale_after(std::nullopt, "5 billion", 1);
    CHECK(value != other);
}

TEST_CASE("the point of an abbreviation is its own if the amount goes on") {
    CHECK(std::get<2>(scale_after(language::de, "5 Mio. Euro", 1)) == 6);
    CHECK(std::get<2>(scale_after(language::de, "5 Mio.", 1)) == 5);
}

TEST_CASE("numbers in words") {
    CHECK(spelled(language::en, "two million euros") == std::pair{std::uint64_t{2}, 6});
    CHECK(spelled(language::en, "three hundred and five euros") ==
          std::pair{std::uint64_t{305}, 0});
    CHECK(spelled(language::fr, "quatre-vingt-dix mille euros") == std::pair{std::uint64_t{90}, 3});
    CHECK(spelled(language::es, "treinta y cinco millones") == std::pair{std::uint64_t{35}, 6});
    CHECK(spelled(language::de, "fünfundzwanzig Millionen") == std::pair{std::uint64_t{25}, 6});
    CHECK(spelled(language::en, "company fined") == std::nullopt);
}

TEST_CASE("thousands may be written together") {
    CHECK(spelled(language::de, "zweitausend Euro") == std::pair{std::uint64_t{2}, 3});
    CHECK(spelled(language::de, "zweitausendfünfhundert Euro") ==
          std::pair{std::uint64_t{2500}, 0});
    CHECK(spelled(language::it, "duecentomila euro") == std::pair{std::uint64_t{200}, 3});
    CHECK(spelled(language::sv, "tvåtusen kronor") == std::pair{std::uint64_t{2}, 3});
    CHECK(spelled(language::en, "zweitausend Euro") == std::nullopt); // as the reader said
}

TEST_CASE("millions and thousands add up, and the last scale stays one") {
    CHECK(spelled(language::en, "two million five hundred thousand dollars") ==
          std::pair{std::uint64_t{2500}, 3});
    CHECK(spelled(language::en, "two million three hundred forty-five thousand six hundred") ==
          std::pair{std::uint64_t{2345600}, 0});
    CHECK(spelled(language::en, "one thousand two hundred million") ==
          std::pair{std::uint64_t{1200}, 6});
}

TEST_CASE("a thousand alone is one in languages that write it so") {
    CHECK(spelled(language::fr, "mille euros") == std::pair{std::uint64_t{1}, 3});
    CHECK(spelled(language::fr, "mille deux cents euros") == std::pair{std::uint64_t{1200}, 0});
    CHECK(spelled(language::en, "thousand euros") == std::nullopt);
}

TEST_CASE("an article counts one only before a scale") {
    const scan_options options{language::en, {}};
    CHECK(probe("a dollar", options).spelled_at(0)->is_article);
    CHECK(!probe("a million dollars", options).spelled_at(0)->is_article);
}

TEST_CASE("the number in words before a unit is found from its first word") {
    const scan_options options{language::en, {}};
    constexpr std::string_view text = "fined two hundred and five million US dollars";
    CHECK(probe(text, options).number_before(text.find("dollars")) == text.find("two"));
    CHECK(probe("the dollars", options).number_before(4) == std::nullopt);
}
