#pragma once
// Work that several threads share.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <vector>

namespace mulct::cli {

// As many as the machine has cores, or as `wanted` says, 1 or more.
unsigned worker_count(int wanted);

// Runs work(0) to work(count - 1) at once, each on its own thread, and waits for all of them.
// Throws what the first of them threw, when all have ended.
void run_workers(unsigned count, const std::function<void(unsigned)>& work);

// What make(0) to make(count - 1) give, in this order. The workers take the next ones in turn, some
// at a time where there are many.
template <class Make>
auto made_by_workers(unsigned workers, std::size_t count, Make make) {
    std::vector<decltype(make(std::size_t{}))> made(count);
    const std::size_t at_once = std::clamp<std::size_t>(count / (workers * 16), 1, 1024);
    std::atomic<std::size_t> next = 0;
    run_workers(workers, [&](unsigned) {
        for (std::size_t i = next.fetch_add(at_once); i < count; i = next.fetch_add(at_once)) {
            for (std::size_t k = i; k < std::min(count, i + at_once); ++k)
                made[k] = make(k);
        }
    });
    return made;
}

} // namespace mulct::cli
