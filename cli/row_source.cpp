#include <cli/row_source.hpp>

#include <cli/file.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/csv_separator.hpp>
#include <mulct/base/position.hpp>
#include <mulct/bulk/structure.hpp>
#include <mulct/fines/load.hpp>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <span>
#include <system_error>

namespace mulct::cli {
namespace {

// Small enough that a block, its marks and the sums stay in a core's own cache.
constexpr std::size_t block_size = std::size_t{1} << 17;

// Where a row is longer than a block, the block grows up to this: then a quote did not close.
constexpr std::size_t longest_row = std::size_t{1} << 26;

} // namespace

row_source::row_source(const std::string& path) : name_(display_name(path)) {
    const int fd = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        throw refusal{"cannot open " + in_quotes(path) + ": " +
                      std::generic_category().message(errno)};
    }
    struct stat about {};
    const bool is_file = ::fstat(fd, &about) == 0 && S_ISREG(about.st_mode);
    if (is_file) size_ = static_cast<std::uint64_t>(about.st_size);
    std::array<char, 4> start{};
    const bool packed = is_file && ::pread(fd, start.data(), start.size(), 0) == 4 &&
                        is_packed(start.data(), start.size());
    const bool at_start = is_file && ::lseek(fd, 0, SEEK_CUR) == 0;
    if (at_start && !packed && about.st_size > 0) {
        map(fd, static_cast<std::size_t>(about.st_size));
        if (fd > STDIN_FILENO) ::close(fd);
    } else {
        bytes_ = open_bytes(fd, name_);
    }
    take_header();
}

row_source::~row_source() {
    if (!mapped_.empty()) {
        ::munmap(const_cast<char*>(mapped_.data()), mapped_.size());
    }
}

void row_source::let_go(unsigned part, unsigned parts) const noexcept {
    if (mapped_.empty()) return;
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const std::size_t pages = mapped_.size() / page + 1;
    const std::size_t first = pages * part / parts * page;
    const std::size_t last = std::min(pages * (part + 1) / parts * page, mapped_.size());
    // what is looked at again after all comes from the file again
    ::madvise(const_cast<char*>(mapped_.data()) + first, last - first, MADV_DONTNEED);
}

unsigned row_source::worth_while(unsigned workers) const noexcept {
    if (mapped_.empty()) return workers; // how much there is is not known
    constexpr std::size_t bytes_of_each = std::size_t{1} << 23;
    return static_cast<unsigned>(
        std::clamp<std::size_t>(mapped_.size() / bytes_of_each, 1, workers));
}

void row_source::map(int fd, std::size_t size) {
    void* const at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (at == MAP_FAILED) {
        const int why = errno;
        if (fd > STDIN_FILENO) ::close(fd);
        throw refusal{"cannot read " + in_quotes(name_) + ": " +
                      std::generic_category().message(why)};
    }
    ::madvise(at, size, MADV_SEQUENTIAL);
    mapped_ = {static_cast<const char*>(at), size};
}

void row_source::take_header() {
    std::string_view text = mapped_;
    const auto read_more = [&] {
        const std::size_t had = carried_.size();
        carried_.resize(had + block_size);
        const std::size_t n = bytes_->read(carried_.data() + had, block_size);
        carried_.resize(had + n);
        ended_ = n < block_size;
        text = {carried_.data(), carried_.size()};
    };
    if (bytes_) read_more();
    if (detail::is_utf16(text)) throw refusal{name_ + ":1:1: " + describe(errc::utf16, {})};
    for (;;) {
        const csv_opening opening = read_opening(text);
        const std::size_t first = opening.header;
        std::size_t end = first;
        bool inside = false;
        while (end < text.size() && (inside || text[end] != '\n')) {
            if (text[end] == '"') inside = !inside;
            ++end;
        }
        const bool whole = end < text.size();
        if (!whole && bytes_ && !ended_ && text.size() < longest_row) {
            read_more();
            continue;
        }
        before_header_ = text.substr(0, first);
        header_ = text.substr(first, end - first);
        said_separator_ = opening.separator;
        const std::string_view lines = text.substr(0, whole ? end + 1 : end);
        header_lines_ = static_cast<std::uint64_t>(std::count(lines.begin(), lines.end(), '\n'));
        header_ += header_.empty() ? "" : "\n";
        at_ = whole ? end + 1 : end;
        break;
    }
    lines_ = header_lines_;
    first_ = at_;
    if (bytes_) way_ = way::by_rows;
    if (bytes_) {
        start_ = text.substr(0, at_);
        carried_.erase(carried_.begin(), carried_.begin() + static_cast<std::ptrdiff_t>(at_));
    }
}

char row_source::find_separator(std::optional<char> named,
                                const std::vector<std::string_view>& needed) const {
    if (named) return *named;
    if (said_separator_) return *said_separator_;
    const separator_choice choice =
        choose_separator(header_, [&](std::span<const csv_field> columns) {
            return count_missing(columns, needed);
        });
    if (!choice.is_sure) {
        const error unsure{errc::ambiguous_separator, before_header_.size(), 0};
        throw refusal{describe_in_file(name_, before_header_ + header_, unsure)};
    }
    return choice.separator;
}

bool row_source::next(taken_block& into) {
    const std::lock_guard turn{turn_};
    const bool found = bytes_ ? next_read(into) : next_mapped(into);
    taken_ = bytes_ ? bytes_->bytes_read() : at_;
    return found;
}

std::string row_source::whole_text() {
    if (!bytes_) return std::string{mapped_};
    std::string text = start_;
    text.append(carried_.begin(), carried_.end());
    while (!ended_) {
        const std::size_t had = text.size();
        text.resize(had + block_size);
        const std::size_t n = bytes_->read(text.data() + had, block_size);
        text.resize(had + n);
        ended_ = n < block_size;
    }
    return text;
}

void row_source::stop() {
    const std::lock_guard turn{turn_};
    ended_ = true;
    at_ = mapped_.size();
    carried_.clear();
}

void row_source::start_again() {
    start_again_in(way_ == way::by_lines ? way::by_quotes : way::by_rows);
}

void row_source::start_again_by_rows() {
    start_again_in(way::by_rows);
}

void row_source::start_again_in(way next) {
    way_ = next;
    if (bytes_) return; // those are never read in another way
    ended_ = false;
    at_ = first_;
    blocks_ = 0;
}

// How much of a text is whole rows; 0 if no row ends in it. The text starts where a row does.
bulk::row_cut row_source::cut_rows(std::string_view text, bool is_last) {
    if (way_ == way::by_lines) return bulk::cut_by_lines(text, is_last);
    if (way_ == way::by_quotes) return bulk::cut_by_quotes(text, is_last);
    const bulk::row_cut cut = bulk::cut_by_rows(text, is_last, separator_, structure_);
    if (cut.open_quote) refuse_unclosed(text, *cut.open_quote);
    return cut;
}

bool row_source::next_mapped(taken_block& into) {
    if (at_ >= mapped_.size()) return false;
    std::string_view text;
    bulk::row_cut whole;
    for (std::size_t size = block_size; whole.length == 0; size *= 2) {
        text = mapped_.substr(at_, size);
        const bool is_last = at_ + text.size() == mapped_.size();
        whole = cut_rows(text, is_last);
        if (whole.length == 0 && size > longest_row) {
            // a quote that does not close, or every row to come counted as one: by rows it shows
            if (way_ == way::by_rows) refuse_unclosed(mapped_.substr(at_), 0);
            whole = {text.size(), way_};
        }
    }
    text = text.substr(0, whole.length);
    at_ += text.size();
    if (at_ + bulk::readable_beyond > mapped_.size()) { // so that there is something beyond it
        into.buffer.assign(text.begin(), text.end());
        into.buffer.resize(text.size() + bulk::readable_beyond);
        text = {into.buffer.data(), text.size()};
    }
    into.rows = {text, blocks_++, whole.how};
    return true;
}

bool row_source::next_read(taken_block& into) {
    std::vector<char>& buffer = into.buffer;
    buffer.swap(carried_);
    carried_.clear();
    std::size_t filled = buffer.size();
    bulk::row_cut whole;
    for (std::size_t wanted = block_size; whole.length == 0; wanted *= 2) {
        if (!ended_) {
            buffer.resize(filled + wanted);
            const std::size_t n = bytes_->read(buffer.data() + filled, wanted);
            filled += n;
            ended_ = n < wanted;
        }
        if (filled == 0) return false;
        const std::string_view text{buffer.data(), filled};
        whole = cut_rows(text, ended_);
        if (whole.length == 0 && filled > longest_row) refuse_unclosed(text, 0);
    }
    const auto cut_at = buffer.begin() + static_cast<std::ptrdiff_t>(whole.length);
    carried_.assign(cut_at, buffer.begin() + static_cast<std::ptrdiff_t>(filled));
    // all that were found on the way, but for those of what comes again
    lines_ += structure_.lines -
              static_cast<std::uint64_t>(std::count(carried_.begin(), carried_.end(), '\n'));
    buffer.resize(whole.length + bulk::readable_beyond);
    into.rows = {{buffer.data(), whole.length}, blocks_++, whole.how};
    return true;
}

void row_source::refuse_unclosed(std::string_view text, std::size_t quote) const {
    const std::uint64_t lines =
        bytes_ ? lines_
               : static_cast<std::uint64_t>(std::count(
                     mapped_.begin(), mapped_.begin() + (text.data() - mapped_.data()), '\n'));
    const position at = position_of(text, quote);
    throw refusal{name_ + ':' + std::to_string(lines + at.line) + ':' + std::to_string(at.column) +
                  ": " + describe(errc::unclosed_quote, {})};
}

} // namespace mulct::cli
