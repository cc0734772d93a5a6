#include <mulct/check/refinement.hpp>

#include <mulct/figure/read.hpp>

#include <support/catch.hpp>

#include <string_view>

using namespace mulct;

namespace {

bool is_finer(std::string_view finer, std::string_view rougher) {
    return refines(read_figure(finer).value(), read_figure(rougher).value());
}

} // namespace

TEST_CASE("a figure refines another that is it with fewer digits") {
    CHECK(is_finer("£7,552,800", "£7.5m")); // cut off
    CHECK(is_finer("£7,552,800", "£7.6m")); // rounded
    CHECK(is_finer("£183.39m", "£183m"));
    CHECK(!is_finer("£7.5m", "£7,552,800")); // the other way round
    CHECK(!is_finer("£7,552,800", "£7.4m"));
    CHECK(!is_finer("£7,652,801", "£7.5m"));
    CHECK(!is_finer("$7,552,800", "£7.5m"));
    CHECK(!is_finer("£7.5m", "£7.5m"));
}
