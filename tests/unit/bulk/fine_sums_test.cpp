#include "rows.hpp"

#include <mulct/bulk/fine_sums.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

using namespace mulct;
using bulk::fine_request;
using bulk::fine_sums;
using bulk::row_block;
using bulk::row_place;

namespace {

const rate_source* const sources[] = {&ecb()};

const group_key all_keys[] = {group_key::regulator, group_key::country, group_key::year,
                              group_key::quarter,   group_key::month,   group_key::entity,
                              group_key::sector,    group_key::law,     group_key::currency,
                              group_key::stage,     group_key::size};

row_question question(std::string rows, std::vector<group_key> keys, currency in = "GBP"_currency) {
    return {std::string{row_header}, std::move(rows),
            fine_request{in, {}, sources, rounding::half_up, std::move(keys)}};
}

/// Rows with the given cells instead of their usual ones.
std::string row(std::string_view date, std::string_view amount, std::string_view code = "GBP",
                std::string_view regulator = "ICO", std::string_view entity = "Acme") {
    std::string text = "1,";
    for (const std::string_view cell : {regulator, std::string_view{"GB"}, entity, date, amount})
        text += std::string{cell} + ',';
    return text + std::string{code} + ",GDPR,technology\n";
}

/// The one group that rows come to: "count total".
std::string summed(const row_question& q) {
    const summed_rows sums{q, q.rows.size(), 1};
    const bulk::fine_groups groups = sums.groups();
    if (groups.size() != 1) return std::to_string(groups.size()) + " groups";
    const std::size_t place[] = {0};
    const bulk::group_amounts amounts = groups.amounts(place);
    return std::to_string(amounts.count()) + ' ' + to_string(amounts.total());
}

bool is_same(const row_question& q, std::size_t block_size, std::size_t workers) {
    return summed_rows{q, block_size, workers}.answer() == answer_one_by_one(q);
}

/// A block by itself, of which nothing is known.
struct one_block {
    bulk::fine_layout layout = bulk::find_layout(row_header, {}).value();
    fine_request what = question("", {group_key::regulator}).what;
    fine_sums sums{layout, what};

    bool add(std::string_view text, std::uint64_t number = 0,
             row_block::cut how = row_block::cut::by_quotes) {
        const padded_text padded{text};
        return sums.add({padded.view(), number, how});
    }
};

} // namespace

TEST_CASE("fines are converted at their day's rate and added up") {
    const std::string rows = row("2022-05-23", "7500000", "EUR") + row("2022-05-23", "0.50") +
                             row("2022-05-20", "100.00", "EUR"); // 0.84783, 1, 0.84820
    CHECK(summed(question(rows, {group_key::regulator})) == "3 6358810.32");
    CHECK(summed(question(rows, {group_key::year}, "EUR"_currency)) == "3 7500100.59");
    CHECK(summed(question(row("2022-05-23", "100", "EUR"), {group_key::year}, "JPY"_currency)) ==
          "1 13605");
}

TEST_CASE("rows have the same answer in bulk as one by one, by each key") {
    random_numbers random{1};
    const std::string rows = some_rows(random, 1500, 30);
    for (const group_key key : all_keys) {
        CAPTURE(to_string(key));
        CHECK(is_same(question(rows, {key}), rows.size(), 1));
    }
    for (const group_key first : {group_key::regulator, group_key::month, group_key::size}) {
        for (const group_key second : all_keys) {
            CAPTURE(to_string(first), to_string(second));
            CHECK(is_same(question(rows, {first, second}), rows.size(), 1));
        }
    }
    const std::vector<group_key> every{std::begin(all_keys), std::end(all_keys)};
    CHECK(is_same(question(rows, every), rows.size(), 1));
}

TEST_CASE("rows have the same answer however they are cut and shared out") {
    random_numbers random{2};
    for (const std::size_t rarity : {2U, 10U, 100U, 1'000'000U}) {
        const std::string rows = some_rows(random, 1000, rarity);
        const auto q = question(rows, {group_key::regulator, group_key::quarter});
        const row_answer expected = answer_one_by_one(q);
        CHECK(expected.groups.size() > 20);
        if (rarity <= 100) {
            CHECK(expected.wrong_rows > 10);
            CHECK(expected.unconverted > 10);
            CHECK(expected.no_sums > 5);
        }
        for (const std::size_t block : {1U, 100U, 1000U, 20'000U}) {
            for (const std::size_t workers : {1U, 2U, 5U}) {
                CAPTURE(rarity, block, workers);
                CHECK(summed_rows{q, block, workers}.answer() == expected);
            }
        }
    }
}

TEST_CASE("rows have the same answer in each currency, by each policy and each rounding") {
    random_numbers random{3};
    const std::string rows = some_rows(random, 600, 30);
    for (const currency in : {"EUR"_currency, "JPY"_currency, "BHD"_currency, "USD"_currency}) {
        CAPTURE(in.code());
        CHECK(is_same(question(rows, {group_key::size}, in), 5000, 2));
    }
    auto q = question(rows, {group_key::currency});
    const day on = *parse_day("2022-05-23");
    for (const conversion_policy& policy :
         {conversion_policy::own_day(), conversion_policy::final_day(),
          conversion_policy::month_average(), conversion_policy::year_average(),
          conversion_policy::on(on), conversion_policy::in_year_of(on),
          conversion_policy::on(*parse_day("1999-01-04")), conversion_policy{lookup::customs()},
          conversion_policy{lookup::fixed(on)}, conversion_policy{lookup::exact()},
          conversion_policy{lookup::irrevocable()}}) {
        q.what.policy = policy;
        CAPTURE(to_string(policy), to_string(policy.rule.how));
        CHECK(is_same(q, 5000, 2));
    }
    q.what.policy = {};
    for (const rounding finish :
         {rounding::half_even, rounding::half_up, rounding::half_down, rounding::toward_zero,
          rounding::away, rounding::floor, rounding::ceiling}) {
        q.what.finish = finish;
        CAPTURE(to_string(finish));
        CHECK(is_same(q, 5000, 2));
    }
}

TEST_CASE("one day for all may be a day of which there is no rate") {
    const std::string rows = row("2022-05-23", "100", "EUR") + row("2022-05-23", "5");
    for (const std::string_view on : {"1969-12-31", "1970-01-01", "2099-12-31", "2100-01-01"}) {
        CAPTURE(on);
        auto q = question(rows, {group_key::regulator});
        q.what.policy = conversion_policy::on(*parse_day(on));
        CHECK(summed(q) == "1 5.00"); // in pounds already
        CHECK(is_same(q, rows.size(), 1));
    }
}

TEST_CASE("the usual form of a row is quoted or not, and ends with LF, CR LF or the file") {
    const std::string_view forms[] = {
        "1,ICO,GB,Acme,2022-05-23,5,GBP,GDPR,x\n",
        "1,ICO,GB,Acme,2022-05-23,5,GBP,GDPR,x\r\n",
        "1,ICO,GB,Acme,2022-05-23,5,GBP,GDPR,x",
        "1,ICO,GB,Acme,2022-05-23,5,GBP,GDPR,",
        "\"1\",\"ICO\",\"GB\",\"Acme\",\"2022-05-23\",\"5\",\"GBP\",\"GDPR\",\"x\"\r\n",
        "\"1\",\"ICO\",\"GB\",\"Acme\",\"2022-05-23\",\"5\",\"GBP\",\"GDPR\",\"x\"",
        ",ICO,,Acme,2022-05-23,5,GBP,,\n",
        "\n\r\n,ICO,,Acme,2022-05-23,5,GBP,,\n\n\r\n"};
    for (const std::string_view form : forms) {
        CAPTURE(form);
        const auto q = question(std::string{form}, {group_key::regulator, group_key::sector});
        CHECK(summed(q) == "1 5.00");
        CHECK(is_same(q, form.size(), 1));
    }
}

TEST_CASE("keys in the first and the last column are the text and no more") {
    const std::string_view ends[] = {"\n", "\r\n", ""};
    for (const std::string_view end : ends) {
        for (const std::string_view key :
             {"a", "", "\"a\"", "\"\"", "\"a,\"\"b\"\"\"", "\xC3\xA9t\xC3\xA9", "\"\r\n\"",
              "a long text, in quotes"}) {
            const std::string cell =
                key == "a long text, in quotes" ? '"' + std::string{key} + '"' : std::string{key};
            row_question q =
                question(cell + ",ICO,GB,Acme,2022-05-23,5,GBP," + cell + std::string{end},
                         {group_key::law, group_key::sector});
            q.header = "law,regulator,country,entity,date,amount,currency,sector\n";
            CAPTURE(q.rows);
            CHECK(is_same(q, q.rows.size(), 1));
            CHECK(summed(q) == "1 5.00");
        }
    }
}

TEST_CASE("a wrong row is kept with its place, and the others count") {
    one_block b;
    const std::string right = row("2022-05-23", "5");
    const std::string wrong = row("2022-02-30", "5");
    const std::string two_lines = row("2022-05-23", "5", "XQZ", "\"Line\nbreak\"");
    REQUIRE(b.add(right + wrong + "\n" + two_lines + wrong, 3));
    REQUIRE(b.add(right + "1,ICO,GB\n" + right, 7));
    CHECK(b.sums.rows() == 7);
    CHECK(b.sums.wrong_rows() == 4);
    const auto& errors = b.sums.errors();
    REQUIRE(errors.size() == 4);
    const auto is = [&](std::size_t i, const row_place& where, errc code, std::size_t offset,
                        std::string_view column, const std::string& text) {
        const bulk::row_error& e = errors[i];
        return e.where == where && e.what.what.code == code && e.what.what.offset == offset &&
               e.what.column == column && e.row == text.substr(0, text.size() - 1);
    };
    CHECK(is(0, {3, 1, right.size()}, errc::no_such_day, wrong.find("2022"), "date", wrong));
    CHECK(is(1, {3, 3, right.size() + wrong.size() + 1}, errc::unknown_currency,
             two_lines.find("XQZ"), "currency", two_lines));
    CHECK(is(2, {3, 5, right.size() + wrong.size() + 1 + two_lines.size()}, errc::no_such_day,
             wrong.find("2022"), "date", wrong));
    CHECK(is(3, {7, 1, right.size()}, errc::wrong_field_count, 0, "", "1,ICO,GB\n"));
    using lines = std::vector<std::pair<std::uint64_t, std::uint64_t>>;
    CHECK(lines{b.sums.lines().begin(), b.sums.lines().end()} == lines{{3, 6}, {7, 3}});
}

TEST_CASE("a row with several errors is one wrong row") {
    one_block b;
    REQUIRE(b.add(row("2022-02-30", "12,5", "XQZ") + row("2022-02-30", "x", "XQZ") +
                  row("2022-05-23", "5")));
    CHECK(b.sums.wrong_rows() == 2);
    REQUIRE(b.sums.errors().size() == 4); // of the first that it has a field too many
    CHECK(b.sums.errors()[0].what.what.code == errc::wrong_field_count);
    CHECK(b.sums.errors()[3].what.column == "currency");
}

TEST_CASE("what is in no sum is kept with its place and its reason") {
    one_block b;
    const std::string right = row("2022-05-23", "5");
    const std::string_view odd[][3] = {{"2022-05-23", "1..2", "GBP"},
                                       {"2022-05-23", "5/day", "GBP"},
                                       {"2022-05-23", "", "GBP"},
                                       {"2022-05", "5", "EUR"},
                                       {"", "5", "EUR"},
                                       {"2022-05-23", "5", "RUB"},
                                       {"1998-12-31", "5", "USD"}};
    std::string text;
    for (const auto& cells : odd)
        text += right + row(cells[0], cells[1], cells[2]);
    REQUIRE(b.add(text, 5));
    CHECK(b.sums.rows() == 14);
    CHECK(b.sums.wrong_rows() == 0);
    CHECK(b.sums.no_sums() == 2);
    CHECK(b.sums.unconverted() == 5);
    const uncounted reasons[] = {uncounted::range,          uncounted::per_day,
                                 uncounted::unknown_amount, uncounted::unknown_day,
                                 uncounted::unknown_day,    uncounted::no_rate,
                                 uncounted::no_rate};
    auto& left_over = b.sums.left_over();
    REQUIRE(left_over.size() == 7);
    for (std::size_t i = 0; i < left_over.size(); ++i) {
        CAPTURE(i);
        CHECK(left_over[i].where.block == 5);
        CHECK(left_over[i].where.line == 2 * i + 1);
        CHECK(left_over[i].fine.why == reasons[i]);
        CHECK(left_over[i].fine.matter == left_over[i].matter.get());
        CHECK(left_over[i].matter->entity == "Acme");
        // what it points at is still there
        CHECK(left_over[i].fine.now.decided_by == left_over[i].matter->events.data());
    }
    CHECK(std::get<absence>(left_over[5].fine.failures.at(0)).reason == absence_reason::suspended);
}

TEST_CASE("errors of all blocks are where they are in the file") {
    random_numbers random{4};
    for (const std::size_t rarity : {2U, 20U, 50U}) {
        const auto q = question(some_rows(random, 300, rarity), {group_key::regulator});
        const auto expected = errors_one_by_one(q);
        CHECK(expected.size() > 5);
        for (const std::size_t block : {1U, 500U, 100'000U}) {
            CAPTURE(rarity, block);
            CHECK(summed_rows{q, block, 2}.errors() == expected);
        }
    }
}

TEST_CASE("of many wrong rows the first are kept, and all are counted") {
    one_block b;
    std::string wrong;
    std::string odd;
    for (int i = 0; i < 700; ++i) {
        wrong += row("2022-02-30", "5");
        odd += row("2022-05", "5", "EUR");
    }
    for (std::uint64_t block = 0; block < 3; ++block)
        REQUIRE(b.add(wrong + odd, block));
    CHECK(b.sums.rows() == 4200);
    CHECK(b.sums.wrong_rows() == 2100);
    CHECK(b.sums.unconverted() == 2100);
    CHECK(b.sums.errors().size() == bulk::most_kept);
    CHECK(b.sums.left_over().size() == bulk::most_kept);
    CHECK(b.sums.errors().back().where.block == 1);
    CHECK(b.sums.errors().back().where.line == bulk::most_kept - 700 - 1);
}

TEST_CASE("an amount that 64 bits do not hold is wrong, the largest that they do is not") {
    one_block b;
    const std::string largest = row("2022-05-23", "184467440737095516.14");
    const std::string larger = row("2022-05-23", "184467440737095516.15");
    const std::string largest_of_all =
        row("2022-05-23", "999999999999999999999999999999999999"); // 36 digits and two places
    REQUIRE(b.add(largest + larger + largest_of_all));
    CHECK(b.sums.rows() == 3);
    CHECK(b.sums.wrong_rows() == 2);
    REQUIRE(b.sums.errors().size() == 2);
    const bulk::row_error& e = b.sums.errors()[0];
    CHECK(e.where == row_place{0, 1, largest.size()});
    CHECK(e.what.what.code == errc::overflow);
    CHECK(e.what.column == "amount");
    CHECK(e.what.value == "184467440737095516.15");
    CHECK(summed(question(largest, {group_key::regulator})) == "1 184467440737095516.14");
    // fifteen digits may overflow where a unit is worth many
    CHECK(summed(question(row("2022-05-23", "999999999999999.99", "GBP"), {group_key::size})) ==
          "1 999999999999999.99");
    const auto q =
        question(row("2022-05-23", "999999999999999.99", "EUR") + row("2022-05-23", "5", "EUR"),
                 {group_key::size}, "IDR"_currency); // some 15,000 to the euro
    CHECK(is_same(q, q.rows.size(), 1));
    CHECK(summed_rows{q, q.rows.size(), 1}.answer().wrong_rows == 1);
}

TEST_CASE("a block that was cut by quotes is refused where they are not as they should be") {
    const std::string right = row("2022-05-23", "5");
    const std::string stray = row("2022-05-23", "5", "GBP", "ICO", "Disk 5\" Ltd");
    const std::string after = row("2022-05-23", "5", "GBP", "ICO", "\"Disk\" 5");
    for (const std::string& text :
         {right + stray, right + after, stray + stray, right + "1,ICO,GB,\"Open"}) {
        CAPTURE(text);
        one_block b;
        CHECK_FALSE(b.add(text));
    }
    // by rows, one of them is wrong
    for (const std::string& text : {right + stray + right, right + after + right}) {
        CAPTURE(text);
        one_block b;
        REQUIRE(b.add(text, 0, row_block::cut::by_rows));
        CHECK(b.sums.rows() == 3);
        CHECK(b.sums.wrong_rows() == 1);
        REQUIRE(b.sums.errors().size() == 1);
        CHECK(b.sums.errors()[0].what.what.code == errc::stray_quote);
        CHECK(b.sums.errors()[0].where == row_place{0, 1, right.size()});
    }
    one_block b;
    REQUIRE(b.add(stray + stray, 0, row_block::cut::by_rows));
    CHECK(b.sums.wrong_rows() == 2);
}

TEST_CASE("a row that is no text is wrong, and the others count") {
    const std::string right = row("2022-05-23", "5");
    using namespace std::string_view_literals;
    for (const std::string_view name : {"A\0B"sv, "A\xFF"sv, "\xC3"sv, "\"A\0\""sv}) {
        const std::string wrong = row("2022-05-23", "5", "GBP", "ICO", name);
        for (const std::string& text : {right + wrong + right, wrong, right + right + wrong}) {
            one_block b;
            REQUIRE(b.add(text));
            CHECK(b.sums.wrong_rows() == 1);
            CHECK(is_same(question(text, {group_key::regulator}), text.size(), 1));
        }
    }
}

TEST_CASE("a row may be as long as it is allowed to be, and no longer") {
    const std::string right = row("2022-05-23", "5");
    for (const std::size_t length :
         {longest_fine_row - 1, longest_fine_row, longest_fine_row + 1}) {
        for (const std::string_view end : {"\n", "\r\n"}) {
            std::string text = right.substr(0, right.size() - 1);
            text += std::string(length - text.size(), 'x') + std::string{end};
            REQUIRE(text.size() == length + end.size());
            text = right + text + right;
            CAPTURE(length, end);
            const auto q = question(text, {group_key::regulator});
            CHECK(summed(q) == (length > longest_fine_row ? "2 10.00" : "3 15.00"));
            CHECK(is_same(q, text.size(), 1));
        }
    }
}

TEST_CASE("columns stand in any order, and a file may have no law and no sector") {
    row_question q = question("5,2022-05-23,GBP,,ICO,Acme\n7,2022-05-23,EUR,GB,ICO,Acme\n",
                              {group_key::law, group_key::sector, group_key::stage});
    q.header = "amount,date,currency,country,regulator,entity\n";
    CHECK(summed(q) == "2 10.93");
    CHECK(is_same(q, q.rows.size(), 1));
    const summed_rows sums{q, q.rows.size(), 1};
    CHECK(sums.groups().keys(0) == std::vector<std::string>{"", "", "imposed"});
    q.header = "amount;date;currency;country;regulator;entity\n";
    std::replace(q.rows.begin(), q.rows.end(), ',', ';');
    CHECK(summed(q) == "2 10.93");
}

TEST_CASE("what may stand before a row's first cell is no part of it") {
    for (const std::string_view before : {"\r", "\r\r", "\xEF\xBB\xBF", "\r\xEF\xBB\xBF"}) {
        const std::string right = "ICO,GB,Acme,2022-05-23,5,GBP\n";
        const std::string strange = std::string{before} + right;
        for (const std::string& rows :
             {strange, right + strange + right, right + std::string{before} + '\n' + right,
              std::string{before} + ",GB,Acme,2022-05-23,5,GBP\n" + right}) {
            row_question q = question(rows, {group_key::regulator});
            q.header = "regulator,country,entity,date,amount,currency\n";
            CAPTURE(rows);
            CHECK(is_same(q, rows.size(), 1));
        }
    }
}

TEST_CASE("a fine is known by its case or else by whom it was for") {
    for (const std::string_view names :
         {"A,", ",Acme", "A,Acme", ",", "\"\",", "\"\",\"\"", "\"A\",", ",\"B\""}) {
        row_question q =
            question(std::string{names} + ",ICO,GB,2022-05-23,5,GBP\n", {group_key::entity});
        q.header = "case,entity,regulator,country,date,amount,currency\n";
        CAPTURE(names);
        CHECK(is_same(q, q.rows.size(), 1));
    }
}

TEST_CASE("the rates that were used are known") {
    one_block b;
    REQUIRE(b.add(row("2022-05-23", "5", "EUR") + row("2022-05-22", "5", "USD") +
                  row("2022-05-22", "5.125", "JPY") + row("2022-05-23", "5") +
                  row("1998-05-23", "5", "EUR")));
    std::vector<std::string> used;
    b.sums.for_each_rate([&](const conversion& c) {
        used.push_back(to_string(c.requested) + ' ' + std::string{c.from.unit().code()});
        CHECK(c.to.unit() == "GBP"_currency);
    });
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    CHECK(used == std::vector<std::string>{"2022-05-22 JPY", "2022-05-22 USD", "2022-05-23 EUR",
                                           "2022-05-23 GBP"});
}

TEST_CASE("amounts with a decimal comma come to what those with a point come to") {
    auto q = question("1;ICO;GB;Acme;2022-05-23;7500000,5;EUR;GDPR;x\n"
                      "2;ICO;GB;Acme;2022-05-23;7;GBP;GDPR;x\n"
                      "3;ICO;GB;Acme;2022-05-23;7.5;GBP;GDPR;x\n"
                      "4;ICO;GB;Acme;2022-05-23;1,5..2,5;GBP;GDPR;x\n",
                      {group_key::regulator});
    std::replace(q.header.begin(), q.header.end(), ',', ';');
    q.reading.mark = decimal_separator::comma;
    CHECK(summed(q) == "2 6358732.42"); // 7500000.5 * 0.84783, and 7
    const row_answer answer = summed_rows{q, 1, 1}.answer();
    CHECK(answer.wrong_rows == 1);
    CHECK(answer.no_sums == 1);
    CHECK(answer == answer_one_by_one(q));
}

TEST_CASE("of two CRs before a line feed one ends the row, and the other is in its last cell") {
    one_block b;
    REQUIRE(b.add(row("2022-05-23", "5", "GBP", "ICO", "Disk 5\" Ltd") +
                      "1,ICO,GB,Acme,2022-05-23,5,GBP,GDPR,\"x\"\r\r\n" +
                      "1,ICO,GB,Acme,2022-05-23,5,GBP,GDPR,\"x\"\r\n",
                  0, row_block::cut::by_rows));
    CHECK(b.sums.rows() == 3);
    CHECK(b.sums.wrong_rows() == 2);
    REQUIRE(b.sums.errors().size() == 2);
    CHECK(b.sums.errors()[1].what.what == error{errc::stray_quote, 39, 1});
}
