#include <cli/known_sources.hpp>

#include <mulct/base/ascii.hpp>

#include <algorithm>
#include <array>

namespace mulct::cli {
namespace {

using namespace literals;

constexpr std::array known{
    known_source{"ECB", "Euro foreign exchange reference rates", "European Central Bank",
                 "free use with the source cited and the figures unaltered",
                 "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip", "EUR"_currency,
                 frequency::daily},
    known_source{"H10", "Foreign Exchange Rates - H.10, noon buying rates in New York",
                 "Board of Governors of the Federal Reserve System",
                 "public domain in the United States",
                 "https://www.federalreserve.gov/datadownload/Choose.aspx?rel=H10", "USD"_currency,
                 frequency::daily},
    known_source{"HMRC", "Exchange rates for customs and VAT, monthly", "HM Revenue & Customs",
                 "Open Government Licence v3.0",
                 "https://www.trade-tariff.service.gov.uk/exchange_rates", "GBP"_currency,
                 frequency::monthly},
    known_source{"BOE", "Daily spot exchange rates against sterling", "Bank of England",
                 "free use with the source cited",
                 "https://www.bankofengland.co.uk/boeapps/database/Rates.asp", "GBP"_currency,
                 frequency::daily},
    known_source{"IMF", "Representative exchange rates for selected currencies",
                 "International Monetary Fund", "as the IMF's copyright and usage terms say",
                 "https://www.imf.org/external/np/fin/data/param_rms_mth.aspx", "USD"_currency,
                 frequency::daily},
};

} // namespace

const known_source* find_known_source(std::string_view name) {
    const auto* const found = std::find_if(known.begin(), known.end(), [&](const known_source& s) {
        return ascii::same_word(s.name, name);
    });
    return found == known.end() ? nullptr : found;
}

} // namespace mulct::cli
