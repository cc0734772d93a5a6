#include <mulct/check/relation.hpp>

#include <mulct/figure/scan.hpp>

#include <support/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace mulct;

namespace {

/// "£7.5m of £17m fraction consistent", in order.
std::string relations_in(std::string_view text, language spoken = language::en) {
    const scan_options options{spoken, {}};
    std::vector<found_figure> figures;
    scan(text, options, [&](const found_figure& f) { figures.push_back(f); });
    std::string all;
    for (const relation& r : find_relations(text, options, figures)) {
        const auto written = [&](std::size_t i) {
            return std::string{text.substr(figures[i].offset, figures[i].length)};
        };
        all += (all.empty() ? "" : "; ") + written(r.part) + " of " + written(r.whole) + ' ' +
               std::string{to_string(r.form)} + ' ' + std::string{to_string(r.what)};
    }
    return all;
}

} // namespace

TEST_CASE("parts in words are checked against the digits") {
    CHECK(relations_in("Fined £7,552,800, less than half of the £17m that was proposed.") ==
          "£7,552,800 of £17m fraction consistent");
    CHECK(relations_in("Fined £9.5m, less than half of the £17m that was proposed.") ==
          "£9.5m of £17m fraction inconsistent");
    CHECK(relations_in("Fined £7.5m. It is more than half of the proposed £17m.") ==
          "£7.5m of £17m fraction inconsistent");
    CHECK(relations_in("L'amende de 7,5 millions de livres est moins de la moitié des 17 millions "
                       "de livres annoncés.",
                       language::fr) ==
          "7,5 millions de livres of 17 millions de livres fraction consistent");
    CHECK(relations_in("Paid £5m, about a third of the £15m.") ==
          "£5m of £15m fraction consistent");
}

TEST_CASE("multiples are checked") {
    CHECK(relations_in("A fine of €225m is four times the €56m.") ==
          "€225m of €56m multiple consistent");
    CHECK(relations_in("A fine of €225m is twice the €56m.") ==
          "€225m of €56m multiple inconsistent");
}

TEST_CASE("percentages beside a change from one amount to another are checked") {
    CHECK(relations_in("It was cut by 89 % from £183.39m to £20m.") ==
          "£20m of £183.39m percent consistent");
    CHECK(relations_in("It was cut from £183m to £20m, a 90 % reduction.") ==
          "£20m of £183m percent inconsistent"); // 89 %
    CHECK(relations_in("It was cut from £183m to £20m, an almost 90% reduction.") ==
          "£20m of £183m percent consistent");
    CHECK(relations_in("It was raised from €36m to €210m, an increase of 483 per cent.") ==
          "€210m of €36m percent consistent");
    CHECK(relations_in("It was cut from £183m to £20m, an increase of 89 %.") ==
          "£20m of £183m percent inconsistent");
    CHECK(relations_in("It went from £183m to £20m.") == "");
    CHECK(relations_in("It was cut from £183m to £20m. Turnover fell by 4 %.") == "");
}

TEST_CASE("sums are checked against their terms") {
    CHECK(relations_in("It pays £8m and £6m, a total of £14m.") == "£14m of £14m sum consistent");
    CHECK(relations_in("It pays £8m and £6m, a total of £15.6m.") ==
          "£15.6m of £15.6m sum inconsistent");
    CHECK(relations_in("It pays £8m, a total of £14m.") == "");
    CHECK(relations_in("It pays £8m and €6m, a total of £14m.") == "");
}

TEST_CASE("other words are no relations") {
    CHECK(relations_in("half of the users paid £5m; 4 % of turnover is £17m") == "");
    CHECK(relations_in("") == "");
    CHECK(relations_in("half of") == "");
    CHECK(relations_in("less than half of the £17m") == "");
}
