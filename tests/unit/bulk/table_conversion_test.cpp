#include "texts.hpp"

#include <mulct/base/csv.hpp>
#include <mulct/base/csv_record_end.hpp>
#include <mulct/bulk/table_conversion.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

using namespace mulct;
using namespace mulct::literals;
using namespace mulct::bulk;

namespace {

const rate_source* const sources[] = {&ecb()};

/// id, amount, currency, date.
table_request request_for(std::vector<currency> targets, char separator = ',') {
    table_request r;
    r.form.separator = separator;
    r.width = 4;
    r.amount = 1;
    r.currency_column = 2;
    r.date_column = 3;
    r.targets = std::move(targets);
    r.sources = sources;
    r.rule = lookup::previous();
    r.finish = {rounding::half_up, std::nullopt};
    return r;
}

struct converted {
    std::string text;
    std::uint64_t rows = 0;
    std::uint64_t without = 0;
    std::vector<std::pair<std::uint64_t, errc>> problems; ///< by line from 0, of one block
};

std::optional<converted> convert_all(const table_request& request, std::string_view text,
                                     row_block::cut how = row_block::cut::by_rows) {
    table_rates rates = make_table_rates(request);
    table_converter one{request, rates};
    const padded_text padded{text};
    const auto out = one.convert({padded.view(), 0, how});
    if (!out) return std::nullopt;
    converted c{std::string{*out}, one.rows(), one.rows_without(), {}};
    for (const table_problem& p : one.problems())
        c.problems.emplace_back(p.where.line, p.code);
    return c;
}

/// Each row by itself, as a single amount is converted.
converted one_by_one(const table_request& request, std::string_view text) {
    converted c;
    const std::string separator(1, request.form.separator);
    for (std::size_t at = 0; at < text.size();) {
        csv_record_end end{request.form.separator};
        static_cast<void>(end.find(text.substr(at)));
        const std::string_view record = text.substr(at, end.passed());
        const std::string_view row = without_line_end(record);
        const auto line =
            static_cast<std::uint64_t>(std::count(text.begin(), text.begin() + at, '\n'));
        at += record.size();
        c.text += row;
        if (!row.empty()) {
            ++c.rows;
            csv_reader reader{row, request.form.separator};
            std::vector<csv_field> fields;
            const auto read = reader.next(fields);
            std::string cells;
            bool is_whole = true;
            std::optional<errc> wrong;
            if (!read) wrong = read.error().code;
            if (read && fields.size() != request.width) wrong = errc::wrong_field_count;
            for (const currency to : request.targets) {
                std::optional<conversion> made;
                if (!wrong) {
                    const auto amount = parse_decimal(fields[1].text);
                    const auto unit = currency::find(fields[2].text);
                    const auto on = parse_day(fields[3].text);
                    if (!amount) {
                        wrong = amount.error().code;
                    } else if (!unit) {
                        wrong = unit.error().code;
                    } else if (!on) {
                        wrong = on.error().code;
                    } else if (auto m = convert({*amount, *unit}, to, request.sources, *on,
                                                request.rule, request.finish)) {
                        made = *std::move(m);
                    } else {
                        c.problems.emplace_back(line, errc::empty);
                    }
                }
                is_whole &= made.has_value();
                if (!made) {
                    cells += separator + separator + separator;
                    continue;
                }
                cells += separator + to_string(made->to.amount()) + separator +
                         to_string(
                             cross_rate(made->legs).rounded(12, rounding::half_even).normalized()) +
                         separator;
                if (made->days) cells += to_string(made->days->first);
            }
            if (wrong) c.problems.emplace_back(line, *wrong);
            c.without += is_whole ? 0U : 1U;
            c.text += cells;
        }
        c.text += record.substr(row.size());
    }
    return c;
}

/// Rows of which one in `rarity` is odd in each of its cells.
std::string some_table(random_numbers& random, std::size_t count, std::size_t rarity,
                       char separator = ',') {
    const auto pick = [&](const std::vector<std::string_view>& usual,
                          const std::vector<std::string_view>& odd) {
        return std::string{random.one_of(random.one_in(rarity) ? odd : usual)};
    };
    const std::string between(1, separator);
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string amount = std::to_string(random.word() >> (15 + random.below(49))) +
                                   pick({"", ".50", ".01", ".99"}, {".5", ".125", "x", "/day"});
        const std::string date = std::to_string(1999 + random.below(27)) + '-' +
                                 pick({"01", "05", "12"}, {"13", "00"}) + '-' +
                                 pick({"03", "11", "28"}, {"30", "31", "32"});
        text += pick({"1", "Acme", "\"A, B; C\"", "\"The \"\"Best\"\"\"", "\xC5\xAA"},
                     {"", "\"\"", "\"Line\nbreak\"", "\"\r\n\"", std::string_view{"long"}});
        if (random.one_in(50)) text.append(random.below(200), 'x');
        text += between + pick({amount, amount, '"' + amount + '"'},
                               {"", "0", "-1", "-12.345", "999999999999999999.99"});
        text += between + pick({"EUR", "USD", "GBP", "JPY", "HRK", "\"CHF\""},
                               {"XQZ", "", "eur", "DEM", "XAU", "RUB"});
        text += between + pick({date, date, '"' + date + '"'}, {"2022", "", "1960-01-01"});
        text += pick({""}, {between + "more"});
        text += pick({"\n", "\n", "\r\n"}, {"\n\n", "\r\n\r\n"});
    }
    return text;
}

void check_equal(const converted& found, const converted& wanted) {
    CHECK(found.rows == wanted.rows);
    CHECK(found.without == wanted.without);
    CHECK(found.problems == wanted.problems);
    REQUIRE(found.text == wanted.text);
}

} // namespace

TEST_CASE("a row keeps its bytes and gets amount, rate and rate day") {
    const auto c = convert_all(request_for({"EUR"_currency, "JPY"_currency}),
                               "\"Clearview, Inc.\",7552800,GBP,2022-05-23\n"
                               "x,1000.50,USD,2022-05-22\r\n"
                               "y,5,EUR,2022-05-23");
    REQUIRE(c);
    CHECK(c->text == "\"Clearview, Inc.\",7552800,GBP,2022-05-23,8908389.65,1.179481735725,"
                     "2022-05-23,1211986412,160.46849014543,2022-05-23\n"
                     "x,1000.50,USD,2022-05-22,945.92,0.945447669471,2022-05-20,"
                     "128021,127.956887586272,2022-05-20\r\n"
                     "y,5,EUR,2022-05-23,5.00,1,,680,136.05,2022-05-23");
    CHECK(c->rows == 3);
    CHECK(c->without == 0);
}

TEST_CASE("rows in bulk are converted as each by itself is") {
    random_numbers random{20220523};
    for (const std::size_t rarity : {1'000'000U, 50U, 4U}) {
        for (const rounding policy : {rounding::half_up, rounding::half_even, rounding::half_down,
                                      rounding::toward_zero, rounding::away}) {
            for (const char separator : {',', ';'}) {
                CAPTURE(rarity, to_string(policy), separator);
                table_request r = request_for({"EUR"_currency, "JPY"_currency}, separator);
                r.finish = {policy, std::nullopt};
                if (policy == rounding::half_even) r.finish.places = 5;
                const std::string text = some_table(random, 700, rarity, separator);
                check_equal(convert_all(r, text).value(), one_by_one(r, text));
            }
        }
    }
}

TEST_CASE("so are rows of one column, one currency and one day") {
    table_request r = request_for({"USD"_currency});
    r.width = 1;
    r.amount = 0;
    r.currency_column = std::nullopt;
    r.date_column = std::nullopt;
    r.from = "GBP"_currency;
    r.on = parse_day("2022-05-23").value();
    const auto c = convert_all(r, "100\n\n7500000\r\n\"5\"\nx\n");
    REQUIRE(c);
    CHECK(c->text == "100,125.72,1.25720958211,2022-05-23\n\n"
                     "7500000,9429071.87,1.25720958211,2022-05-23\r\n"
                     "\"5\",6.29,1.25720958211,2022-05-23\nx,,,\n");
    CHECK(c->rows == 4);
    CHECK(c->without == 1);
    CHECK(c->problems == decltype(c->problems){{4, errc::not_a_number}});
    r.on = parse_day("1960-01-01").value(); // a day without a place
    CHECK(convert_all(r, "100\n")->text == "100,,,\n");
}

TEST_CASE(
    "a misplaced quote is refused where quotes parted the rows, and one row's error elsewhere") {
    const table_request r = request_for({"EUR"_currency});
    const std::string text = "a,5,GBP,2022-05-23\n5\" b,5,GBP,2022-05-23\nc,5,EUR,2022-05-23\n";
    CHECK(!convert_all(r, text, row_block::cut::by_quotes));
    const auto c = convert_all(r, text);
    REQUIRE(c);
    CHECK(c->text == "a,5,GBP,2022-05-23,5.90,1.179481735725,2022-05-23\n"
                     "5\" b,5,GBP,2022-05-23,,,\n"
                     "c,5,EUR,2022-05-23,5.00,1,\n");
    CHECK(c->problems == decltype(c->problems){{1, errc::stray_quote}});
}

TEST_CASE("workers that share the rates convert the same, and count their lines") {
    random_numbers random{65};
    const table_request r = request_for({"GBP"_currency});
    std::vector<std::string> blocks(12);
    for (std::string& b : blocks)
        b = some_table(random, 300, 30);
    table_rates rates = make_table_rates(r);
    std::vector<std::string> found(blocks.size());
    std::vector<std::uint64_t> lines(blocks.size());
    {
        std::vector<std::jthread> threads;
        for (std::size_t worker = 0; worker < 3; ++worker) {
            threads.emplace_back([&, worker] {
                table_converter mine{r, rates};
                for (std::size_t i = worker; i < blocks.size(); i += 3) {
                    const padded_text padded{blocks[i]};
                    found[i] = *mine.convert({padded.view(), i, row_block::cut::by_rows});
                }
                for (const auto& [block, count] : mine.lines())
                    lines[block] = count;
            });
        }
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        REQUIRE(found[i] == one_by_one(r, blocks[i]).text);
        CHECK(lines[i] ==
              static_cast<std::uint64_t>(std::count(blocks[i].begin(), blocks[i].end(), '\n')));
    }
}
