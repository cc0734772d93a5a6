#include <cli/imports/decisions_csv.hpp>

#include <cli/imports/csv_records.hpp>

#include <mulct/fines/written_date.hpp>

#include <array>
#include <string_view>
#include <utility>

namespace mulct::cli {
namespace {

// Which it has, whatever their order.
constexpr std::array<std::string_view, 16> columns{"id",
                                                   "jurisdiction",
                                                   "authority",
                                                   "title",
                                                   "relevant_law",
                                                   "type",
                                                   "outcome",
                                                   "decided",
                                                   "published",
                                                   "fine",
                                                   "fine_amount",
                                                   "fine_currency",
                                                   "parties",
                                                   "national_case_number_name",
                                                   "original_source",
                                                   "sector_type"};

} // namespace

import_rules decisions_csv_rules(const import_hints&) {
    import_rules rules;
    rules.dates = date_order::day_month_year;
    rules.empty_is_no_fine = true;
    return rules;
}

void read_decisions_csv(const import_hints& hints, const import_sink& sink) {
    csv_records records{hints.file, columns, hints.separator};
    const std::size_t id = records.require("id");
    const std::size_t jurisdiction = records.require("jurisdiction");
    const std::size_t authority = records.require("authority");
    const std::size_t title = records.require("title");
    const std::size_t law = records.require("relevant_law");
    const std::size_t type = records.require("type");
    const std::size_t outcome = records.require("outcome");
    const std::size_t decided = records.require("decided");
    const std::size_t published = records.require("published");
    const std::size_t fine = records.require("fine");
    const std::size_t parsed_amount = records.require("fine_amount");
    const std::size_t parsed_currency = records.require("fine_currency");
    const std::size_t parties = records.require("parties");
    const std::size_t number = records.require("national_case_number_name");
    const std::size_t source = records.require("original_source");
    const std::size_t sector = records.require("sector_type");
    sink.begin({"title", "type", "outcome", "case_number"});

    csv_record record;
    for (std::size_t n = 1; records.next(record); ++n) {
        raw_fine raw;
        raw.number = n;
        raw.line = record.line;
        raw.rejected = record.rejected;
        if (!record.rejected) {
            const auto text = [&](std::size_t place) -> std::string& {
                return record.fields[place].text;
            };
            raw.name = std::move(text(id));
            raw.regulator = std::move(text(authority));
            raw.country = std::move(text(jurisdiction));
            raw.entity = std::move(text(parties));
            raw.amount = std::move(text(fine));
            raw.law = std::move(text(law));
            raw.sector = std::move(text(sector));
            raw.source = std::move(text(source));
            raw.other_number = std::move(text(parsed_amount));
            raw.other_currency = std::move(text(parsed_currency));
            raw.extra = {text(title), text(type), text(outcome), text(number)};
            // a decision without its day is dated by that of its publication
            constexpr auto order = date_order::day_month_year;
            const auto day_decided = read_written_date(text(decided), order);
            const auto day_published = read_written_date(text(published), order);
            const bool by_publication = day_decided.what == written_date::kind::none &&
                                        day_published.what != written_date::kind::none;
            if (by_publication) raw.doubts.add(import_doubt::publication_date);
            if (day_decided.date && day_published.date &&
                day_published.date->precedes(*day_decided.date)) {
                raw.doubts.add(import_doubt::dates_out_of_order);
            }
            raw.date = std::move(text(by_publication ? published : decided));
        }
        sink.row(std::move(raw));
    }
}

} // namespace mulct::cli
