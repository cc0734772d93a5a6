#include <cli/refusal.hpp>

#include <support/catch.hpp>
#include <support/partials.hpp>
#include <support/rate_tables.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using namespace mulct;
using namespace mulct::cli;
using keys = std::vector<std::string>;

namespace {

const rate_source* const sources[] = {&ecb()};

partial_content content(const std::vector<group_key>& by, const std::string& figure) {
    const bulk::fine_request what{"GBP"_currency, {}, sources, rounding::half_up, by, true};
    partial_content c{
        make_partial_header(what, {parse_measure(figure).value()}, "at some rate"), {}, {}};
    c.sums.push_back(std::make_unique<bulk::group_sums>(by.size(), c.header.keeps_amounts()));
    return c;
}

void add(partial_content& c, const keys& group, std::uint64_t amount) {
    c.sums.front()->add(c.sums.front()->find_or_add(group), amount);
    ++c.out.rows;
}

// The lines of some groups by regulator, with their amounts or without, and as many rows.
std::string lines_of(const std::string& groups, std::uint64_t rows, const std::string& figure) {
    partial_content c = content({group_key::regulator}, figure);
    c.out.rows = rows;
    const std::string text = c.text();
    return text.substr(0, text.rfind("{\"lines\"")) + groups;
}

// Why a text is refused; empty where it is not.
std::string why_not(const std::string& text) {
    try {
        static_cast<void>(read_partial(text));
        return {};
    } catch (const refusal& r) {
        return r.what();
    }
}

std::string many_amounts(std::size_t count, std::uint64_t amount) {
    std::string text = "[" + std::to_string(amount);
    for (std::size_t i = 1; i < count; ++i)
        text += ',' + std::to_string(amount);
    return text + ']';
}

} // namespace

TEST_CASE("what is written is read, and written again the same") {
    partial_content c = content({group_key::regulator, group_key::year}, "median");
    const keys odd{"a \"b\" \\ \n \x01 \xE6\x95\xB0\xE6\x8D\xAE\xE5\xB1\x80 \x7F /", ""};
    for (const std::uint64_t amount : {7U, 5U, 5U, 0U})
        add(c, odd, amount);
    add(c, {"", ""}, 18'446'744'073'709'551'614U);
    add(c, {"B", "2022"}, 1);
    c.out.rows += 30;
    c.out.wrong_rows = 25;
    c.out.unconverted = 3;
    c.out.no_sums = 2;
    for (int i = 0; i < 20; ++i)
        c.out.wrong.push_back("f.csv:" + std::to_string(i) + ":1: one\nf.csv: two");
    for (const bool no_sum : {true, false, false, true, false})
        c.out.left_over.push_back({"\"Case\"", "5..7", "EUR", "2022-05", "a reason", no_sum});

    const std::string text = c.text();
    const partial_content again = read_partial(text);
    CHECK(again.text() == text);
    CHECK(again.out.rows == 36);
    CHECK(again.out.wrong_rows == 25);
    CHECK(again.out.unconverted == 3);
    CHECK(again.out.no_sums == 2);
    CHECK(again.out.counted() == 6);
    CHECK(again.out.wrong == c.out.wrong);
    CHECK(again.out.left_over == c.out.left_over);
    CHECK(again.header.in == "GBP"_currency);
    CHECK(again.header.method == "at some rate");
    const bulk::fine_groups groups = again.groups();
    REQUIRE(groups.size() == 3);
    CHECK(groups.keys(0) == keys{"", ""});
    CHECK(groups.keys(2) == odd);
    const std::size_t last[] = {2};
    CHECK(groups.amounts(last).ascending() == std::vector<std::uint64_t>{0, 5, 5, 7});
    const std::size_t first[] = {0};
    CHECK(groups.amounts(first).ascending().back() == 18'446'744'073'709'551'614U);
}

TEST_CASE("a group of many amounts has lines of a thousand") {
    for (const std::size_t count : {999U, 1000U, 1001U, 2000U, 3500U}) {
        CAPTURE(count);
        partial_content c = content({group_key::regulator}, "median");
        for (std::size_t i = 0; i < count; ++i)
            add(c, {"A"}, (i * 7919) % count);
        add(c, {"B"}, 1);
        const std::string text = c.text();
        const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        CHECK(lines == 2 + (count + 999) / 1000 + 1 + 1);
        const partial_content again = read_partial(text);
        CHECK(again.text() == text);
        const std::size_t first[] = {0};
        CHECK(again.groups().amounts(first).count() == count);
    }
}

TEST_CASE("sums without amounts hold totals beyond 64 bits") {
    partial_content c = content({group_key::regulator}, "total");
    for (int i = 0; i < 3; ++i)
        add(c, {"A"}, 18'446'744'073'709'551'614U);
    add(c, {"B"}, 0);
    const std::string text = c.text();
    CHECK(text.find("{\"keys\":[\"A\"],\"count\":3,\"total\":\"55340232221128654842\","
                    "\"least\":18446744073709551614,\"greatest\":18446744073709551614}\n") !=
          std::string::npos);
    CHECK(read_partial(text).text() == text);
    // of the amounts of others, sums can be made as well
    partial_content kept = content({group_key::regulator}, "median");
    add(kept, {"A"}, 3);
    add(kept, {"A"}, 5);
    partial_reader reader{std::make_unique<text_bytes>(kept.text()), "a.part"};
    bulk::group_sums sums{1, false};
    CHECK(reader.read(sums).counted() == 2);
    CHECK(sums.sums()[0].total == 8);
}

TEST_CASE("an empty piece is a partial result too") {
    const partial_content c = content({group_key::year}, "median");
    const partial_content again = read_partial(c.text());
    CHECK(again.groups().size() == 0);
    CHECK(again.out.rows == 0);
}

TEST_CASE("lines that are sealed and wrong are refused with their place") {
    const auto kept = [](const std::string& groups, std::uint64_t rows) {
        return why_not(sealed(lines_of(groups, rows, "median")));
    };
    CHECK(kept("{\"keys\":[\"A\"],\"amounts\":[1,2]}\n{\"keys\":[\"B\"],\"amounts\":[0]}\n", 3) ==
          "");
    const auto refused_at = [&](const std::string& place, const std::string& groups,
                                std::uint64_t rows = 1) {
        const std::string why = kept(groups, rows);
        CAPTURE(groups, why);
        CHECK(why.starts_with("a.part:" + place + ": "));
    };
    refused_at("3:28", "{\"keys\":[\"A\"],\"amounts\":[2,1]}\n", 2);
    refused_at("3:26", "{\"keys\":[\"A\"],\"amounts\":[]}\n");
    refused_at("3:27", "{\"keys\":[\"A\"],\"amounts\":[1 ]}\n");
    refused_at("3:26", "{\"keys\":[\"A\"],\"amounts\":[01]}\n");
    refused_at("3:26", "{\"keys\":[\"A\"],\"amounts\":[-1]}\n");
    refused_at("3:27", "{\"keys\":[\"A\"],\"amounts\":[1.5]}\n");
    refused_at("3:28", "{\"keys\":[\"A\"],\"amounts\":[1,]}\n");
    refused_at("3:26", "{\"keys\":[\"A\"],\"amounts\":[18446744073709551616]}\n");
    refused_at("3:26", "{\"keys\":[\"A\"],\"amounts\":[18446744073709551615]}\n");
    refused_at("3:29", "{\"keys\":[\"A\"],\"amounts\":[1]} \n");
    refused_at("3:13", "{\"keys\":[\"A\",\"B\"],\"amounts\":[1]}\n");
    refused_at("3:10", "{\"keys\":[],\"amounts\":[1]}\n");
    refused_at("3:10", "{\"keys\":[\"\\u0041\"],\"amounts\":[1]}\n"); // written as A
    refused_at("3:10", "{\"keys\":[\"\\x\"],\"amounts\":[1]}\n");
    refused_at("3:10", "{\"keys\":[\"\xFF\"],\"amounts\":[1]}\n");
    refused_at("3:12", "{\"keys\":[\"A\tB\"],\"amounts\":[1]}\n");
    refused_at("3:10", "{\"keys\":[\"A\n");
    refused_at("3:10", "{\"keys\":[\"A\\\n");
    refused_at("3:14",
               "{\"keys\":[\"A\"],\"count\":1,\"total\":\"1\",\"least\":1,\"greatest\":1}\n");
    refused_at("4:14", "{\"keys\":[\"B\"],\"amounts\":[1]}\n{\"keys\":[\"A\"],\"amounts\":[1]}\n",
               2);
    refused_at("4:14", "{\"keys\":[\"A\"],\"amounts\":[1]}\n{\"keys\":[\"A\"],\"amounts\":[1]}\n",
               2);
    refused_at("3:1", "\n");
    refused_at("3:1", "{\"wrong_rows\":\"\"}\n");
    refused_at("4:1", "{\"keys\":[\"A\"],\"amounts\":[1]}\n", 2);
    refused_at("4:1", "{\"keys\":[\"A\"],\"amounts\":[1,1]}\n", 1);
    refused_at("3:1", "", 1);
    const std::string full = "{\"keys\":[\"A\"],\"amounts\":" + many_amounts(1000, 5) + "}\n";
    CHECK(kept(full + "{\"keys\":[\"A\"],\"amounts\":[5]}\n", 1001) == "");
    refused_at("4:26", full + "{\"keys\":[\"A\"],\"amounts\":[4]}\n", 1001);
    refused_at("3:2029", "{\"keys\":[\"A\"],\"amounts\":" + many_amounts(1001, 5) + "}\n", 1001);
}

TEST_CASE("sums that no amounts have are refused") {
    const auto why = [](const std::string& sum, std::uint64_t rows) {
        return why_not(sealed(lines_of("{\"keys\":[\"A\"]," + sum + "}\n", rows, "total")));
    };
    CHECK(why("\"count\":2,\"total\":\"5\",\"least\":1,\"greatest\":4", 2) == "");
    for (const std::string sum :
         {"\"count\":0,\"total\":\"0\",\"least\":0,\"greatest\":0",
          "\"count\":2,\"total\":\"5\",\"least\":3,\"greatest\":4",
          "\"count\":2,\"total\":\"9\",\"least\":1,\"greatest\":4",
          "\"count\":2,\"total\":\"5\",\"least\":4,\"greatest\":1",
          "\"count\":1,\"total\":\"18446744073709551615\",\"least\":0,"
          "\"greatest\":18446744073709551615",
          "\"count\":2,\"total\":5,\"least\":1,\"greatest\":4",
          "\"count\":1,\"total\":\"340282366920938463463374607431768211456\",\"least\":0,"
          "\"greatest\":4"}) {
        CAPTURE(sum);
        CHECK(why(sum, 2).starts_with("a.part:3:"));
    }
    const std::string all =
        "\"count\":18446744073709551615,\"total\":\"0\",\"least\":0,\"greatest\":0";
    CHECK(why(all, 18'446'744'073'709'551'615U) == "");
    CHECK(why(all + "}\n{\"keys\":[\"B\"]," + all, 18'446'744'073'709'551'614U)
              .starts_with("a.part:4:"));
}

TEST_CASE("headers and counts that cannot be are refused") {
    const partial_content c = content({group_key::regulator}, "median");
    const std::string text = c.text();
    const std::string lines = text.substr(0, text.rfind("{\"lines\""));
    const auto why = [&](const std::string& found, const std::string& other) {
        std::string changed = lines;
        const std::size_t at = changed.find(found);
        REQUIRE(at != std::string::npos);
        changed.replace(at, found.size(), other);
        return why_not(sealed(changed));
    };
    CHECK(why("at some rate", "at another") == "");
    CHECK(why("_partial\":1", "_partial\":2").find("form 2; this program reads form 1") !=
          std::string::npos);
    const std::pair<std::string, std::string> changes[] = {
        {"_partial\":1", "_partial\":1.0"},
        {"_partial\":1", "_partial\":1e300"},
        {"_partial\":1", "_partial\":-1"},
        {"GBP", "XQZ"},
        {"GBP", "XXX"},
        {"\"places\":2", "\"places\":3"},
        {"[\"regulator\"]", "[\"case\"]"},
        {"[\"regulator\"]", "[]"},
        {"[\"regulator\"]", "[\"year\",\"year\"]"},
        {"[\"regulator\"]", "\"regulator\""},
        {"[\"regulator\"]", "{\"x\":\"regulator\"}"},
        {"[\"median\"]", "[\"total\"]"},
        {"[\"median\"]", "[\"mode\"]"},
        {"true", "false"},
        {"\"made_by\"", "\"mady_by\""},
        {",\"by\"", ", \"by\""},
        {"{\"mulct", "{\"x\":1,\"mulct"},
        {"\"rounding\"", "\"more\":1,\"rounding\""},
    };
    for (const auto& [found, other] : changes) {
        CAPTURE(found, other);
        CHECK(why(found, other).starts_with("a.part:1:"));
    }
    for (const auto& [found, other] :
         {std::pair{"\"rows\":0", "\"rows\":-1"}, std::pair{"\"rows\":0", "\"rows\":0.5"},
          std::pair{"\"wrong_rows\":0", "\"wrong_rows\":1"}, std::pair{"\"rows\":0,", ""}}) {
        CAPTURE(found, other);
        CHECK(why(found, other).starts_with("a.part:2:"));
    }
    // rows of which some are wrong, but none is listed
    CHECK(
        why("\"rows\":0,\"wrong_rows\":0", "\"rows\":1,\"wrong_rows\":1").starts_with("a.part:3:"));
    CHECK(why("\"rows\":0,", "\"rows\":1,").starts_with("a.part:3:"));
}

TEST_CASE("what is cut short, goes on or was changed is refused") {
    partial_content c = content({group_key::regulator}, "median");
    add(c, {"A"}, 12);
    const std::string text = c.text();
    for (std::size_t length = 0; length < text.size(); ++length) {
        if (why_not(text.substr(0, length)).empty()) FAIL_CHECK(length);
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string changed = text;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        if (why_not(changed).empty()) FAIL_CHECK(at);
    }
    CHECK(why_not(text + "\n").starts_with("a.part:5:1: "));
    CHECK(why_not(text + text).starts_with("a.part:5:1: "));
    CHECK(why_not("").starts_with("a.part:1:1: nothing is there"));
    CHECK(why_not("a,b\n1,2\n").starts_with("a.part:1:1: no partial result"));
}

TEST_CASE("more rows than 64 bits count are too many") {
    rows_left_out a;
    a.rows = 18'446'744'073'709'551'615U;
    rows_left_out b;
    b.rows = 1;
    CHECK_THROWS_AS(a.append(b), overflow_error);
}

TEST_CASE("of what is in no figure the first are listed, however it is put together") {
    const auto some = [](std::size_t from, std::size_t count) {
        rows_left_out out;
        out.rows = out.unconverted = count;
        for (std::size_t i = from; i < from + std::min(count, rows_left_out::most_left_over); ++i)
            out.left_over.push_back({std::to_string(i), "", "", "", "", false});
        return out;
    };
    rows_left_out left = some(0, 700);
    left.append(some(700, 700));
    left.append(some(1400, 700));
    rows_left_out right = some(700, 700);
    right.append(some(1400, 700));
    rows_left_out all = some(0, 700);
    all.append(right);
    CHECK(left.left_over == all.left_over);
    CHECK(left.left_over == some(0, 1000).left_over);
    CHECK(left.unlisted() == 1100);
}
