#include <cli/figure_report.hpp>

#include <array>
#include <cstddef>
#include <optional>

namespace mulct::cli {
namespace {

constexpr std::array<std::string_view, 5> hedge_names{"none", "over", "up_to", "nearly", "about"};
constexpr std::array<std::string_view, 8> rider_names{"",      "hour", "day",   "week",
                                                      "month", "year", "share", "unit"};

json number_of(const std::optional<decimal>& d) {
    return d ? json(to_string(*d)) : json{};
}

} // namespace

std::string_view figure_report::name_of_hedge() const {
    return hedge_names[static_cast<std::size_t>(figure.side)];
}

std::string_view figure_report::name_of_rider() const {
    return rider_names[static_cast<std::size_t>(figure.per)];
}

std::string_view figure_report::form() const {
    return figure.form == figure_form::range ? "range" : "simple";
}

json figure_report::as_json() const {
    json candidates = json::array();
    for (std::size_t i = 0; i < figure.candidates.size(); ++i)
        candidates.push_back(figure.candidates[i].code());
    json j{{"text", text},
           {"start", figure.offset},
           {"length", figure.length},
           {"line", at.line},
           {"column", at.column},
           {"amount", number_of(figure.amount)},
           {"low", number_of(figure.low())},
           {"high", number_of(figure.high())},
           {"currency", figure.unit ? json(figure.unit->code()) : json{}},
           {"candidates", candidates},
           {"currency_reason", to_string(figure.why)},
           {"hedge", name_of_hedge()},
           {"kind", form()}};
    if (figure.per != rider::none) j["per"] = name_of_rider();
    if (!figure.amount) {
        j["readings"] = json::array();
        for (const auto& r : figure.readings) {
            if (r) j["readings"].push_back(to_string(*r));
        }
    }
    return j;
}

std::string codes_of(const currency_candidates& candidates) {
    std::string codes;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        codes += (i == 0 ? "" : " ") + std::string{candidates[i].code()};
    return codes;
}

std::string in_one_line(std::string_view text) {
    std::string line{text};
    for (char& c : line) {
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    }
    return line;
}

} // namespace mulct::cli
