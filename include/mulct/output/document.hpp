#pragma once
/// A report before anybody decides how it looks.

#include <mulct/output/chart.hpp>
#include <mulct/output/table.hpp>

#include <string>
#include <variant>
#include <vector>

namespace mulct {

/// The name of the part that follows.
struct heading {
    std::string text;
};

struct paragraph {
    std::string text;
};

/// Where the figures before it come from.
struct source_line {
    std::string text;
};

struct captioned_table {
    std::string caption; ///< none where it is empty
    table content;
};

using block = std::variant<heading, paragraph, source_line, captioned_table, any_chart>;

/// Blocks in the order in which they are read.
struct document {
    std::string title;
    std::string language = "en"; ///< BCP 47
    std::vector<block> blocks;
};

} // namespace mulct
