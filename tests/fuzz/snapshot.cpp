// A snapshot has one form: what is read is written as the same bytes. Packed and opened again, it
// has the same rates.

#include "check.hpp"

#include <mulct/rates/packed.hpp>
#include <mulct/rates/snapshot.hpp>

#include <algorithm>
#include <string>

using namespace mulct;

namespace {

void read_row(std::string_view line) {
    const auto row = detail::parse_rate_row(line);
    if (!row) {
        require_within(row.error(), line);
        return;
    }
    require(!row->rate.is_negative() && !row->rate.is_zero());
    require(snapshot_body({*row}) == std::string{line} + '\n');
}

void pack_and_open(const snapshot& s) {
    packed_rates data;
    const auto packed_well = pack(s, data);
    if (!packed_well) {
        require(packed_well.error().code == errc::overflow);
        require(packed_well.error().offset < s.rows.size());
        return;
    }
    const auto sources = open_packed(data);
    require(sources && sources->size() == 1);
    const rate_source& source = sources->front();
    require(source.pivot() == s.pivot);
    require(source.first_day() == s.rows.front().on && source.last_day() == s.rows.back().on);
    std::size_t observations = 0;
    for (const series& one : source.all_series())
        observations += one.size();
    require(observations == s.rows.size());
    for (const rate_row& r : s.rows) {
        const auto all = source.all_series();
        const auto found = std::find_if(all.begin(), all.end(), [&](const series& one) {
            return one.base() == r.base && one.counter() == r.counter;
        });
        require(found != all.end());
        const auto seen = found->on(r.on);
        require(seen && seen->rate == r.rate && seen->rate.scale() == r.rate.scale());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        read_row(text.substr(at, end - at));
        at = end + 1;
    }

    const auto s = parse_snapshot(text);
    if (!s) {
        require_within(s.error(), text);
        return 0;
    }
    const std::string body = snapshot_body(s->rows);
    const std::string written = snapshot_text(*s, body, s->sha256);
    // the last line's end may have been missing
    require(written == text || written == std::string{text} + '\n');
    require(snapshot_body_of(written) == body);
    pack_and_open(*s);
    return 0;
}
