#pragma once
// A command line, declared: the commands, and for each a function that names its options.
// command_line.cpp alone hands it to CLI11, which takes seconds to compile.

#include <cli/arguments.hpp>

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace mulct::cli {

class option_list;

// A row of a table of commands.
struct command_row {
    const char* name;
    const char* what;                           // it does, for the list of commands
    void (*add)(option_list&, command& chosen); // its options; or the commands of a group
};

// The options of one command. A name without a dash is that of an argument by its place. `type` is
// what the help shows for the value.
class option_list {
  public:
    // `ahead`: the arguments after the command's name, as far as they are known.
    option_list(CLI::App& app, std::span<const std::string> ahead) : app_(app), ahead_(ahead) {}

    // A text: std::string, std::optional or std::vector of it.
    template <class Value>
    void option(const char* name, Value& value, const char* type, const char* help);
    template <class Value>
    void required(const char* name, Value& value, const char* type, const char* help);

    // From 0 to `most`: int, or std::optional of it.
    template <class Value>
    void number(const char* name, Value& value, const char* type, int most, const char* help);

    // A text that is read at once. `read` may throw `refusal`.
    void text(const char* name, std::function<void(const std::string&)> read, const char* type,
              std::string help);

    // One of the names of an enumeration's values, in their order; they have static storage.
    template <class Value, std::size_t Count>
    void choice(const char* name, Value& value, const std::array<std::string_view, Count>& names,
                const char* help) {
        const auto take = [&value](std::size_t place) { value = static_cast<Value>(place); };
        one_of(name, names, take, help);
    }

    void flag(const char* name, bool& value, const char* help);
    void flag(const char* name, std::function<void()> when_given, const char* help);

    // What stands below the options in the help.
    void footer(std::string text);

    // Makes this command a group, of which one command must be chosen.
    void commands(std::span<const command_row> rows, command& chosen);

    // What to do once the whole line has been read, if this command is the one that was chosen.
    void when_chosen(std::function<void()> act);

  private:
    void one_of(const char* name, std::span<const std::string_view> names,
                std::function<void(std::size_t)> take, const char* help);

    CLI::App& app_;
    std::span<const std::string> ahead_;
};

// For a table: add_convert(option_list&, convert_options&) as the function of a row.
template <class Options>
void add_to(option_list& list, command& chosen, void (*add)(option_list&, Options&)) {
    const auto options = std::make_shared<Options>(); // the list writes to it as it reads
    add(list, *options);
    list.when_chosen([options, &chosen] { chosen = std::move(*options); });
}
template <auto Add>
void options_of(option_list& list, command& chosen) {
    add_to(list, chosen, Add);
}

// What the help says of the whole program.
struct program {
    const char* name;
    const char* what;
    std::string version; // what --version prints
    std::string footer;
    std::span<const command_row> commands;
};

// As `parse_arguments`.
command parse_command_line(const program& all, std::vector<std::string> arguments);

} // namespace mulct::cli
