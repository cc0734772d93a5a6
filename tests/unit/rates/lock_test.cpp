#include <mulct/rates/lock.hpp>

#include <support/catch.hpp>
#include <support/rate_formats.hpp>

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

void refuses(const std::string& text, errc code, std::size_t at, std::string_view culprit) {
    check_refused(parse_lock(text), text, code, at, culprit);
}

void refuses(const std::string& text, errc code, std::string_view culprit) {
    refuses(text, code, text.find(culprit), culprit);
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
    refuses("", errc::bad_header, "");
    refuses("mulct-rates 1\n", errc::bad_header, "mulct-rates 1");
    refuses(with(good, "ECB EUR/GBP", "EUR/GBP"), errc::bad_header, "EUR/GBP 2022-05-23 0.84783");
    refuses(with(good, "ECB EUR/GBP", " EUR/GBP"), errc::bad_header, " EUR/GBP 2022-05-23 0.84783");
    refuses(with(good, "EUR/GBP", "EUR-GBP"), errc::bad_header, "ECB EUR-GBP 2022-05-23 0.84783");
    refuses(with(good, "0.84783", ""), errc::bad_header, "ECB EUR/GBP 2022-05-23 ");
    refuses(with(good, "EUR/GBP", "QQQ/GBP"), errc::unknown_currency, "QQQ");
    refuses(with(good, "EUR/GBP", "EUR/gbp"), errc::bad_currency, "gbp");
    refuses(with(good, "2022-05-20", "2022-02-30"), errc::no_such_day, "2022-02-30");
    refuses(with(good, "0.84783", "-0.84783"), errc::negative, "-0.84783");
    refuses(with(good, "0.84783", "0.000"), errc::zero, "0.000");
    refuses(with(good, "0.84783", "1e5"), errc::trailing_text, "e5");
    refuses(good + "\n", errc::bad_header, good.size(), "");
}

TEST_CASE("pins ascend, and each stands there once") {
    refuses(with(good, "2022-05-20 1.0577", "2022-05-24 1.0577"), errc::out_of_order,
            "ECB EUR/USD 2022-05-23 1.0659");
    refuses(with(good, "2022-05-20 1.0577", "2022-05-23 1.0577"), errc::duplicate,
            "ECB EUR/USD 2022-05-23 1.0659");
    refuses(with(good, "H10", "ABC"), errc::out_of_order, "ABC GBP/USD 2022-05-23 1.2571");
}
