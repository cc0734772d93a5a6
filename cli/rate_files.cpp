#include <cli/rate_files.hpp>

#include <cli/bundled.hpp>
#include <cli/file.hpp>
#include <cli/refusal.hpp>
#include <cli/snapshot_file.hpp>

namespace mulct::cli {

loaded_rates::loaded_rates(const std::optional<std::string>& file) {
    if (!file) {
        auto bundled = open_packed(bundled_rates());
        if (!bundled || bundled->empty()) {
            throw refusal{"the rates built into this program are damaged"};
        }
        sources_ = *std::move(bundled);
        return;
    }
    const std::string name = display_name(*file);
    const snapshot s = read_snapshot(read_file(*file), name);
    auto table = rate_table::make(s);
    if (!table) {
        throw refusal{name + ": the rate of " + to_string(s.rows[table.error().offset].on) +
                      " has more than 18 digits"};
    }
    from_file_ = *std::move(table);
}

} // namespace mulct::cli
