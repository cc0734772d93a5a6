#pragma once
// The European Central Bank's XML (eurofxref-daily.xml, -hist-90d.xml, -hist.xml): a
// gesmes:Envelope with a Cube, which has a Cube a day, which has a Cube a currency. The form is
// shown under "For developers" of
// https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/

#include <cli/formats/formats.hpp>

namespace mulct::cli {

std::vector<rate_row> read_ecb_xml(std::string_view content, const reading_hints& hints);

// The newest day first, as the ECB has it; the sender is the snapshot's publisher. Every rate must
// be for one euro.
std::string write_ecb_xml(const snapshot& s);

} // namespace mulct::cli
