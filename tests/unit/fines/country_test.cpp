#include <mulct/fines/country.hpp>

#include <support/catch.hpp>

#include <string_view>

using namespace mulct;

TEST_CASE("ISO 3166-1 has 249 codes, in order") {
    CHECK_BOTH(country_codes.size() == std::size_t{3} * 249);
    for (std::size_t i = 3; i < country_codes.size(); i += 3) {
        INFO(country_codes.substr(i, 3));
        CHECK(country_codes.substr(i - 3, 2) < country_codes.substr(i, 2));
        CHECK(country_codes[i + 2] == ' ');
    }
}

TEST_CASE("a country is named by its code, or it is the European Union") {
    for (const std::string_view code : {"AD", "GB", "NO", "US", "ZW", "EU", "GR", "HR"}) {
        INFO(code);
        CHECK(is_country_code(code));
    }
    for (const std::string_view code :
         {"", "G", "gb", "UK", "EL", "XX", "GBR", "B ", " B", "D A", "EU "}) {
        INFO(code);
        CHECK_FALSE(is_country_code(code));
    }
    CHECK_BOTH(is_country_code("FR"));
    CHECK_BOTH(!is_country_code("FX"));
}
