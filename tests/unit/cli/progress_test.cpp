#include <cli/progress.hpp>

#include <support/catch.hpp>

using namespace mulct::cli;
using std::chrono::milliseconds;

TEST_CASE("progress says rows, bytes, speed and what is left") {
    CHECK(progress::text(806'000'000, 12'300'000, 1'612'000'000, milliseconds{500}) ==
          "12,300,000 rows, 806 MB, 1612 MB/s, 1 s left");
    CHECK(progress::text(1'000'000, 999, 10'000'000, milliseconds{2000}) ==
          "999 rows, 1 MB, 0 MB/s, 18 s left");
    CHECK(progress::text(3'000'000, 20'000, std::nullopt, milliseconds{1000}, "lines") ==
          "20,000 lines, 3 MB, 3 MB/s");
}

TEST_CASE("progress does not guess how much a pipe will bring") {
    CHECK(progress::text(5'000'000, 1'000, std::nullopt, milliseconds{1000}) ==
          "1,000 rows, 5 MB, 5 MB/s");
    CHECK(progress::text(0, 0, 100, milliseconds{0}) == "0 rows, 0 MB, 0 MB/s");
}
