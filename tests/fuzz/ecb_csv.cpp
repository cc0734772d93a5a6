// A file in the European Central Bank's form gives rates in order, each above zero and none twice;
// written as a snapshot, its rows read the same.

#include "check.hpp"

#include <mulct/rates/formats/ecb_csv.hpp>
#include <mulct/rates/snapshot.hpp>

#include <algorithm>
#include <string>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    const auto rows = parse_ecb_csv(text);
    if (!rows) {
        require_within(rows.error(), text);
        return 0;
    }
    const std::string body = snapshot_body(*rows);
    std::size_t at = 0;
    for (std::size_t i = 0; i < rows->size(); ++i) {
        const rate_row& r = (*rows)[i];
        require(r.base.code() == "EUR" && r.rate > decimal{});
        require(i == 0 || (*rows)[i - 1].key() < r.key());
        require(text.find(to_string(r.on)) != std::string_view::npos);
        const std::size_t end = body.find('\n', at);
        const auto again = detail::parse_rate_row(std::string_view{body}.substr(at, end - at));
        require(again && again->key() == r.key() && again->rate == r.rate &&
                again->rate.scale() == r.rate.scale());
        at = end + 1;
    }
    require(at == body.size());
    return 0;
}
