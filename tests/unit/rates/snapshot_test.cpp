#include <mulct/rates/snapshot.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <array>
#include <cstdint>
#include <rapidcheck.h>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

using mulct::currency;
using mulct::day;
using mulct::decimal;
using mulct::errc;
using mulct::error;
using mulct::frequency;
using mulct::parse_snapshot;
using mulct::rate_row;
using mulct::snapshot;
using namespace mulct::literals;

namespace {

const std::string good = "mulct-rates 1\n"
                         "source ECB\n"
                         "title Euro foreign exchange reference rates\n"
                         "publisher European Central Bank\n"
                         "terms free\n"
                         "origin by hand\n"
                         "pivot EUR\n"
                         "frequency daily\n"
                         "first 2022-05-20\n"
                         "last 2022-05-23\n"
                         "days 2\n"
                         "observations 3\n"
                         "sha256 0123456789abcdef\n"
                         "\n"
                         "2022-05-20 EUR/USD 1.0577\n"
                         "2022-05-23 EUR/GBP 0.84783\n"
                         "2022-05-23 EUR/USD 1.0659\n";

/// The good text with its one `from` replaced.
std::string with(std::string_view from, std::string_view to) {
    std::string text = good;
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    REQUIRE(text.find(from, at + 1) == std::string::npos);
    return text.replace(at, from.size(), to);
}

/// Checks that a text is refused for a reason, at the one place where `culprit` stands in it.
void check_refused(const std::string& text, errc code, std::string_view culprit) {
    CAPTURE(text, culprit);
    const auto s = parse_snapshot(text);
    REQUIRE_FALSE(s);
    CHECK(static_cast<int>(s.error().code) == static_cast<int>(code));
    CHECK(s.error().found_in(text) == culprit);
    CHECK(s.error().offset == text.find(culprit));
    CHECK(text.find(culprit, s.error().offset + 1) == std::string::npos);
}

constexpr std::array keys{"source",    "title", "publisher", "terms", "origin",       "pivot",
                          "frequency", "first", "last",      "days",  "observations", "sha256"};

bool same(const rate_row& a, const rate_row& b) {
    return a.key() == b.key() && a.rate == b.rate && a.rate.scale() == b.rate.scale();
}

} // namespace

TEST_CASE("a snapshot is read with its provenance and its rates' digits") {
    const snapshot s = parse_snapshot(good).value();
    CHECK(s.source == "ECB");
    CHECK(s.title == "Euro foreign exchange reference rates");
    CHECK(s.publisher == "European Central Bank");
    CHECK(s.terms == "free");
    CHECK(s.origin == "by hand");
    CHECK(s.pivot == "EUR"_currency);
    CHECK(s.sha256 == "0123456789abcdef");
    REQUIRE(s.rows.size() == 3);
    CHECK(s.rows[0].on == mulct::parse_day("2022-05-20").value());
    CHECK(s.rows[1].base == "EUR"_currency);
    CHECK(s.rows[1].counter == "GBP"_currency);
    CHECK(to_string(s.rows[1].rate) == "0.84783");
    CHECK(to_string(s.rows[2].rate) == "1.0659");
}

TEST_CASE("a snapshot is written as it was read") {
    const snapshot s = parse_snapshot(good).value();
    CHECK(snapshot_text(s, snapshot_body(s.rows), s.sha256) == good);
    CHECK(mulct::snapshot_body_of(good) == snapshot_body(s.rows));
    CHECK(mulct::snapshot_body_of("no empty line\n") == "no empty line\n");
}

TEST_CASE("an empty text is no snapshot, and neither is one without rates") {
    CHECK(parse_snapshot("").error() == error{errc::empty, 0, 0});
    const std::string none = good.substr(0, good.find("\n\n") + 2);
    CHECK(parse_snapshot(none).error() == error{errc::empty, none.size(), 0});
}

TEST_CASE("the first line names the format and its version") {
    check_refused(with("mulct-rates 1\n", "mulct-rates 2\n"), errc::bad_header, "mulct-rates 2");
    check_refused(with("mulct-rates 1\n", "mulct-rates 1 \n"), errc::bad_header, "mulct-rates 1 ");
    check_refused("\xEF\xBB\xBF" + good, errc::bad_header, "\xEF\xBB\xBFmulct-rates 1");
    // a file of something else may be one long line: the start of it is enough
    CHECK(parse_snapshot(std::string(1000, 'x')).error() == error{errc::bad_header, 0, 40});
    check_refused(with("mulct-rates 1\n", "mulct-rates 1\r\n"), errc::bad_header,
                  "mulct-rates 1\r");
}

TEST_CASE("every line of the header is needed, in its order, with a value") {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::string key = keys[i];
        CAPTURE(key);
        const std::size_t at = good.find('\n' + key + ' ') + 1;
        const std::size_t end = good.find('\n', at);
        const auto refused_at = [&](const std::string& text, std::size_t length) {
            const auto s = parse_snapshot(text);
            REQUIRE_FALSE(s);
            CHECK(s.error() == error{errc::bad_header, at, length});
        };
        const auto changed = [&](const std::string& line) {
            return good.substr(0, at) + line + good.substr(end);
        };
        refused_at(changed(key), key.size());                  // no value
        refused_at(changed(key + " "), key.size() + 1);        // an empty one
        refused_at(changed(key + "\tx"), key.size() + 2);      // no space
        refused_at(changed("x" + key + " y"), key.size() + 3); // another key
        refused_at(changed(key + "s y"), key.size() + 3);
        // the line left out: the next stands in its place
        const std::size_t next_end = good.find('\n', end + 1);
        refused_at(good.substr(0, at) + good.substr(end + 1), next_end - end - 1);
        // the file ends before it
        refused_at(good.substr(0, at), 0);
    }
}

TEST_CASE("an empty line parts the header from the rates") {
    check_refused(with("\n\n2022-05-20", "\n2022-05-20"), errc::bad_header,
                  "2022-05-20 EUR/USD 1.0577\n");
    check_refused(with("\n\n2022-05-20", "\nmore 1\n\n2022-05-20"), errc::bad_header, "more 1\n");
    // a second one is no observation
    const std::string two = with("\n\n2022-05-20", "\n\n\n2022-05-20");
    CHECK(parse_snapshot(two).error() == error{errc::bad_header, two.find("\n\n\n") + 2, 0});
}

TEST_CASE("monthly rates stand under the first days of their months") {
    std::string monthly = with("frequency daily", "frequency monthly");
    CHECK(parse_snapshot(monthly).error() ==
          error{errc::not_a_month, monthly.find("2022-05-20 EUR"), 10});
    for (const std::string_view on : {"2022-05-20", "2022-05-23"}) {
        for (std::size_t at = monthly.find(on); at != std::string::npos; at = monthly.find(on))
            monthly.replace(at, 10, on == "2022-05-20" ? "2022-05-01" : "2022-06-01");
    }
    const snapshot s = parse_snapshot(monthly).value();
    CHECK(s.published == frequency::monthly);
    CHECK(snapshot_text(s, snapshot_body(s.rows), s.sha256) == monthly);
    CHECK(parse_snapshot(good).value().published == frequency::daily);
    check_refused(with("frequency daily", "frequency weekly"), errc::unknown_word, "weekly");
}

TEST_CASE("the pivot is a currency") {
    check_refused(with("pivot EUR", "pivot QQQ"), errc::unknown_currency, "QQQ");
    check_refused(with("pivot EUR", "pivot euro"), errc::bad_currency, "euro");
}

TEST_CASE("an observation that is none is refused at the part that is wrong") {
    const std::string_view line = "2022-05-23 EUR/GBP 0.84783";
    const auto refused = [&](std::string_view as, errc code, std::string_view culprit) {
        check_refused(with(line, as), code, culprit);
    };
    refused("2022-05-23 EUR/GBP", errc::bad_header, "2022-05-23 EUR/GBP");
    refused("2022-05-23 EUR/GBP ", errc::bad_header, "2022-05-23 EUR/GBP ");
    refused("2022-05-23\tEUR/GBP 0.84783", errc::bad_header, "2022-05-23\tEUR/GBP 0.84783");
    refused("2022-05-23 EUR-GBP 0.84783", errc::bad_header, "2022-05-23 EUR-GBP 0.84783");
    refused("2022-05-23 EUR/GBP\t0.84783", errc::bad_header, "2022-05-23 EUR/GBP\t0.84783");
    refused("23.05.2022 EUR/GBP 0.84783", errc::bad_day_form, "23.05.2022");
    refused("2022-02-30 EUR/GBP 0.84783", errc::no_such_day, "2022-02-30");
    refused("2022-05-23 QQQ/GBP 0.84783", errc::unknown_currency, "QQQ");
    refused("2022-05-23 EUR/QQQ 0.84783", errc::unknown_currency, "QQQ");
    refused("2022-05-23 EUR/gbp 0.84783", errc::bad_currency, "gbp");
    refused("2022-05-23 EUR/GBP N/A", errc::not_a_number, "N/A");
    refused("2022-05-23 EUR/GBP 0,84783", errc::trailing_text, ",84783");
    refused("2022-05-23 EUR/GBP 00.84783", errc::leading_zero, "00");
    refused("2022-05-23 EUR/GBP 0.84783\r", errc::trailing_text, "\r");
}

TEST_CASE("a rate is above zero") {
    check_refused(with("0.84783", "-0.84783"), errc::negative, "-0.84783");
    check_refused(with("0.84783", "0.00000"), errc::zero, "0.00000");
}

TEST_CASE("every pair has the pivot on one side") {
    check_refused(with("EUR/GBP", "USD/GBP"), errc::unknown_currency, "USD/GBP");
}

TEST_CASE("a currency is quoted one way round, and never against itself") {
    // by pound is fine, while it is the only way
    CHECK(parse_snapshot(with("EUR/GBP 0.84783", "GBP/EUR 1.17948")).error().code ==
          errc::out_of_order);
    const std::string by_pound = with("2022-05-23 EUR/GBP 0.84783\n2022-05-23 EUR/USD 1.0659",
                                      "2022-05-23 EUR/USD 1.0659\n2022-05-23 GBP/EUR 1.17948");
    CHECK(parse_snapshot(by_pound));
    check_refused(with("2022-05-20 EUR/USD", "2022-05-20 GBP/EUR"), errc::mixed_directions,
                  "EUR/GBP");
    check_refused(with("EUR/GBP", "EUR/EUR"), errc::mixed_directions, "EUR/EUR");
}

TEST_CASE("observations ascend by day, base and counter, and none repeats") {
    check_refused(with("2022-05-20 EUR/USD", "2022-05-24 EUR/USD"), errc::out_of_order,
                  "2022-05-23 EUR/GBP 0.84783");
    check_refused(with("EUR/GBP", "EUR/ZAR"), errc::out_of_order, "2022-05-23 EUR/USD 1.0659");
    check_refused(with("EUR/GBP 0.84783", "EUR/USD 0.84783"), errc::duplicate,
                  "2022-05-23 EUR/USD 1.0659");
}

TEST_CASE("header and rates agree on the days and the numbers") {
    check_refused(with("first 2022-05-20", "first 2022-05-19"), errc::count_mismatch, "2022-05-19");
    check_refused(with("last 2022-05-23", "last 2022-05-24"), errc::count_mismatch, "2022-05-24");
    check_refused(with("days 2", "days 44"), errc::count_mismatch, "44");
    check_refused(with("observations 3", "observations 44"), errc::count_mismatch, "44");
    check_refused(with("days 2\n", "days +2\n"), errc::count_mismatch, "+2");
    // rates cut off at the end
    const std::string cut = good.substr(0, good.rfind("2022-05-23"));
    CHECK(parse_snapshot(cut).error() ==
          error{errc::count_mismatch, cut.find("\nobservations") + 14, 1});
}

TEST_CASE("what is written of any rates is read back as the same") {
    CHECK(rc::check("snapshots there and back", [] {
        const auto any_currency = rc::gen::map(rc::gen::inRange<std::size_t>(0, currency::count()),
                                               [](std::size_t i) { return currency::at(i); });
        const currency pivot = *any_currency;
        std::set<std::tuple<day, currency, currency>> pairs;
        const int count = *rc::gen::inRange(1, 60);
        for (int i = 0; i < count; ++i) {
            // years 0001 to 9999 or so, many of them close together
            const day on{*rc::gen::oneOf(rc::gen::inRange(19000, 19010),
                                         rc::gen::inRange(-719000, 2932000))};
            const currency other = *any_currency;
            if (other == pivot) continue;
            const bool pivot_first = other.index % 2 == 0; // one way round for each
            pairs.insert({on, pivot_first ? pivot : other, pivot_first ? other : pivot});
        }
        RC_PRE(!pairs.empty());
        snapshot s{"X1",
                   "A title",
                   "A publisher",
                   "Terms: none",
                   "An origin, somewhere",
                   pivot,
                   frequency::daily,
                   std::string(64, 'f'),
                   {}};
        for (const auto& [on, base, counter] : pairs) {
            const auto coefficient = *rc::gen::inRange<std::int64_t>(1, 1000000000);
            const int scale = *rc::gen::inRange(0, 39);
            s.rows.push_back({on, base, counter, decimal::make(coefficient, scale).value()});
        }
        const std::string text = snapshot_text(s, snapshot_body(s.rows), s.sha256);
        const auto back = parse_snapshot(text);
        RC_ASSERT(back.has_value());
        RC_ASSERT(std::tie(back->source, back->title, back->publisher, back->terms, back->origin,
                           back->sha256) ==
                  std::tie(s.source, s.title, s.publisher, s.terms, s.origin, s.sha256));
        RC_ASSERT(back->pivot == s.pivot);
        RC_ASSERT(
            std::equal(back->rows.begin(), back->rows.end(), s.rows.begin(), s.rows.end(), same));
        RC_ASSERT(snapshot_text(*back, snapshot_body(back->rows), back->sha256) == text);
    }));
}
