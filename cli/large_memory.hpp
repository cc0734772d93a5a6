#pragma once
// Memory for what is large, in pages of 2 MiB where the system has them: each of its usual pages
// costs a stop when it is first written to.

#include <memory_resource>

namespace mulct::cli {

std::pmr::memory_resource& large_memory();

} // namespace mulct::cli
