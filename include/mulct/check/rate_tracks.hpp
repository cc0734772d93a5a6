#pragma once
/// The courses of cross rates that were met, made once for all who judge by them.

#include <mulct/check/rate_track.hpp>
#include <mulct/money/currency.hpp>
#include <mulct/rates/source.hpp>

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

namespace mulct {

class rate_tracks {
  public:
    /// Threads may ask at the same time. The track stays as long as these do.
    [[nodiscard]] const rate_track& find(const rate_source& source, currency from, currency to) {
        const std::lock_guard lock{mutex_};
        auto& track = tracks_[{&source, from.index, to.index}];
        if (!track) track = std::make_unique<rate_track>(source, from, to);
        return *track;
    }

  private:
    std::mutex mutex_;
    std::map<std::tuple<const rate_source*, std::size_t, std::size_t>, std::unique_ptr<rate_track>>
        tracks_;
};

} // namespace mulct
