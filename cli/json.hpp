#pragma once
// What the commands' JSON has in common. docs/json.md describes each command's.

#include <mulct/money/money.hpp>
#include <mulct/number/ratio.hpp>

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace mulct::cli {

// Keys stay in the order in which they are written.
using json = nlohmann::ordered_json;

inline json json_of(const money& m) {
    return {{"amount", to_string(m.amount())}, {"currency", m.unit().code()}};
}

// A JSON text ends with a line end. Input that is not UTF-8 never gets here: the readers refuse it.
inline std::string written(const json& j) {
    return j.dump(2) + '\n';
}

} // namespace mulct::cli
