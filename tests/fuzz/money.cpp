// An amount is read whole or not at all, and what is written of it is read back as the same.

#include "check.hpp"

#include <mulct/money/money.hpp>

#include <string>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    const auto m = parse_money(text);
    if (!m) {
        require_within(m.error(), text);
        return 0;
    }
    const std::string written = to_string(*m);
    const auto again = parse_money(written);
    require(again && *again == *m && again->amount().scale() == m->amount().scale());
    require(to_string(*again) == written);
    // the code may have stood first, and a zero may have had a sign
    require(written.size() == text.size() || (m->is_zero() && written.size() + 1 == text.size()));
    require(text.find(m->unit().code()) != std::string_view::npos);
    return 0;
}
