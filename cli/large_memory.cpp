#include <cli/large_memory.hpp>

#include <sys/mman.h>

#include <algorithm>
#include <cstddef>

namespace mulct::cli {
namespace {

constexpr std::size_t large_page = std::size_t{1} << 21;

class large_pages : public std::pmr::memory_resource {
    void* do_allocate(std::size_t bytes, std::size_t alignment) override {
        if (bytes < large_page) return usual().allocate(bytes, alignment);
        void* const at = usual().allocate(bytes, std::max(alignment, large_page));
        ::madvise(at, bytes, MADV_HUGEPAGE); // if it cannot be, it is slower
        return at;
    }
    void do_deallocate(void* at, std::size_t bytes, std::size_t alignment) override {
        usual().deallocate(at, bytes,
                           bytes < large_page ? alignment : std::max(alignment, large_page));
    }
    [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
        return this == &other;
    }

    [[nodiscard]] static memory_resource& usual() noexcept {
        return *std::pmr::new_delete_resource();
    }
};

} // namespace

std::pmr::memory_resource& large_memory() {
    static large_pages pages;
    return pages;
}

} // namespace mulct::cli
