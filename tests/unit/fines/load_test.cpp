#include <mulct/fines/load.hpp>

#include <support/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;
using namespace std::literals;

namespace {

constexpr std::string_view header = "case,regulator,country,entity,stage,date,amount,currency\n";

std::vector<fine_case> loaded(std::string_view rows) {
    return parse_fines(std::string{header} + std::string{rows}).value().cases;
}

struct expected_error {
    errc code;
    std::string_view column;
    std::string_view value;
    std::size_t offset;
    std::size_t length;
};

void check_errors(std::string_view text, const std::vector<expected_error>& expected) {
    INFO(text);
    const auto r = parse_fines(text);
    REQUIRE_FALSE(r.has_value());
    const auto& errors = r.error();
    REQUIRE(errors.size() == expected.size());
    for (std::size_t i = 0; i < errors.size(); ++i) {
        INFO("error " << i);
        CHECK(errors[i].what.code == expected[i].code);
        CHECK(errors[i].column == expected[i].column);
        CHECK(errors[i].value == expected[i].value);
        CHECK(errors[i].what.offset == expected[i].offset);
        CHECK(errors[i].what.length == expected[i].length);
    }
}

/// One error in one row below the header, at the first occurrence of its value there.
void check_row_error(std::string_view row, errc code, std::string_view column,
                     std::string_view value) {
    const std::size_t at = value.empty() ? 0 : row.find(value);
    check_errors(std::string{header} + std::string{row},
                 {{code, column, value, header.size() + at, value.size()}});
}

} // namespace

TEST_CASE("rows of one case become one case with its events in order") {
    const auto cases = loaded("A,ICO,GB,A plc,proposed,2021-11-29,17000000,GBP\n"
                              "B,CNIL,FR,B SA,imposed,2022-10-17,20000000,EUR\n"
                              "A,ICO,GB,A plc,imposed,2022-05-18,7552800,GBP\n");
    REQUIRE(cases.size() == 2);
    CHECK(cases[0].name == "A");
    CHECK(cases[0].regulator == "ICO");
    CHECK(cases[0].country == "GB");
    CHECK(cases[0].entity == "A plc");
    REQUIRE(cases[0].events.size() == 2);
    CHECK(cases[0].events[0].what == stage::proposed);
    CHECK(cases[0].events[0].date->days.first == *parse_day("2021-11-29"));
    CHECK(cases[0].events[0].amount == money{decimal{17000000}, "GBP"_currency});
    CHECK(cases[0].events[1].what == stage::imposed);
    CHECK(cases[0].events[1].amount == money{decimal{7552800}, "GBP"_currency});
    CHECK(cases[1].name == "B");
    CHECK(cases[1].events.size() == 1);
}

TEST_CASE("columns stand in any order, others are passed over, and some may be absent") {
    const auto r = parse_fines("colour,currency,amount,date,stage,entity,country,regulator,case\n"
                               "blue,EUR,5.50,2022-05,settled,E,IE,DPC,X\n");
    REQUIRE(r);
    REQUIRE(r->cases.size() == 1);
    const fine_case& c = r->cases.front();
    CHECK(c.name == "X");
    CHECK(c.law.empty());
    CHECK(c.sector.empty());
    REQUIRE(c.events.size() == 1);
    CHECK(c.events[0].what == stage::settled);
    CHECK(to_string(*c.events[0].date) == "2022-05");
    CHECK(to_string(*c.events[0].amount.lump_sum()) == "5.50 EUR");
    CHECK(c.events[0].source.empty());

    const auto full =
        parse_fines("case,regulator,country,entity,stage,date,amount,currency,"
                    "law,sector,source,note\n"
                    "X,DPC,IE,E,imposed,2022,1,EUR,GDPR,ads,\"a, b\",\"says \"\"no\"\"\"\n");
    REQUIRE(full);
    CHECK(full->cases.front().law == "GDPR");
    CHECK(full->cases.front().sector == "ads");
    CHECK(full->cases.front().events[0].source == "a, b");
    CHECK(full->cases.front().events[0].note == "says \"no\"");
}

TEST_CASE("what is not known is left empty") {
    const auto cases = loaded("X,ICO,,,imposed,,,\n"
                              "X,ICO,,,annulled,2023-10-17,,\n"
                              "Y,ICO,,,imposed,2022,,GBP\n");
    REQUIRE(cases.size() == 2);
    CHECK_FALSE(cases[0].events[0].date);
    CHECK_FALSE(cases[0].events[0].amount.is_known());
    CHECK_FALSE(cases[0].events[1].amount.is_known());
    CHECK_FALSE(cases[1].events[0].amount.is_known()); // a currency alone is no amount
}

TEST_CASE("a byte order mark, CRLF and a last line without an end are no matter") {
    const auto r = parse_fines("\xEF\xBB\xBF"
                               "case,regulator,country,entity,stage,date,amount,currency\r\n"
                               "X,ICO,GB,E,imposed,2022-05-18,7552800,GBP");
    REQUIRE(r);
    CHECK(r->cases.front().name == "X");
    CHECK(r->cases.front().events[0].amount == money{decimal{7552800}, "GBP"_currency});
}

TEST_CASE("an empty file, and one with a header alone, have no cases") {
    check_errors("", {{errc::empty, "", "", 0, 0}});
    check_errors("\n\n", {{errc::empty, "", "", 0, 0}});
    check_errors(header, {{errc::empty, "", "", 0, 0}});
}

TEST_CASE("the header names every needed column once") {
    check_errors(
        "case,regulator,country,stage,date,amount\nA,B,C,imposed,,\n",
        {{errc::missing_column, "entity", "", 0, 0}, {errc::missing_column, "currency", "", 0, 0}});
    check_errors("case,regulator,country,entity,stage,date,amount,currency,date\n",
                 {{errc::duplicate_column, "date", "date", 57, 4}});
    check_errors("Case,regulator,country,entity,stage,date,amount,currency\n",
                 {{errc::missing_column, "case", "", 0, 0}});
    check_errors("a\n", {{errc::missing_column, "regulator", "", 0, 0},
                         {errc::missing_column, "country", "", 0, 0},
                         {errc::missing_column, "entity", "", 0, 0},
                         {errc::missing_column, "date", "", 0, 0},
                         {errc::missing_column, "amount", "", 0, 0},
                         {errc::missing_column, "currency", "", 0, 0}});
}

TEST_CASE("every field that is wrong is named with its column, value and place") {
    check_row_error("X,ICO,GB,E,fined,2022,1,GBP\n", errc::unknown_word, "stage", "fined");
    check_row_error("X,ICO,GB,E,imposed,2022-02-30,1,GBP\n", errc::no_such_day, "date",
                    "2022-02-30");
    check_row_error("X,ICO,GB,E,imposed,18.05.2022,1,GBP\n", errc::bad_day_form, "date",
                    "18.05.2022");
    check_row_error("X,ICO,GB,E,imposed,Unknown,1,GBP\n", errc::bad_day_form, "date", "Unknown");
    check_row_error("X,ICO,GB,E,imposed,2022,7x,GBP\n", errc::trailing_text, "amount", "7x");
    check_row_error("X,ICO,GB,E,imposed,2022,1.527.855,PLN\n", errc::trailing_text, "amount",
                    "1.527.855");
    check_row_error("X,ICO,GB,E,imposed,2022,Unknown,GBP\n", errc::not_a_number, "amount",
                    "Unknown");
    check_row_error("X,ICO,GB,E,imposed,2022,007,GBP\n", errc::leading_zero, "amount", "007");
    check_row_error("X,ICO,GB,E,imposed,2022,-3,EUR\n", errc::negative, "amount", "-3");
    check_row_error("X,ICO,GB,E,imposed,2022,1,XYZ\n", errc::unknown_currency, "currency", "XYZ");
    check_row_error("X,ICO,GB,E,imposed,2022,1,gbp\n", errc::bad_currency, "currency", "gbp");
}

TEST_CASE("what a row needs may not be empty, and is missed where it should stand") {
    const std::size_t at = header.size();
    check_errors(std::string{header} + ",ICO,GB,E,imposed,2022,1,GBP\n",
                 {{errc::empty, "case", "", at, 0}});
    check_errors(std::string{header} + "X,,GB,E,imposed,2022,1,GBP\n",
                 {{errc::empty, "regulator", "", at + 2, 0}});
    check_errors(std::string{header} + "X,ICO,GB,E,,2022,1,GBP\n",
                 {{errc::empty, "stage", "", at + 11, 0}});
    check_errors(std::string{header} + "X,ICO,GB,E,imposed,2022,1,\n",
                 {{errc::no_currency, "currency", "", at + 26, 0}});
}

TEST_CASE("a row has as many fields as the header") {
    const std::size_t at = header.size();
    check_errors(std::string{header} + "X,ICO,GB,E,imposed,2022,1\n",
                 {{errc::wrong_field_count, "", "7", at, 0}});
    check_errors(std::string{header} + "X,ICO,GB,E,imposed,2022,1,000,GBP\n",
                 {{errc::wrong_field_count, "", "9", at, 0}});
}

TEST_CASE("all errors of a file come at once, in its order, and no case") {
    const std::string first = ",ICO,GB,E,fined,2022-13,x,GBP\n";
    const std::string second = "X,ICO,GB,E,imposed,2022,1,GBP\n";
    const std::string third = "X,ICO,GB\n";
    const std::string fourth = "Y,,GB,E,imposed,2022,5,\n";
    const std::size_t a = header.size();
    const std::size_t c = a + first.size() + second.size();
    const std::size_t d = c + third.size();
    check_errors(std::string{header} + first + second + third + fourth,
                 {{errc::empty, "case", "", a, 0},
                  {errc::unknown_word, "stage", "fined", a + 10, 5},
                  {errc::no_such_day, "date", "2022-13", a + 16, 7},
                  {errc::not_a_number, "amount", "x", a + 24, 1},
                  {errc::wrong_field_count, "", "3", c, 0},
                  {errc::empty, "regulator", "", d + 2, 0},
                  {errc::no_currency, "currency", "", d + 23, 0}});
}

TEST_CASE("events of a case ascend in time, as far as their dates say") {
    const std::string later = "X,ICO,GB,E,imposed,2022-05-18,1,GBP\n";
    const std::size_t at = header.size() + later.size() + 20;
    check_errors(std::string{header} + later + "X,ICO,GB,E,proposed,2021-11-29,2,GBP\n",
                 {{errc::out_of_order, "date", "2021-11-29", at, 10}});
    check_errors(std::string{header} + later + "X,ICO,GB,E,proposed,2022-04,2,GBP\n",
                 {{errc::out_of_order, "date", "2022-04", at, 7}});
    check_errors(std::string{header} + later + "X,ICO,GB,E,proposed,2021,2,GBP\n",
                 {{errc::out_of_order, "date", "2021", at, 4}});

    SECTION("dates that leave the order open keep the file's") {
        for (const std::string_view date : {"2022-05-18", "2022-05", "2022", ""}) {
            INFO(date);
            const auto cases =
                loaded(later + "X,ICO,GB,E,varied," + std::string{date} + ",2,GBP\n");
            REQUIRE(cases.size() == 1);
            CHECK(cases[0].events[0].what == stage::imposed);
            CHECK(cases[0].events[1].what == stage::varied);
        }
    }
    SECTION("an undated event between two dated ones hides neither from the other") {
        const std::string undated = "X,ICO,GB,E,annulled,,,\n";
        check_errors(std::string{header} + later + undated + "X,ICO,GB,E,varied,2022-05-17,2,GBP\n",
                     {{errc::out_of_order, "date", "2022-05-17",
                       header.size() + later.size() + undated.size() + 18, 10}});
    }
    SECTION("nor does one whose date leaves the order open") {
        const std::string vague = "X,ICO,GB,E,annulled,2022,,\n";
        check_errors(std::string{header} + later + vague + "X,ICO,GB,E,varied,2022-03-01,2,GBP\n",
                     {{errc::out_of_order, "date", "2022-03-01",
                       header.size() + later.size() + vague.size() + 18, 10}});
    }
    SECTION("another case has its own time") {
        CHECK(loaded(later + "Y,ICO,GB,E,imposed,2021-11-29,2,GBP\n").size() == 2);
    }
}

TEST_CASE("text that is no CSV ends the reading, with what was wrong before") {
    const std::size_t at = header.size();
    check_errors(std::string{header} + "X,ICO,GB,E,fined,2022,1,GBP\n" + "Y,\"ICO,GB\n",
                 {{errc::unknown_word, "stage", "fined", at + 11, 5},
                  {errc::unclosed_quote, "", "", at + 30, 8}});
    check_errors(std::string{header} + "Y,I\"CO\n", {{errc::stray_quote, "", "", at + 3, 1}});
    check_errors("case,\"x\n", {{errc::unclosed_quote, "", "", 5, 3}});
    check_errors("case\0,"sv, {{errc::nul_byte, "", "", 4, 1}});
}

TEST_CASE("bytes that are not UTF-8 are named before anything else") {
    check_errors("case,\xA3\n", {{errc::not_utf8, "", "", 5, 1}});
    check_errors(std::string{header} + "X,ICO,GB,Soci\xE9t\xE9,imposed,2022,1,EUR\n",
                 {{errc::not_utf8, "", "", header.size() + 13, 1}});
}

TEST_CASE("a quoted field's place takes in its quotes") {
    const std::string row = "X,ICO,GB,E,imposed,\"2022-02-30\",1,GBP\n";
    const std::string text = "case,regulator,country,entity,stage,date,amount,currency\n" + row;
    check_errors(text, {{errc::no_such_day, "date", "2022-02-30", text.find('"'), 12}});
}

TEST_CASE("a file of fines has a row a fine, each a case of its own") {
    const auto r = parse_fines("regulator,country,entity,date,amount,currency\n"
                               "ICO,GB,Clearview AI Inc.,2022-05-18,7552800,GBP\n"
                               "CNIL,FR,Clearview AI Inc.,2022-10-17,20000000,EUR\n");
    REQUIRE(r);
    CHECK(r->form == fine_form::flat);
    REQUIRE(r->cases.size() == 2);
    CHECK(r->cases[0].name == "Clearview AI Inc.");
    CHECK(r->cases[1].name == "Clearview AI Inc.");
    REQUIRE(r->cases[1].events.size() == 1);
    CHECK(r->cases[1].events[0].what == stage::imposed);
    CHECK(to_string(final_standing(r->cases[1])->amount.value) == "20000000");

    SECTION("which may have a name") {
        const auto named = parse_fines("currency,amount,case,entity,country,regulator,date\n"
                                       "EUR,5,A,E,FR,CNIL,2020\nEUR,6,,E,FR,CNIL,2020\n"
                                       "EUR,7,A,E,FR,CNIL,2019\n");
        REQUIRE(named);
        REQUIRE(named->cases.size() == 3);
        CHECK(named->cases[0].name == "A");
        CHECK(named->cases[1].name == "E");
        CHECK(named->cases[2].name == "A");
    }
    SECTION("but needs one") {
        check_errors("regulator,country,entity,date,amount,currency\nICO,GB,,,5,GBP\n",
                     {{errc::empty, "entity", "", 53, 0}});
    }
}

TEST_CASE("a stage in the header makes every row an event") {
    check_errors("regulator,country,entity,stage,date,amount,currency\nR,GB,E,imposed,,,\n",
                 {{errc::missing_column, "case", "", 0, 0}});
    CHECK(check_fines(header).file.form == fine_form::events);
}

TEST_CASE("an amount may be a range, symbolic or for each day") {
    const auto cases = loaded("X,R,FR,E,proposed,2020,30..50,EUR\nX,R,FR,E,imposed,2021,5/day,EUR\n"
                              "X,R,FR,E,varied,2022,1 symbolic,EUR\n");
    REQUIRE(cases.size() == 1);
    CHECK(cases[0].events[0].amount.form() == amount_form::range);
    CHECK(cases[0].events[1].amount.is_per_day());
    CHECK(cases[0].events[2].amount.form() == amount_form::symbolic);
    CHECK(cases[0].events[2].amount.unit() == "EUR"_currency);
    check_row_error("X,R,FR,E,imposed,2022,50..30,EUR\n", errc::out_of_order, "amount", "50..30");
    check_row_error("X,R,FR,E,imposed,2022,5/week,EUR\n", errc::trailing_text, "amount", "5/week");
}

TEST_CASE("a file's own columns stay with each event") {
    const auto r =
        parse_fines("id,case,regulator,country,entity,stage,date,amount,currency,,\n"
                    "7,X,R,FR,E,imposed,2022,1,EUR,a,b\n8,X,R,FR,E,varied,2023,2,EUR,,\n");
    REQUIRE(r);
    CHECK(r->extra_columns == std::vector<std::string>{"id", "", ""});
    CHECK(r->cases[0].events[0].extra == std::vector<std::string>{"7", "a", "b"});
    CHECK(r->cases[0].events[1].extra == std::vector<std::string>{"8", "", ""});
    check_errors("id,id,regulator,country,entity,date,amount,currency\n",
                 {{errc::duplicate_column, "id", "id", 3, 2}});
}

TEST_CASE("a file may have other names for the columns") {
    const fine_reading names{{{"fine", "amount"}, {"Authority", "regulator"}}};
    const auto r =
        parse_fines("Authority,country,entity,date,fine,currency\nICO,GB,E,2020,5,GBP\n", names);
    REQUIRE(r);
    CHECK(r->cases[0].regulator == "ICO");
    CHECK(to_string(r->cases[0].events[0].amount) == "5");

    const auto both = check_fines(
        "regulator,country,entity,date,fine,currency,amount\nICO,GB,E,2020,5,GBP,6\n", names);
    REQUIRE(both.errors.size() == 2);
    CHECK(both.errors[0].what.code == errc::missing_column);
    CHECK(both.errors[0].column == "Authority");
    CHECK(both.errors[1].what == error{errc::duplicate_column, 44, 6});
}

TEST_CASE("what parts fields is told by the columns that the header needs") {
    const std::string_view rows = "regulator,country,entity,date,amount,currency,note\n"
                                  "ICO,GB,E,2020-01-15,5,GBP,x\n";
    for (const char separator : {',', ';', '\t', '|'}) {
        std::string text{rows};
        std::replace(text.begin(), text.end(), ',', separator);
        CAPTURE(text);
        REQUIRE(parse_fines(text));
        REQUIRE(parse_fines(std::string{"\xEF\xBB\xBFsep="} + separator + "\r\n" + text));
        // other characters in names of other columns decide nothing
        text.insert(text.find("note"), "a,b;c|d\te");
        const auto check = check_fines(text);
        CHECK(check.file.form == fine_form::flat);
        CHECK(find_fine_start(text).parted.separator == separator);
    }
    const std::string two = "x,regulator,country,entity,date,amount,currency,y|regulator|country|"
                            "entity|date|amount|currency\n"
                            "1,ICO,GB,E,2020-01-15,5,GBP,2|CNIL|FR|F|2020-01-15|7|EUR\n";
    check_errors(two, {{errc::ambiguous_separator, "", "", 0, 0}});
    CHECK(parse_fines(two, {{}, ','}).value().cases.at(0).regulator == "ICO");
    CHECK(parse_fines(two, {{}, '|'}).value().cases.at(0).regulator == "CNIL");
    // a file's own names count as those that they stand for
    CHECK(find_fine_start("fine|country|entity|date|regulator|currency,stage\n",
                          {{{"fine", "amount"}}})
              .parted.separator == '|');
}

TEST_CASE("semicolons separate where the header line has them and no comma") {
    const auto r = parse_fines("regulator;country;entity;date;amount;currency\r\n"
                               "ICO;GB;\"Bell; Book, and Candle\";2020-01-15;7552800.50;GBP\r\n");
    REQUIRE(r);
    CHECK(r->cases[0].entity == "Bell; Book, and Candle");
    CHECK(to_string(r->cases[0].events[0].amount) == "7552800.50");

    const auto quoted = parse_fines("\"regulator\";country;entity;date;amount;currency;\"a,b\"\n"
                                    "ICO;GB;E;2020;5;GBP;x\n");
    REQUIRE(quoted);
    CHECK(quoted->extra_columns == std::vector<std::string>{"a,b"});

    // by either mark it lacks columns: semicolons give it more of them
    CHECK(check_fines("regulator;country;entity,date;amount;currency\n").errors.size() == 2);
    // a decimal comma is no amount, and no reason to guess
    const auto decimal_comma =
        check_fines("regulator;country;entity;date;amount;currency\nICO;GB;E;2020;7,50;GBP\n");
    REQUIRE(decimal_comma.errors.size() == 1);
    CHECK(decimal_comma.errors[0].value == "7,50");
}

TEST_CASE("amounts have a decimal comma where the user says so, and then no point") {
    const fine_reading reading{{}, std::nullopt, decimal_separator::comma};
    const auto amount = [&](const std::string& cell) -> std::string {
        const auto check = check_fines(
            "regulator;country;entity;date;amount;currency\nICO;GB;E;2020;" + cell + ";GBP\n",
            reading);
        if (check.errors.empty()) return to_string(check.file.cases.at(0).events.at(0).amount);
        CHECK(check.errors.at(0).column == "amount");
        CHECK(check.errors.at(0).mark == decimal_separator::comma);
        return check.errors.at(0).value + '?';
    };
    CHECK(amount("7552800,50") == "7552800.50");
    CHECK(amount("\"7,5\"") == "7.5");
    CHECK(amount("7552800") == "7552800");
    CHECK(amount("1,5..2,25") == "1.5..2.25");
    CHECK(amount("1000,5/day") == "1000.5/day");
    CHECK(amount("1,0 symbolic") == "1.0 symbolic");
    CHECK(amount("").empty());
    for (const char* const wrong : {"7552800.50", "7.552.800,50", "1,5..2.5", "1,5,5", ",5", "5,",
                                    "7 552 800,50", "1.5/day"}) {
        CHECK(amount(wrong) == wrong + std::string{'?'});
    }
}

TEST_CASE("UTF-16 is named as what it is") {
    for (const std::string_view text : {"\xFF\xFE"
                                        "c\0a\0"sv,
                                        "\xFE\xFF\0c\0a"sv, "c\0a\0"sv, "\0c\0a"sv}) {
        check_errors(text, {{errc::utf16, "", "", 0, 0}});
    }
    // a zero byte elsewhere is only that
    check_errors("\0\1xy"sv, {{errc::nul_byte, "", "", 0, 1}});
    check_errors("ab\0c"sv, {{errc::nul_byte, "", "", 2, 1}});
}

TEST_CASE("a country is a code of ISO 3166-1, EU, or not known") {
    check_row_error("X,ICO,UK,E,imposed,2022,1,GBP\n", errc::unknown_country, "country", "UK");
    check_row_error("X,ICO,France,E,imposed,2022,1,EUR\n", errc::unknown_country, "country",
                    "France");
    CHECK(loaded("X,Commission,EU,E,imposed,2022,1,EUR\nY,R,,E,imposed,2022,1,EUR\n").size() == 2);
}

TEST_CASE("the rows of a case agree on what it is") {
    const std::string first = "X,ICO,GB,,imposed,2022,1,GBP\n";
    const auto cases = loaded(first + "X,ICO,,E plc,varied,2023,2,GBP\n");
    REQUIRE(cases.size() == 1);
    CHECK(cases[0].entity == "E plc");
    CHECK(cases[0].country == "GB");
    const std::size_t at = header.size() + first.size();
    check_errors(std::string{header} + first + "X,CNIL,FR,,varied,2023,2,GBP\n",
                 {{errc::conflicting_row, "regulator", "CNIL", at + 2, 4},
                  {errc::conflicting_row, "country", "FR", at + 7, 2}});
}

TEST_CASE("a row that never seems to end is named where it began") {
    const std::string good = "X,ICO,GB,E,imposed,2022,1,GBP\n";
    const std::string quoted(10'000'000, 'x');
    const std::string text = std::string{header} + good + "Y,ICO,GB,\"" + quoted +
                             "\",imposed,2022,1,GBP\n" + "Z,ICO,GB,E,fined,2022,1,GBP\n";
    const auto check = check_fines(text);
    REQUIRE(check.errors.size() == 2);
    CHECK(check.errors[0].what == error{errc::long_row, header.size() + good.size(), 0});
    CHECK(check.errors[1].what.code == errc::unknown_word);
    CHECK(check.file.cases.size() == 1);
    const std::string open = std::string{header} + "Y,ICO,GB,\"" + quoted;
    const auto never = check_fines(open);
    REQUIRE(never.errors.size() == 1);
    CHECK(never.errors[0].what ==
          error{errc::unclosed_quote, header.size() + 9, quoted.size() + 1});
}

TEST_CASE("an error names its column by number, too") {
    const auto check = check_fines(std::string{header} + "X,ICO,GB,E,fined,2022,x,GBP\nY,R\n");
    REQUIRE(check.errors.size() == 3);
    CHECK(check.errors[0].number == 5);
    CHECK(check.errors[1].number == 7);
    CHECK(check.errors[2].number == 0);
}

TEST_CASE("what is right but could be more is counted, and what is wrong besides") {
    const auto check = check_fines(std::string{header} + "X,ICO,GB,E,proposed,,1,USD\n"
                                                         "X,ICO,GB,E,imposed,2022-05,2,GBP\n"
                                                         "X,ICO,GB,E,varied,2023,,\n"
                                                         "X,ICO,GB,E,annulled,2023-06-01,,\n"
                                                         "Y,ICO,GB,E,imposed,2023-06-31,1,GBP\n");
    CHECK(check.rows == 5);
    CHECK(check.errors.size() == 1);
    CHECK(check.file.cases.size() == 1);
    CHECK(check.count(fine_warning::no_date) == 1);
    CHECK(check.count(fine_warning::partial_date) == 2);
    CHECK(check.count(fine_warning::no_amount) == 1);
    CHECK(check.count(fine_warning::other_currency) == 1);
}

TEST_CASE("a case of very many events is read in time") {
    std::string text{header};
    for (int i = 0; i < 100'000; ++i)
        text += "X,ICO,GB,E,varied,2022-05-18,1,GBP\n";
    CHECK(parse_fines(text)->cases[0].events.size() == 100'000);
}

TEST_CASE("a row that is no CSV or no text is one error, and the rows below it are checked") {
    const std::size_t at = header.size();
    const std::string good = "X,ICO,GB,E,imposed,2022,1,GBP\n";
    const std::string text = std::string{header} + "A,I\"CO,GB,E,imposed,2022,1,GBP\n" +
                             "B,ICO,GB,\xD6,imposed,2022,1,GBP\n" + "C,ICO,GB," + '\0' +
                             ",imposed,2022,1,GBP\n" + good + "Y,ICO,GB,E,fined,2022,1,GBP\n";
    const auto check = check_fines(text);
    REQUIRE(check.errors.size() == 4);
    CHECK(check.errors[0].what == error{errc::stray_quote, at + 3, 1});
    CHECK(check.errors[1].what == error{errc::not_utf8, text.find('\xD6'), 1});
    CHECK(check.errors[2].what == error{errc::nul_byte, text.find('\0'), 1});
    CHECK(check.errors[3].what == error{errc::unknown_word, text.find("fined"), 5});
    CHECK(check.rows == 5);
    CHECK(check.cases == 1);
}

TEST_CASE("lines that end with CR alone are named, and not taken for one long header") {
    check_errors("case,regulator\rX,ICO\r", {{errc::bad_header, "", "", 14, 1}});
}

TEST_CASE("a check that keeps no cases finds what one of the whole file does") {
    const std::string rows[]{"A,ICO,GB,E,proposed,2021,1,USD", "B,CNIL,FR,F,fined,2022,1,EUR",
                             "A,ICO,GB,E,imposed,2022,2,GBP",  "A,ICO,FR,E,varied,2023,3,GBP",
                             "A,ICO,GB,E,varied,2021,4,GBP",   "A,ICO,GB,E,varied,2024,5,EUR",
                             "C,ICO,GB,E,proposed,,1,USD",     "C,ICO,GB,E,proposed,,1,EUR"};
    std::string text{header};
    fine_checker checker{fine_reading{}, ',', fine_checker::kept::nothing};
    std::vector<fine_error> errors;
    REQUIRE(checker.take(header.substr(0, header.size() - 1), 0));
    for (const std::string& row : rows) {
        REQUIRE(checker.take(row, text.size()));
        for (fine_error& e : checker.take_errors())
            errors.push_back(std::move(e));
        text += row + '\n';
    }
    const auto streamed = checker.finish();
    const auto whole = check_fines(text);
    CHECK(streamed.rows == 8);
    CHECK(streamed.cases == whole.cases);
    CHECK(streamed.cases == whole.file.cases.size());
    CHECK(streamed.warnings == whole.warnings);
    CHECK(whole.count(fine_warning::other_currency) == 3);
    CHECK(streamed.file.cases.empty());
    CHECK(streamed.errors.empty());
    REQUIRE(errors.size() == whole.errors.size());
    for (std::size_t i = 0; i < errors.size(); ++i)
        CHECK(errors[i].what == whole.errors[i].what);
}

TEST_CASE("a header that is too long, or a file without rows, is an error") {
    const std::string long_name(longest_fine_row, 'x');
    check_errors("case," + long_name + "\n", {{errc::long_row, "", "", 0, 0}});
    check_errors("\xEF\xBB\xBF" + std::string{header}, {{errc::empty, "", "", 0, 0}});
}
