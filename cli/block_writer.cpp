#include <cli/block_writer.hpp>

namespace mulct::cli {

block_writer::block_writer(const std::optional<std::string>& path) {
    if (path && *path != "-") file_ = std::make_unique<new_file>(*path);
}

void block_writer::write(std::string_view text) {
    if (file_) {
        file_->write(text);
    } else {
        stream_.write(text);
    }
}

void block_writer::start_blocks() {
    next_ = 0;
    given_up_ = false;
}

bool block_writer::write(std::uint64_t number, std::string_view text,
                         const std::function<void()>& in_turn) {
    std::unique_lock lock{mutex_};
    turn_.wait(lock, [&] { return next_ == number || given_up_; });
    if (given_up_) return false;
    in_turn();
    const bool has_places = file_ != nullptr && file_->has_places();
    std::uint64_t place = 0;
    if (has_places) {
        place = file_->take_place(text.size());
    } else {
        write(text);
    }
    ++next_;
    turn_.notify_all();
    const bool more = wanted();
    lock.unlock();
    if (has_places) file_->write_at(place, text);
    return more;
}

void block_writer::give_up() {
    const std::lock_guard lock{mutex_};
    given_up_ = true;
    turn_.notify_all();
}

void block_writer::keep() {
    if (file_) {
        file_->keep(new_file::lasts::soon); // it can be made again
    } else {
        stream_.flush();
    }
}

} // namespace mulct::cli
