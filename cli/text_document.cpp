#include <cli/text_document.hpp>

#include <cli/inputs.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/figure/language.hpp>

namespace mulct::cli {

scan_options read_scan_options(const std::optional<std::string>& language,
                               const std::optional<std::string>& currency) {
    scan_options known;
    if (language) {
        const auto l = parse_language(*language);
        if (!l) {
            std::string names;
            for (const std::string_view name : language_names)
                names += (names.empty() ? "" : ", ") + std::string{name};
            throw refusal{"--lang " + in_quotes(*language) + ": none of " + names};
        }
        known.spoken = *l;
    }
    if (currency) known.usual = read_currency("--default-currency", *currency);
    return known;
}

document_line read_document(std::string_view line, const std::string& field,
                            const scan_options& known) {
    const auto refused = [](std::string problem) {
        return document_line{std::nullopt, std::move(problem)};
    };
    json parsed = json::parse(line, nullptr, false);
    if (parsed.is_discarded()) return refused("not JSON");
    if (!parsed.is_object()) return refused("not a JSON object");
    if (!parsed.contains(field)) {
        return refused("no field " + in_quotes(field) + "; name it with --field");
    }
    if (!parsed.at(field).is_string()) {
        return refused("field " + in_quotes(field) + " is no text");
    }
    text_document d;
    d.known = known;
    for (const char* const key : {"id", "lang", "date"}) {
        if (parsed.contains(key)) d.carried[key] = parsed.at(key);
    }
    if (d.carried.contains("lang") && !d.carried["lang"].is_null()) {
        if (!d.carried["lang"].is_string()) return refused("field \"lang\" is no text");
        // a language that is not read here is guessed at as if it were not named
        const auto l = parse_language(d.carried["lang"].get_ref<const std::string&>());
        if (l) d.known.spoken = *l;
    }
    d.text = std::move(parsed.at(field).get_ref<std::string&>());
    return {std::move(d), {}};
}

std::string line_of(const json& j) {
    return j.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

} // namespace mulct::cli
