#pragma once
// Work that several threads share.

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

// What make(0) to make(count - 1) give, in this order. The workers take the next one in turn.
template <class Make>
auto made_by_workers(unsigned workers, std::size_t count, Make make) {
    std::vector<decltype(make(std::size_t{}))> made(count);
    std::atomic<std::size_t> next = 0;
    run_workers(workers, [&](unsigned) {
        for (std::size_t i = next++; i < count; i = next++)
            made[i] = make(i);
    });
    return made;
}

} // namespace mulct::cli
