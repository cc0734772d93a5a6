#pragma once
/// All of the library, but for testing/, which needs a test framework.

#include <mulct/base/ascii.hpp>
#include <mulct/base/calendar.hpp>
#include <mulct/base/csv.hpp>
#include <mulct/base/day.hpp>
#include <mulct/base/error.hpp>
#include <mulct/base/position.hpp>
#include <mulct/base/result.hpp>
#include <mulct/base/utf8.hpp>
#include <mulct/base/version.hpp>
#include <mulct/check/agree.hpp>
#include <mulct/check/explain.hpp>
#include <mulct/convert/conversion.hpp>
#include <mulct/figure/figure.hpp>
#include <mulct/figure/read.hpp>
#include <mulct/figure/words.hpp>
#include <mulct/fines/event.hpp>
#include <mulct/fines/fine_case.hpp>
#include <mulct/fines/load.hpp>
#include <mulct/money/allocation.hpp>
#include <mulct/money/currency.hpp>
#include <mulct/money/currency_lookup.hpp>
#include <mulct/money/currency_table.hpp>
#include <mulct/money/money.hpp>
#include <mulct/money/share.hpp>
#include <mulct/number/decimal.hpp>
#include <mulct/number/int128.hpp>
#include <mulct/number/interval.hpp>
#include <mulct/number/quotient.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/number/round_to.hpp>
#include <mulct/number/rounding.hpp>
#include <mulct/number/wide.hpp>
#include <mulct/output/csv.hpp>
#include <mulct/output/table.hpp>
#include <mulct/output/text.hpp>
#include <mulct/rates/euro_law.hpp>
#include <mulct/rates/formats/ecb_csv.hpp>
#include <mulct/rates/legal_table.hpp>
#include <mulct/rates/lookup.hpp>
#include <mulct/rates/packed.hpp>
#include <mulct/rates/rate_row.hpp>
#include <mulct/rates/redenomination.hpp>
#include <mulct/rates/series.hpp>
#include <mulct/rates/snapshot.hpp>
#include <mulct/rates/source.hpp>
#include <mulct/stats/group.hpp>
#include <mulct/stats/reduction.hpp>
#include <mulct/stats/summary.hpp>









