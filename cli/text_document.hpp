#pragma once
// Texts with amounts in them, as files or as JSON Lines, and how they are to be read.

#include <cli/json.hpp>

#include <mulct/figure/scan_text.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace mulct::cli {

// --lang and --default-currency. Throws `refusal` for what is neither.
scan_options read_scan_options(const std::optional<std::string>& language,
                               const std::optional<std::string>& currency);

// A line of JSON Lines: a text, and what is known of it.
struct text_document {
    std::string text;
    scan_options known;
    json carried = json::object(); // id, lang and date, as they stand there
};

// The document of a line, or what keeps it from being read.
struct document_line {
    std::optional<text_document> document;
    std::string problem;
};

// `field` holds the text; a language that the document names goes before `known`.
document_line read_document(std::string_view line, const std::string& field,
                            const scan_options& known);

// A line of JSON Lines. Bytes that are not UTF-8 become U+FFFD, since JSON has no place for them.
std::string line_of(const json& j);

} // namespace mulct::cli
