#include <cli/settings_file.hpp>

#include <cli/file.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace mulct::cli {
namespace {

constexpr const char* usual_name = "mulct.toml";

std::string place_of(const std::string& file, const toml::source_region& where) {
    return display_name(file) + ':' + std::to_string(where.begin.line) + ':' +
           std::to_string(where.begin.column);
}

} // namespace

void apply_settings_file(check_options& options) {
    std::string file = usual_name;
    if (options.config) {
        file = *options.config;
    } else {
        std::error_code none;
        if (!std::filesystem::exists(file, none)) return;
    }
    const toml::parse_result parsed = toml::parse(read_file(file), file);
    if (!parsed) {
        throw refusal{place_of(file, parsed.error().source()) +
                      ": not TOML: " + std::string{parsed.error().description()}};
    }
    struct key {
        std::string_view name;
        std::optional<std::string>* value;
    };
    const std::array keys{
        key{"source", &options.rates.sources}, key{"window", &options.window},
        key{"tolerance", &options.tolerance},  key{"fail-on", &options.fail_on},
        key{"lang", &options.language},        key{"default-currency", &options.currency}};
    std::string names;
    for (const key& k : keys)
        names += (names.empty() ? "" : ", ") + std::string{k.name};
    for (const auto& [table_name, content] : parsed.table()) {
        const toml::table* const table = content.as_table();
        if (table_name != "check" || table == nullptr) {
            throw refusal{place_of(file, table_name.source()) + ": " + in_quotes(table_name.str()) +
                          ": the only table is [check]"};
        }
        for (const auto& [name, value] : *table) {
            const key* found = nullptr;
            for (const key& k : keys) {
                if (k.name == name.str()) found = &k;
            }
            if (found == nullptr) {
                throw refusal{place_of(file, name.source()) + ": " + in_quotes(name.str()) +
                              ": none of " + names};
            }
            const auto text = value.value<std::string>();
            if (!value.is_string() || !text) {
                throw refusal{place_of(file, value.source()) + ": " + std::string{name.str()} +
                              ": a text in quotation marks, as on the command line"};
            }
            if (!*found->value) *found->value = *text;
        }
    }
}

} // namespace mulct::cli
