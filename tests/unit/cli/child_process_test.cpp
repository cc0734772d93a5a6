#include <cli/child_process.hpp>

#include <cli/refusal.hpp>

#include <support/catch.hpp>

using mulct::cli::run_process;

namespace {

mulct::cli::finished_process shell(const char* script, std::size_t most = 1000) {
    return run_process({"sh", "-c", script}, most, "a test");
}

} // namespace

TEST_CASE("what a program prints, says and ends with is handed over") {
    const auto done = shell("printf '%s' \"$0\"; echo said >&2; exit 3");
    CHECK(done.output == "sh");
    CHECK(done.error_output == "said\n");
    CHECK(done.status == 3);
    CHECK_FALSE(done.too_much);
    CHECK(shell("kill -TERM $$").status == 128 + 15);
}

TEST_CASE("arguments reach a program as they are, and its input is empty") {
    const auto done = run_process({"printf", "[%s]", "a b", "", "*", "\"\xFF"}, 1000, "a test");
    CHECK(done.output == "[a b][][*][\"\xFF]");
    CHECK(shell("cat; echo end").output == "end\n");
}

TEST_CASE("a program that prints more than is wanted is stopped") {
    CHECK(shell("printf 12345", 5).output == "12345");
    const auto done = shell("printf 123456", 5);
    CHECK(done.too_much);
    CHECK(done.output.empty());
    CHECK(shell("yes").too_much);
}

TEST_CASE("a program that is not there is named, with what it is for") {
    const auto run_nothing = [] { run_process({"no-such-program"}, 1, "getting a file"); };
    CHECK_THROWS_WITH(run_nothing(), "getting a file takes the program no-such-program, which is "
                                     "not installed");
}
