#include <mulct/fines/import_map.hpp>

#include <support/catch.hpp>

using namespace mulct;

namespace {

error wrong(std::string_view lines) {
    const std::string text = "setting,value\n" + std::string{lines};
    const auto map = parse_import_map(text);
    REQUIRE_FALSE(map);
    return map.error();
}

constexpr std::size_t header = 14;

} // namespace

TEST_CASE("a mapping names columns, what always holds, and how cells are written") {
    const auto map = parse_import_map("setting,value\n"
                                      "column amount,Fine (local)\n"
                                      "column date,Decided\n"
                                      "column stage,Status\n"
                                      "always regulator,Datatilsynet\n"
                                      "always country,NO\n"
                                      "date form,dd.mm.yyyy\n"
                                      "decimal mark,comma\n"
                                      "currency,NOK\n"
                                      "empty amount,no fine\n"
                                      "stage Notice of intent,proposed\n");
    REQUIRE(map);
    CHECK(map->theirs("amount") == "Fine (local)");
    CHECK(map->theirs("regulator").empty());
    CHECK(map->knows("regulator"));
    CHECK_FALSE(map->knows("law"));
    CHECK(map->rules.dates == date_order::day_month_year);
    CHECK(map->rules.amounts.decimal_mark == ',');
    CHECK(map->rules.amounts.unit == "NOK"_currency);
    CHECK(map->rules.amounts.unit_is_stated);
    CHECK(map->rules.empty_is_no_fine);
    CHECK(map->rules.rows_are_events);
    REQUIRE(map->rules.stages.size() == 1);
    CHECK(map->rules.stages[0].theirs == "Notice of intent");
    CHECK(map->rules.stages[0].ours == stage::proposed);
}

TEST_CASE("a mapping as spreadsheets write it is read too") {
    const auto map = parse_import_map("\xEF\xBB\xBFsetting;value\r\n"
                                      "column amount;Fine\r\nalways regulator;ICO\r\n");
    REQUIRE(map);
    CHECK(map->theirs("amount") == "Fine");
    CHECK_FALSE(map->rules.rows_are_events);
}

TEST_CASE("every mistake in a mapping has its place") {
    CHECK(parse_import_map("").error() == error{errc::empty, 0, 0});
    CHECK(parse_import_map("a,b\n").error() == error{errc::bad_header, 0, 1});
    CHECK(parse_import_map("\xFF\xFEs\0").error().code == errc::utf16);
    CHECK(parse_import_map("setting,value\n\xFF").error() == error{errc::not_utf8, header, 1});
    CHECK(wrong("column amount\n") == error{errc::wrong_field_count, header, 0});
    CHECK(wrong("column amount,\n") == error{errc::empty, header + 14, 0});
    CHECK(wrong("column fine,Fine\n") == error{errc::unknown_word, header, 11});
    CHECK(wrong("always fine,1\n") == error{errc::unknown_word, header, 11});
    CHECK(wrong("colour,red\n") == error{errc::unknown_word, header, 6});
    CHECK(wrong("date form,y/m/d\n") == error{errc::unknown_word, header + 10, 5});
    CHECK(wrong("decimal mark,dot\n") == error{errc::unknown_word, header + 13, 3});
    CHECK(wrong("empty amount,zero\n") == error{errc::unknown_word, header + 13, 4});
    CHECK(wrong("currency,EUROS\n") == error{errc::bad_currency, header + 9, 5});
    CHECK(wrong("currency,XYZ\n") == error{errc::unknown_currency, header + 9, 3});
    CHECK(wrong("stage Fined,fined\n") == error{errc::unknown_word, header + 12, 5});
    CHECK(wrong("column amount,A\ncolumn amount,B\n") == error{errc::duplicate, header + 16, 13});
    CHECK(wrong("column amount,A\nalways amount,B\n") == error{errc::duplicate, header + 16, 13});
    CHECK(wrong("column amount,A\n").code == errc::missing_column);
    CHECK(wrong("always regulator,A\n").code == errc::missing_column);
    CHECK(wrong("column amount,\"A\n") == error{errc::unclosed_quote, header + 14, 3});
}
