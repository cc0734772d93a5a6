#pragma once
// How far numbers on the command line, and in receipts of it, may go.

namespace mulct::cli {

constexpr int max_look_back = 366; // days
constexpr int max_places = 20;     // digits after the point

} // namespace mulct::cli
