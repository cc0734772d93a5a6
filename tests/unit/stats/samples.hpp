#pragma once
// Samples as tests write them.

#include <mulct/stats/sample.hpp>

#include <initializer_list>
#include <string_view>
#include <vector>

inline mulct::sample sample_of(std::initializer_list<std::string_view> texts) {
    std::vector<mulct::decimal> all;
    for (const std::string_view t : texts)
        all.push_back(mulct::parse_decimal(t).value());
    return mulct::sample{all};
}
