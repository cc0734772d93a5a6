#include <mulct/figure/words.hpp>

#include <support/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

using namespace mulct;
using namespace std::literals;

namespace {

constexpr std::string_view code_of(std::string_view word) {
    const auto w = detail::find_currency_word(word);
    return w ? w->code : "none";
}

std::string lower(std::string_view text) {
    std::string s;
    for (const char c : text)
        s += ascii::to_lower(c);
    return s;
}

} // namespace

TEST_CASE("a billion is a thousand million, in English") {
    CHECK_BOTH(detail::find_scale("thousand") == 3);
    CHECK_BOTH(detail::find_scale("million") == 6);
    CHECK_BOTH(detail::find_scale("billion") == 9);
    CHECK_BOTH(detail::find_scale("trillion") == 12);
    for (const std::string_view word : {"m", "mn", "mln", "mio", "MILLION", "Millions"})
        CHECK(detail::find_scale(word) == 6);
    for (const std::string_view word : {"b", "bn", "bln", "BN", "billions"})
        CHECK(detail::find_scale(word) == 9);
    for (const std::string_view word : {"tn", "trn"})
        CHECK(detail::find_scale(word) == 12);
    for (const std::string_view word : {"k", "K"})
        CHECK(detail::find_scale(word) == 3);
}

TEST_CASE("a word that is no scale has none, however it begins") {
    CHECK_BOTH(!detail::find_scale(""));
    CHECK_BOTH(!detail::find_scale("mm"));
    CHECK_BOTH(!detail::find_scale("mill"));
    CHECK_BOTH(!detail::find_scale("millionth"));
    CHECK_BOTH(!detail::find_scale("million "));
}

TEST_CASE("signs and names lead to currencies") {
    CHECK_BOTH(code_of("£") == "GBP");
    CHECK_BOTH(code_of("€") == "EUR");
    CHECK_BOTH(code_of("$") == "USD");
    CHECK_BOTH(code_of("Euros") == "EUR");
    CHECK_BOTH(code_of("POUNDS") == "GBP");
    CHECK_BOTH(code_of("R$") == "BRL");
    CHECK_BOTH(code_of("NT$") == "TWD");
    CHECK_BOTH(code_of("kronor") == "SEK");
    CHECK_BOTH(code_of("ft") == "HUF");
}

TEST_CASE("a sign that several currencies share names none") {
    for (const std::string_view word : {"¥", "kr", "kroner", "francs", "rupees"}) {
        INFO(word);
        const auto w = detail::find_currency_word(word);
        REQUIRE(w.has_value());
        CHECK(w->code.empty());
        CHECK_FALSE(w->candidates.empty());
    }
    CHECK_BOTH(code_of("crowns of glory") == "none");
    CHECK_BOTH(code_of("") == "none");
}

TEST_CASE("every code in the table of words is a currency's") {
    for (const auto& w : detail::currency_words) {
        INFO(w.text);
        CHECK(w.code.empty() != w.candidates.empty());
        if (!w.code.empty()) CHECK(currency::find(w.code));
        std::string_view left = w.candidates;
        while (!left.empty()) {
            const std::size_t end = std::min(left.find(", "), left.size());
            INFO(left.substr(0, end));
            CHECK(currency::find(left.substr(0, end)));
            left.remove_prefix(std::min(end + 2, left.size()));
        }
    }
}

TEST_CASE("no word stands twice, and none hides a longer one that begins with it") {
    std::set<std::string> scales;
    for (const auto& s : detail::scale_words)
        CHECK(scales.insert(lower(s.text)).second);
    std::set<std::string> currencies;
    for (const auto& w : detail::currency_words)
        CHECK(currencies.insert(lower(w.text)).second);
    // hedges and signs are taken by their beginnings, the first that matches
    for (std::size_t i = 0; i < detail::hedge_words.size(); ++i) {
        for (std::size_t k = i + 1; k < detail::hedge_words.size(); ++k) {
            INFO(detail::hedge_words[i].text << " before " << detail::hedge_words[k].text);
            CHECK_FALSE(detail::hedge_words[k].text.starts_with(detail::hedge_words[i].text));
        }
    }
    for (std::size_t i = 0; i < detail::currency_words.size(); ++i) {
        if (ascii::is_letter(detail::currency_words[i].text.back())) continue;
        for (std::size_t k = i + 1; k < detail::currency_words.size(); ++k) {
            INFO(detail::currency_words[i].text << " before " << detail::currency_words[k].text);
            CHECK_FALSE(detail::currency_words[k].text.starts_with(detail::currency_words[i].text));
        }
    }
}
