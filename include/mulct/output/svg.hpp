#pragma once
/// Charts as pictures that stand alone (SVG 1.1), to be read on paper as well as on a screen.

#include <mulct/output/chart.hpp>
#include <mulct/output/svg/bars.hpp>
#include <mulct/output/svg/dumbbell.hpp>
#include <mulct/output/svg/frame.hpp>
#include <mulct/output/svg/lines.hpp>
#include <mulct/output/svg/lollipop.hpp>

#include <string>
#include <variant>

namespace mulct {

[[nodiscard]] inline std::string svg_text(const any_chart& chart, const svg_layout& layout = {}) {
    return std::visit([&](const auto& one) { return svg_text(one, layout); }, chart);
}

} // namespace mulct
