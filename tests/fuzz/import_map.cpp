// A mapping file gives a mapping of our columns, each once, or an error about a part of it.

#include "check.hpp"

#include <mulct/fines/import_map.hpp>

#include <algorithm>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    const auto map = parse_import_map(text);
    if (!map) {
        require_within(map.error(), text);
        return 0;
    }
    require(map->knows("regulator") && map->knows("amount"));
    for (const column_name& c : map->columns) {
        require(std::find(fine_columns.begin(), fine_columns.end(), c.ours) != fine_columns.end());
        require(!c.theirs.empty() && map->theirs(c.ours) == c.theirs);
    }
    return 0;
}
