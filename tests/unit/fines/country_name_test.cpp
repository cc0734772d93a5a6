#include <mulct/fines/country_name.hpp>

#include <support/catch.hpp>

#include <algorithm>

using namespace mulct;

static_assert(find_country("Norway") == "NO");
static_assert(find_country("THE NETHERLANDS") == "NL");
static_assert(find_country("DE") == "DE");
static_assert(!find_country("UK of sorts"));

TEST_CASE("a country is known by its code or its English name, in any letters") {
    CHECK(find_country("CZECH REPUBLIC") == "CZ");
    CHECK(find_country("Türkiye") == "TR");
    CHECK(find_country("UK") == "GB");
    CHECK(find_country("European Union") == "EU");
    CHECK(find_country("ISLE OF MAN") == "IM");
    CHECK_FALSE(find_country("de"));
    CHECK_FALSE(find_country(""));
    CHECK_FALSE(find_country("Atlantis"));
}

TEST_CASE("the names are folded, stand in order, and lead to codes") {
    const auto& names = detail::country_names;
    for (const auto& [name, code] : names) {
        CHECK(folded_word{name}.view() == name);
        CHECK(is_country_code(code));
    }
    CHECK(std::adjacent_find(names.begin(), names.end(), [](const auto& a, const auto& b) {
              return a.first == b.first;
          }) == names.end());
}
