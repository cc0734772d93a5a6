#pragma once
// Work that several threads share.

#include <functional>

namespace mulct::cli {

// As many as the machine has cores, or as `wanted` says, 1 or more.
unsigned worker_count(int wanted);

// Runs work(0) to work(count - 1) at once, each on its own thread, and waits for all of them.
// Throws what the first of them threw, when all have ended.
void run_workers(unsigned count, const std::function<void(unsigned)>& work);

} // namespace mulct::cli
