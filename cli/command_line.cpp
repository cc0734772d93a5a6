#include <cli/command_line.hpp>

#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <optional>

namespace mulct::cli {
namespace {

std::span<const command_row> named(std::span<const command_row> rows, std::string_view name) {
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const command_row& row) { return row.name == name; });
    return found != rows.end() ? std::span{found, 1} : std::span<const command_row>{};
}

// The command that the arguments chose, as it is typed: "mulct rates import".
std::string chosen_name(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    return app.get_name() + (chosen.empty() ? "" : ' ' + chosen_name(*chosen.front()));
}

// CLI11 says only that a command is missing where an unknown one was given.
void require_known_command(std::span<const command_row> rows,
                           const std::vector<std::string>& arguments) {
    if (arguments.empty() || arguments.front().starts_with('-')) return;
    if (!named(rows, arguments.front()).empty()) return;
    std::string names;
    for (const command_row& row : rows)
        names += (names.empty() ? "" : ", ") + std::string{row.name};
    throw refusal{in_quotes(arguments.front()) + ": no command; commands are " + names};
}

} // namespace

template <class Value>
void option_list::option(const char* name, Value& value, const char* type, const char* help) {
    // an option that may be repeated takes one value each time, and no argument after it
    app_.add_option(name, value, help)->type_name(type)->allow_extra_args(name[0] != '-');
}
template void option_list::option(const char*, std::string&, const char*, const char*);
template void option_list::option(const char*, std::optional<std::string>&, const char*,
                                  const char*);
template void option_list::option(const char*, std::vector<std::string>&, const char*, const char*);

template <class Value>
void option_list::required(const char* name, Value& value, const char* type, const char* help) {
    app_.add_option(name, value, help)->required()->type_name(type);
}
template void option_list::required(const char*, std::string&, const char*, const char*);
template void option_list::required(const char*, std::vector<std::string>&, const char*,
                                    const char*);

template <class Value>
void option_list::number(const char* name, Value& value, const char* type, int most,
                         const char* help) {
    app_.add_option(name, value, help)->type_name(type)->check(CLI::Range(0, most));
}
template void option_list::number(const char*, int&, const char*, int, const char*);
template void option_list::number(const char*, std::optional<int>&, const char*, int, const char*);

void option_list::text(const char* name, std::function<void(const std::string&)> read,
                       const char* type, std::string help) {
    app_.add_option_function<std::string>(name, read, std::move(help))->type_name(type);
}

// The list of names stands in the help, and in the message about any other.
void option_list::one_of(const char* name, std::span<const std::string_view> names,
                         std::function<void(std::size_t)> take, const char* help) {
    std::vector<std::string_view> sorted{names.begin(), names.end()};
    std::sort(sorted.begin(), sorted.end());
    std::string list;
    for (const std::string_view one : sorted)
        list += (list.empty() ? "" : "|") + std::string{one};
    const auto place = [names](const std::string& word) {
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), word) -
                                        names.begin());
    };
    app_.add_option_function<std::string>(
            name, [take = std::move(take), place](const std::string& word) { take(place(word)); },
            help)
        ->type_name(list)
        ->check([place, count = names.size(), list](const std::string& word) {
            return place(word) < count ? std::string{} : '"' + word + "\" is none of " + list;
        });
}

void option_list::flag(const char* name, bool& value, const char* help) {
    app_.add_flag(name, value, help);
}

void option_list::flag(const char* name, std::function<void()> when_given, const char* help) {
    app_.add_flag_callback(name, std::move(when_given), help);
}

void option_list::footer(std::string text) {
    app_.footer(std::move(text));
}

void option_list::commands(std::span<const command_row> rows, command& chosen) {
    app_.require_subcommand(1);
    std::span<const std::string> rest;
    if (!ahead_.empty()) {
        // The options of the others cannot be asked for; building them would take most of the time
        // that the program needs to start.
        const auto only = named(rows, ahead_.front());
        if (!only.empty()) {
            rows = only;
            rest = ahead_.subspan(1);
        }
    }
    for (const command_row& row : rows) {
        option_list options{*app_.add_subcommand(row.name, row.what), rest};
        row.add(options, chosen);
    }
}

void option_list::when_chosen(std::function<void()> act) {
    app_.callback(std::move(act));
}

command parse_command_line(const program& all, std::vector<std::string> arguments) {
    require_known_command(all.commands, arguments);
    CLI::App app{all.what, all.name};
    app.set_version_flag("--version", all.version);
    app.footer(all.footer);
    app.get_formatter()->column_width(28);
    command chosen;
    option_list{app, arguments}.commands(all.commands, chosen);

    std::reverse(arguments.begin(), arguments.end()); // the order in which CLI11 takes them
    try {
        app.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
        return app.help();
    } catch (const CLI::CallForVersion& e) {
        return std::string{e.what()} + '\n';
    } catch (const CLI::ParseError& e) {
        throw refusal{std::string{e.what()} + "\nSee: " + chosen_name(app) + " --help"};
    }
    return chosen;
}

} // namespace mulct::cli
