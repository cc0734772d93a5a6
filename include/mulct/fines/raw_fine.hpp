#pragma once
/// A row of another program's file as it was found, and the rules by which such rows are read.

#include <mulct/fines/event.hpp>
#include <mulct/fines/import_doubt.hpp>
#include <mulct/fines/written_date.hpp>
#include <mulct/money/currency.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace mulct {

/// What a file's amounts have in common.
struct fine_writing {
    std::optional<char> decimal_mark = std::nullopt; ///< '.' or ','; else each number tells
    std::optional<currency> unit = std::nullopt;     ///< of numbers that name none
    bool unit_is_stated = false; ///< by the file, of all its amounts: then that is no doubt
};

/// A word of a file for a stage.
struct stage_word {
    std::string theirs;
    stage ours;
};

/// How a file's rows are read.
struct import_rules {
    fine_writing amounts;
    date_order dates = date_order::iso;
    std::vector<stage_word> stages = {};
    bool empty_is_no_fine = false; ///< else an empty amount is one that is not known
    bool rows_are_events = false;  ///< rows of one name are one case
};

/// A row as it was found.
struct raw_fine {
    std::size_t number = 0; ///< among the file's rows, from 1
    std::size_t line = 0;   ///< of the file, from 1
    std::string name, regulator, country, entity, stage, date, amount, currency;
    std::string law, sector, source, note;
    /// What the file also says, column by column.
    std::vector<std::string> extra = {};
    /// What another program made of the amount: its number and its currency, empty where it has
    /// nothing to say.
    std::string other_number = {}, other_currency = {};
    import_doubts doubts = {};                               ///< found on the way here
    std::optional<import_rejection> rejected = std::nullopt; ///< on the way here
};

} // namespace mulct
