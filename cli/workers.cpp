#include <cli/workers.hpp>

#include <algorithm>
#include <exception>
#include <thread>
#include <vector>

namespace mulct::cli {

unsigned worker_count(int wanted) {
    if (wanted > 0) return static_cast<unsigned>(wanted);
    return std::max(1U, std::thread::hardware_concurrency());
}

void run_workers(unsigned count, const std::function<void(unsigned)>& work) {
    std::vector<std::exception_ptr> thrown(count);
    const auto run = [&](unsigned i) {
        try {
            work(i);
        } catch (...) {
            thrown[i] = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 1; i < count; ++i)
            threads.emplace_back(run, i);
        run(0);
    }
    for (const std::exception_ptr& e : thrown) {
        if (e) std::rethrow_exception(e);
    }
}

} // namespace mulct::cli
