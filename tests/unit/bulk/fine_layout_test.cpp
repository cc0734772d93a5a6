#include <mulct/bulk/fine_layout.hpp>

#include <support/catch.hpp>

#include <string_view>

using namespace mulct;
using bulk::find_layout;

TEST_CASE("a flat file's columns are where its header has them") {
    const auto l =
        find_layout("law,id,amount,currency,date,regulator,country,entity,case,sector\n", {});
    REQUIRE(l);
    CHECK(l->header == "law,id,amount,currency,date,regulator,country,entity,case,sector\n");
    CHECK(l->separator == ',');
    CHECK(l->width == 10);
    CHECK(l->amount == 2);
    CHECK(l->currency == 3);
    CHECK(l->date == 4);
    CHECK(l->regulator == 5);
    CHECK(l->country == 6);
    CHECK(l->entity == 7);
    CHECK(l->matter == 8);
    CHECK(l->law == 0);
    CHECK(l->sector == 9);
}

TEST_CASE("a case, a law and a sector may be missing") {
    const auto l = find_layout("regulator;country;entity;date;\"amount\";currency\r\n", {});
    REQUIRE(l);
    CHECK(l->separator == ';');
    CHECK(l->width == 6);
    CHECK(l->amount == 4);
    CHECK(!l->matter);
    CHECK(!l->law);
    CHECK(!l->sector);
}

TEST_CASE("a layout is parted by what the header tells, or the user says") {
    CHECK(find_layout("regulator|country|entity|date|amount|currency|a,b\n").value().separator ==
          '|');
    const std::string_view two = "x,regulator,country,entity,date,amount,currency,y;regulator;"
                                 "country;entity;date;amount;currency\n";
    CHECK_FALSE(find_layout(two)); // it may be either
    CHECK(find_layout(two, {{}, ','}).value().amount == 5);
    CHECK(find_layout(two, {{}, ';'}).value().amount == 5);
    CHECK(find_layout(two, {{}, ';'}).value().width == 7);
}

TEST_CASE("a file's own names for columns are known") {
    const fine_reading names{{{"Behörde", "regulator"}, {"Betrag", "amount"}}};
    const auto l = find_layout("Behörde,country,entity,date,Betrag,currency\n", names);
    REQUIRE(l);
    CHECK(l->regulator == 0);
    CHECK(l->amount == 4);
    CHECK(l->reading.names.size() == 2);
    CHECK_FALSE(find_layout("Behörde,country,entity,date,Betrag,currency\n", {}));
}

TEST_CASE("there is no layout of events, or of what is wrong") {
    for (const std::string_view header :
         {"case,regulator,country,entity,stage,date,amount,currency\n",
          "regulator,country,entity,date,amount\n",
          "regulator,country,entity,date,amount,currency,amount\n",
          "regulator,country,entity,date,amount,currency,x,x\n",
          "regulator,country,entity,date,amount,currency\rICO\n",
          "regulator,country,entity,date,amount,currency\xFF\n",
          "regulator,country,entity,date,amount,cur\"rency\n",
          "regulator,country,entity,date,amount,\"currency\n", "", "\n",
          "regulator,country,entity,date,amount,currency\nICO,GB,Acme,2022,5,GBP\n"}) {
        CAPTURE(header);
        CHECK_FALSE(find_layout(header, {}));
    }
}

TEST_CASE("rows can be grouped by all but the case") {
    for (std::size_t i = 0; i < group_key_names.size(); ++i) {
        const auto key = static_cast<group_key>(i);
        CHECK(bulk::is_for_rows(key) == (to_string(key) != "case"));
    }
}
