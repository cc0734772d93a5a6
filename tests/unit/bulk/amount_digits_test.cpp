#include "texts.hpp"

#include <mulct/bulk/amount_digits.hpp>
#include <mulct/number/decimal.hpp>

#include <support/catch.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <string>

using namespace mulct;
using bulk::write_amount;

namespace {

std::string written(std::uint64_t units, int places) {
    std::array<char, bulk::amount_room> room{};
    const char* const end = write_amount(units, places, room.data());
    return {static_cast<const char*>(room.data()), end};
}
/// By the strict form of decimals.
std::string by_decimal(std::uint64_t units, int places) {
    return to_string(decimal::make(static_cast<int128>(units), places).value());
}

} // namespace

TEST_CASE("an amount has its places, and a digit before the point") {
    CHECK(written(890'838'965, 2) == "8908389.65");
    CHECK(written(5, 2) == "0.05");
    CHECK(written(0, 2) == "0.00");
    CHECK(written(0, 0) == "0");
    CHECK(written(128'021, 0) == "128021");
    CHECK(written(1'234, 3) == "1.234");
    CHECK(written(1, 38) == "0." + std::string(37, '0') + "1");
    CHECK(written(std::numeric_limits<std::uint64_t>::max(), 2) == "184467440737095516.15");
    CHECK(written(std::numeric_limits<std::uint64_t>::max(), 0) == "18446744073709551615");
    CHECK(written(std::numeric_limits<std::uint64_t>::max(), 38) ==
          "0.00000000000000000018446744073709551615");
}

TEST_CASE("numbers of every length are written as decimals are") {
    for (const int places : {0, 1, 2, 3, 4, 8, 18, 19, 20, 25}) {
        CAPTURE(places);
        for (std::uint64_t power = 1;; power *= 10) {
            for (const std::uint64_t n : {power - 1, power, power + 1, power * 5 / 3})
                CHECK(written(n, places) == by_decimal(n, places));
            if (power > std::numeric_limits<std::uint64_t>::max() / 10) break;
        }
    }
    random_numbers random{7'552'800};
    for (int i = 0; i < 100'000; ++i) {
        const std::uint64_t n = random.of_any_size();
        const int places = static_cast<int>(random.below(5));
        if (written(n, places) != by_decimal(n, places)) {
            CAPTURE(n, places);
            FAIL_CHECK();
        }
    }
}

TEST_CASE("all numbers of up to six digits are written right") {
    for (std::uint64_t n = 0; n < 1'000'000; ++n) {
        const std::string digits = std::to_string(n);
        if (written(n, 0) != digits) {
            CAPTURE(n);
            FAIL_CHECK();
        }
    }
}
