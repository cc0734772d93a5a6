#include <cli/workers.hpp>

#include <support/catch.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

using namespace mulct::cli;

TEST_CASE("what workers make stands in order, each thing made once") {
    for (const unsigned workers : {1U, 2U, 7U}) {
        for (const std::size_t count :
             {std::size_t{0}, std::size_t{1}, std::size_t{15}, std::size_t{100'001}}) {
            CAPTURE(workers, count);
            std::vector<int> times(count);
            const std::vector<std::size_t> made =
                made_by_workers(workers, count, [&](std::size_t i) {
                    ++times[i];
                    return i * i;
                });
            REQUIRE(made.size() == count);
            for (std::size_t i = 0; i < count; ++i) {
                if (made[i] != i * i || times[i] != 1) FAIL_CHECK(i);
            }
        }
    }
}

TEST_CASE("what a worker throws is thrown when all have ended") {
    const auto make = [](std::size_t i) {
        if (i == 17) throw std::runtime_error{"no 17"};
        return std::to_string(i);
    };
    CHECK_THROWS_AS(made_by_workers(3, 1000, make), std::runtime_error);
    CHECK(made_by_workers(3, 17, make).back() == "16");
}
