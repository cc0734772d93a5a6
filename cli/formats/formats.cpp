#include <cli/formats/formats.hpp>

#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/rates/formats/ecb_csv.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace mulct::cli {
namespace {

// A reader in the library, which says where an error is, as one that refuses.
template <auto Parse>
std::vector<rate_row> read_with(std::string_view content, const reading_hints& hints) {
    return rows_or_refuse(Parse(content), content, hints);
}

constexpr std::array formats{
    rate_format{"ecb-csv", "the ECB's historical CSV (eurofxref-hist.csv)", "ECB",
                read_with<parse_ecb_csv>, nullptr},
};

} // namespace

std::span<const rate_format> rate_formats() {
    return formats;
}

const rate_format& find_rate_format(std::string_view name) {
    const auto* const found = std::find_if(formats.begin(), formats.end(),
                                           [&](const rate_format& f) { return f.name == name; });
    if (found != formats.end()) return *found;
    std::string names;
    for (const rate_format& f : formats)
        names += (names.empty() ? "" : ", ") + std::string{f.name};
    throw refusal{"format " + in_quotes(name) + ": none of " + names};
}

std::vector<rate_row> rows_or_refuse(parsed<std::vector<rate_row>> rows, std::string_view content,
                                     const reading_hints& hints) {
    if (!rows) throw refusal{describe_in_file(hints.file, content, rows.error())};
    return *std::move(rows);
}

} // namespace mulct::cli
