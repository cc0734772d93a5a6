// An interval is read whole or not at all, and written back with its ends and their digits.

#include "check.hpp"

#include <mulct/number/interval.hpp>

#include <string>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    const auto i = parse_interval(text);
    if (!i) {
        require_within(i.error(), text);
        return 0;
    }
    const std::string written = to_string(*i);
    const auto again = parse_interval(written);
    require(again && *again == *i && to_string(*again) == written);
    // only a zero loses anything: its sign
    const std::size_t signs =
        (i->low.value.is_zero() ? 1U : 0U) + (i->high.value.is_zero() ? 1U : 0U);
    require(written == text ||
            (written.size() < text.size() && text.size() - written.size() <= signs));
    require(i->contains(i->low.value) == (i->low.closed && !i->is_empty()));
    require(i->contains(i->high.value) == (i->high.closed && !i->is_empty()));
    require(!i->is_point() || !i->is_empty());
    require(intersects(*i, *i) != i->is_empty());
    require(intersection(*i, *i) == *i);
    return 0;
}
