#pragma once
/// All of the library, but for testing/, which needs a test framework.

#include <mulct/base/ascii.hpp>
#include <mulct/base/calendar.hpp>
#include <mulct/base/csv.hpp>
#include <mulct/base/day.hpp>
#include <mulct/base/error.hpp>
#include <mulct/base/names.hpp>
#include <mulct/base/position.hpp>
#include <mulct/base/result.hpp>
#include <mulct/base/utf8.hpp>
#include <mulct/base/version.hpp>

#include <mulct/number/decimal.hpp>
#include <mulct/number/int128.hpp>
#include <mulct/number/interval.hpp>
#include <mulct/number/quotient.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/number/round_to.hpp>
#include <mulct/number/rounding.hpp>
#include <mulct/number/wide.hpp>

#include <mulct/money/allocation.hpp>
#include <mulct/money/currency.hpp>
#include <mulct/money/currency_lookup.hpp>
#include <mulct/money/currency_table.hpp>
#include <mulct/money/money.hpp>
#include <mulct/money/share.hpp>

#include <mulct/rates/euro_law.hpp>
#include <mulct/rates/formats/beancount.hpp>
#include <mulct/rates/formats/boe_iadb_csv.hpp>
#include <mulct/rates/formats/csv_long.hpp>
#include <mulct/rates/formats/csv_table.hpp>
#include <mulct/rates/formats/csv_wide.hpp>
#include <mulct/rates/formats/day_table.hpp>
#include <mulct/rates/formats/ecb_csv.hpp>
#include <mulct/rates/formats/ecb_daily_csv.hpp>
#include <mulct/rates/formats/ecb_sdmx_csv.hpp>
#include <mulct/rates/formats/fed_ddp_csv.hpp>
#include <mulct/rates/formats/grouped_rate.hpp>
#include <mulct/rates/formats/imf_tsv.hpp>
#include <mulct/rates/formats/ledger.hpp>
#include <mulct/rates/formats/lines.hpp>
#include <mulct/rates/formats/price_line.hpp>
#include <mulct/rates/formats/written_day.hpp>
#include <mulct/rates/frequency.hpp>
#include <mulct/rates/legal_table.hpp>
#include <mulct/rates/lint.hpp>
#include <mulct/rates/lock.hpp>
#include <mulct/rates/lookup.hpp>
#include <mulct/rates/packed.hpp>
#include <mulct/rates/rate_row.hpp>
#include <mulct/rates/redenomination.hpp>
#include <mulct/rates/series.hpp>
#include <mulct/rates/snapshot.hpp>
#include <mulct/rates/source.hpp>
#include <mulct/rates/succession.hpp>
#include <mulct/rates/target_calendar.hpp>

#include <mulct/convert/conversion.hpp>
#include <mulct/convert/pivot_value.hpp>

#include <mulct/figure/bytes.hpp>
#include <mulct/figure/currency_sign.hpp>
#include <mulct/figure/digit_search.hpp>
#include <mulct/figure/figure.hpp>
#include <mulct/figure/fold.hpp>
#include <mulct/figure/fold_table.hpp>
#include <mulct/figure/found_figure.hpp>
#include <mulct/figure/language.hpp>
#include <mulct/figure/language_guess.hpp>
#include <mulct/figure/lexicon.hpp>
#include <mulct/figure/lexicon_table.hpp>
#include <mulct/figure/read.hpp>
#include <mulct/figure/scan.hpp>
#include <mulct/figure/scan_amount.hpp>
#include <mulct/figure/scan_number.hpp>
#include <mulct/figure/scan_text.hpp>
#include <mulct/figure/scan_unit.hpp>
#include <mulct/figure/tokens.hpp>
#include <mulct/figure/word_list.hpp>
#include <mulct/figure/word_meaning.hpp>
#include <mulct/figure/word_search.hpp>
#include <mulct/figure/words.hpp>
#include <mulct/figure/written_number.hpp>

#include <mulct/check/agree.hpp>
#include <mulct/check/explain.hpp>

#include <mulct/fines/event.hpp>
#include <mulct/fines/fine_case.hpp>
#include <mulct/fines/load.hpp>

#include <mulct/stats/group.hpp>
#include <mulct/stats/rate_agreement.hpp>
#include <mulct/stats/reduction.hpp>
#include <mulct/stats/summary.hpp>

#include <mulct/output/csv.hpp>
#include <mulct/output/table.hpp>
#include <mulct/output/text.hpp>
