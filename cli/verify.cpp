#include <cli/verify.hpp>

#include <cli/file.hpp>
#include <cli/lock_file.hpp>
#include <cli/receipt.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/ascii.hpp>

#include <algorithm>
#include <string_view>

namespace mulct::cli {
namespace {

// One value of a receipt, for people: text without its quotation marks.
std::string shown(const json& value) {
    return value.is_string() ? in_quotes(value.get<std::string>()) : value.dump();
}

// Every place at which two documents differ, by its path.
void compare(const json& stated, const json& made, const std::string& path,
             std::vector<std::string>& differences) {
    if (stated == made) return;
    const bool alike = stated.type() == made.type();
    if (alike && stated.is_array() && stated.size() == made.size()) {
        for (std::size_t i = 0; i < made.size(); ++i)
            compare(stated[i], made[i], path + '/' + std::to_string(i), differences);
        return;
    }
    if (alike && stated.is_object()) {
        for (const auto& [key, value] : stated.items()) {
            const std::string place = path + '/' + key;
            if (made.contains(key)) {
                compare(value, made.at(key), place, differences);
            } else {
                differences.push_back(place + ": the receipt has " + shown(value) +
                                      ", the conversion has none");
            }
        }
        for (const auto& [key, value] : made.items()) {
            if (!stated.contains(key)) {
                differences.push_back(path + '/' + key + ": the receipt has none, the conversion " +
                                      shown(value));
            }
        }
        return;
    }
    differences.push_back(path + ": the receipt says " + shown(stated) + ", the conversion gives " +
                          shown(made));
}

// The published rates that a receipt states, as pins. What is not in the form of a receipt is left
// for the comparison with the conversion made again.
std::vector<pinned_rate> pins_of(const json& receipt) {
    std::vector<pinned_rate> pins;
    const auto text = [](const json& j, const char* key) {
        return j.is_object() && j.contains(key) && j.at(key).is_string()
                   ? j.at(key).get<std::string>()
                   : std::string{};
    };
    if (!receipt.contains("results") || !receipt.at("results").is_array()) return pins;
    for (const json& result : receipt.at("results")) {
        if (!result.is_object() || !result.contains("rates")) continue;
        for (const json& rate : result.at("rates")) {
            const auto base = currency::find(text(rate, "base"));
            const auto counter = currency::find(text(rate, "counter"));
            if (!base || !counter || !rate.contains("published")) continue;
            if (!rate.at("published").is_object()) continue;
            for (const auto& [written, digits] : rate.at("published").items()) {
                const auto on = parse_day(written);
                if (!on || !digits.is_string()) continue;
                const auto value = parse_rate(digits.get<std::string>());
                if (value) pins.push_back({text(result, "source"), {*on, *base, *counter, *value}});
            }
        }
    }
    return pins;
}

// What is not as a receipt in JSON says: the rates first, by cell, since all else follows from
// them.
std::vector<std::string> check_json_receipt(const std::string& content, const std::string& name,
                                            const std::vector<rate_source>& sources) {
    json receipt;
    try {
        receipt = json::parse(content);
    } catch (const json::parse_error& e) {
        throw refusal{place_in_file(name, content, e.byte == 0 ? 0 : e.byte - 1) +
                      "not JSON from here on; mulct convert --receipt --format json writes "
                      "receipts in JSON"};
    }
    const conversion_request request = read_json_receipt(receipt, name, sources);
    std::vector<std::string> found = differences(pins_of(receipt), sources);
    std::string made;
    try {
        made = receipt_json(request, convert_all(request));
    } catch (const refusal& r) {
        found.push_back(std::string{"it cannot be made again: "} + r.what());
        return found;
    }
    if (made == content) return found;
    if (found.empty()) compare(receipt, json::parse(made), "", found);
    if (found.empty()) found.push_back("it says the same, but is not written as it was");
    return found;
}

// The same for one in text, line by line: a rate that was revised is a line of it.
std::vector<std::string> check_text_receipt(const std::string& content, const std::string& name,
                                            const std::vector<rate_source>& sources) {
    std::string made;
    for (const conversion_request& request : read_text_receipts(content, name, sources)) {
        try {
            for (const conversion& c : convert_all(request))
                made += receipt_text(c);
        } catch (const refusal& r) {
            return {std::string{"it cannot be made again: "} + r.what()};
        }
    }
    std::vector<std::string> found;
    const auto next_line = [](std::string_view& text) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        return line;
    };
    std::string_view stated{content};
    std::string_view now{made};
    while (!stated.empty() || !now.empty()) {
        const std::string_view a = next_line(stated);
        const std::string_view b = next_line(now);
        if (a != b) {
            found.push_back("the receipt says " + in_quotes(ascii::trimmed(a)) +
                            ", the conversion gives " + in_quotes(ascii::trimmed(b)));
        }
    }
    if (found.empty() && made != content) {
        found.push_back("it says the same, but is not written as it was");
    }
    return found;
}

std::vector<std::string> check(const std::string& content, const std::string& name,
                               const std::vector<rate_source>& sources) {
    if (content.starts_with(lock_magic)) return differences(read_lock(content, name), sources);
    if (content.empty()) throw refusal{name + ": empty, where a receipt or a lock was expected"};
    const bool is_json = content.starts_with('{') || content.starts_with('[');
    return is_json ? check_json_receipt(content, name, sources)
                   : check_text_receipt(content, name, sources);
}

} // namespace

outcome run(const rates_verify_options& options) {
    const loaded_rates rates{options.rates};
    outcome o;
    for (const std::string& path : options.files) {
        const std::string content = read_file(path);
        const std::string name = display_name(path);
        const auto found = check(content, name, rates.sources());
        if (found.empty()) {
            o.out += name + ": holds, to the last digit\n";
            continue;
        }
        o.status = exit_status::differs;
        for (const std::string& line : found)
            o.out += name + ": " + line + '\n';
    }
    return o;
}

} // namespace mulct::cli
