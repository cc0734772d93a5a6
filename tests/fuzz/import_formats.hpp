#pragma once
// What the fuzz targets of the import formats share.

#include "check.hpp"

#include <cli/imports/imports.hpp>
#include <cli/refusal.hpp>

#include <mulct/fines/import_row.hpp>
#include <mulct/fines/save.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include <string>

/// A file that holds a text.
class memory_file {
  public:
    explicit memory_file(std::string_view text) : fd_(::memfd_create("fuzz", 0)) {
        require(::write(fd_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    }
    ~memory_file() { ::close(fd_); }
    memory_file(const memory_file&) = delete;
    memory_file& operator=(const memory_file&) = delete;

    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }

  private:
    int fd_;
};

/// Every row comes once, in order, and is imported or rejected; what is imported reads as a file of
/// fines. A file that cannot be read is refused in words that name it.
inline void import_all(const char* name, std::string_view text,
                       const mulct::import_map* map = nullptr) {
    const memory_file file{text};
    const mulct::cli::import_format& format = mulct::cli::find_import_format(name);
    const mulct::cli::import_hints hints{file.path(), map};
    const mulct::import_rules rules = format.rules(hints);
    mulct::import_account account;
    const auto take = [&](mulct::raw_fine&& raw) {
        require(raw.number == account.rows + 1 && raw.line > 0);
        const mulct::import_row row = mulct::read_import_row(std::move(raw), rules);
        account.add(row);
        if (row.rejected) return;
        mulct::fine_file one;
        one.cases.push_back(row.matter);
        one.cases[0].events[0].extra.clear();
        const auto again = mulct::parse_fines(mulct::fines_csv(one));
        require(again && again->cases.size() == 1);
        require(again->cases[0].events[0].amount == row.matter.events[0].amount);
    };
    try {
        format.read(hints, {[](const auto&) {}, take});
    } catch (const mulct::cli::refusal& r) {
        require(std::string_view{r.what()}.find(file.path()) != std::string_view::npos);
    }
    require(account.rows == account.imported + account.doubtful + account.rejected);
}
