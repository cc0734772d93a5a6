#include <cli/block_writer.hpp>

namespace mulct::cli {

block_writer::block_writer(const std::optional<std::string>& path) {
    if (path && *path != "-") file_ = std::make_unique<new_file>(*path);
}

void block_writer::put(std::string_view text) {
    if (file_) {
        file_->write(text);
    } else {
        stream_.write(text);
    }
}

void block_writer::write_first(std::string_view text) {
    put(text);
}

bool block_writer::write(std::uint64_t number, std::string_view text) {
    std::unique_lock lock{mutex_};
    turn_.wait(lock, [&] { return next_ == number || given_up_; });
    if (given_up_) return false;
    put(text);
    ++next_;
    turn_.notify_all();
    return file_ != nullptr || stream_.wanted();
}

void block_writer::give_up() {
    const std::lock_guard lock{mutex_};
    given_up_ = true;
    turn_.notify_all();
}

void block_writer::keep() {
    if (file_) {
        file_->keep();
    } else {
        stream_.flush();
    }
}

} // namespace mulct::cli
