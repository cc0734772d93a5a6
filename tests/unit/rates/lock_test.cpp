#include <mulct/rates/lock.hpp>

#include <support/catch.hpp>

#include <string>
#include <string_view>

using mulct::errc;
using mulct::lock_text;
using mulct::parse_lock;

namespace {

const std::string good = "mulct-lock 1\n"
                         "ECB EUR/GBP 2022-05-23 0.84783\n"
                         "ECB EUR/USD 2022-05-20 1.0577\n"
                         "ECB EUR/USD 2022-05-23 1.0659\n"
                         "H10 GBP/USD 2022-05-23 1.2571\n";

std::string with(std::string_view from, std::string_view to) {
    std::string text = good;
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

void check_refused(const std::string& text, errc code, std::string_view culprit) {
    CAPTURE(text, culprit);
    const auto pins = parse_lock(text);
    REQUIRE_FALSE(pins);
    CHECK(static_cast<int>(pins.error().code) == static_cast<int>(code));
    CHECK(pins.error().found_in(text) == culprit);
}

} // namespace

TEST_CASE("a lock is read and written without losing a digit") {
    const auto pins = parse_lock(good);
    REQUIRE(pins);
    REQUIRE(pins->size() == 4);
    CHECK((*pins)[0].source == "ECB");
    CHECK((*pins)[0].cell() == "ECB EUR/GBP 2022-05-23");
    CHECK(to_string((*pins)[0].row.rate) == "0.84783");
    CHECK(lock_text(*pins) == good);
    CHECK(parse_lock("mulct-lock 1\n")->empty());
    CHECK(parse_lock("mulct-lock 1")->empty());
    CHECK(lock_text({}) == "mulct-lock 1\n");
    // the last line needs no end
    CHECK(parse_lock(good.substr(0, good.size() - 1))->size() == 4);
}

TEST_CASE("what is no lock is refused where it goes wrong") {
    check_refused("", errc::bad_header, "");
    check_refused("mulct-rates 1\n", errc::bad_header, "mulct-rates 1");
    check_refused(with("ECB EUR/GBP", "EUR/GBP"), errc::bad_header, "EUR/GBP 2022-05-23 0.84783");
    check_refused(with("ECB EUR/GBP", " EUR/GBP"), errc::bad_header, " EUR/GBP 2022-05-23 0.84783");
    check_refused(with("EUR/GBP", "EUR-GBP"), errc::bad_header, "ECB EUR-GBP 2022-05-23 0.84783");
    check_refused(with("0.84783", ""), errc::bad_header, "ECB EUR/GBP 2022-05-23 ");
    check_refused(with("EUR/GBP", "QQQ/GBP"), errc::unknown_currency, "QQQ");
    check_refused(with("EUR/GBP", "EUR/gbp"), errc::bad_currency, "gbp");
    check_refused(with("2022-05-20", "2022-02-30"), errc::no_such_day, "2022-02-30");
    check_refused(with("0.84783", "-0.84783"), errc::negative, "-0.84783");
    check_refused(with("0.84783", "0.000"), errc::zero, "0.000");
    check_refused(with("0.84783", "1e5"), errc::trailing_text, "e5");
    check_refused(good + "\n", errc::bad_header, "");
}

TEST_CASE("pins ascend, and each stands there once") {
    check_refused(with("2022-05-20 1.0577", "2022-05-24 1.0577"), errc::out_of_order,
                  "ECB EUR/USD 2022-05-23 1.0659");
    check_refused(with("2022-05-20 1.0577", "2022-05-23 1.0577"), errc::duplicate,
                  "ECB EUR/USD 2022-05-23 1.0659");
    check_refused(with("H10", "ABC"), errc::out_of_order, "ABC GBP/USD 2022-05-23 1.2571");
}
