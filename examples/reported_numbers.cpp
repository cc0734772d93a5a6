// Reported numbers as tests that the compiler runs: a wrong figure does not compile.

// [example]
#include <mulct/check/agree.hpp>
#include <mulct/figure/read.hpp>

using namespace mulct;
using namespace mulct::literals;

// The rate of 23 May 2022: the ECB's 1.0659 USD over 0.84783 GBP per euro, to six decimals.
constexpr exchange_rate gbp_usd{"GBP"_currency, "USD"_currency, *parse_decimal("1.257210")};

static_assert(agree("£7.5m"_figure, "$9.43m"_figure, gbp_usd));
static_assert(agree("£17 million"_figure, "more than $21.3 million"_figure, gbp_usd));
static_assert(!agree("£7,552,800"_figure, "$9.43m"_figure, gbp_usd)); // the exact fine gives $9.50m

int main() {}
// [example]
