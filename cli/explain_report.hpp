#pragma once
// What `mulct explain` says about an answer.

#include <mulct/check/explanation.hpp>

#include <string>
#include <vector>

namespace mulct::cli {

struct explain_report {
    const std::vector<std::string>& written; // the figures as they were given
    const explain_query& query;
    const explain_answer& answer;
};

std::string text_of(const explain_report& report);
std::string json_of(const explain_report& report);
std::string csv_of(const explain_report& report);

} // namespace mulct::cli
