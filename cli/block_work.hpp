#pragma once
// Blocks that several workers take in turn. What each makes of a block is written in the order of
// the blocks.

#include <cli/block_writer.hpp>
#include <cli/progress.hpp>
#include <cli/workers.hpp>

#include <atomic>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mulct::cli {

// What a worker made of a block. The text stays until the worker is given its next block.
struct worked_block {
    std::string_view text;
    std::uint64_t rows; // or lines, for those who watch
};

// Calls work(worker, block) for each block of the source, on as many threads as there are workers,
// and writes the texts. in_turn(worker), without an answer, is called in the order of the blocks,
// by one worker at a time: for what is kept beside the text. A source has next(block), which
// threads may ask at the same time, stop() and bytes_taken(). Ends early where nobody wants more,
// and where work gives nothing: then it is false. Throws what work, in_turn or the source throws,
// when all threads have ended.
template <class Block, class Source, class Work, class InTurn>
[[nodiscard]] bool work_in_order(Source& source, unsigned workers, progress& shown,
                                 block_writer& out, Work work, InTurn in_turn) {
    std::atomic<bool> is_whole = true;
    std::atomic<std::uint64_t> rows = 0;
    out.start_blocks();
    const auto end_all = [&] {
        source.stop();
        out.give_up();
    };
    run_workers(workers, [&](unsigned worker) {
        Block block;
        try {
            while (source.next(block)) {
                const std::optional<worked_block> made = work(worker, block);
                if (!made) {
                    is_whole = false;
                    end_all();
                    return;
                }
                rows += made->rows;
                const auto keep = [&] { in_turn(worker); };
                if (!out.write(block.number(), made->text, keep)) source.stop();
                if (worker == 0) shown.show(source.bytes_taken(), rows);
            }
        } catch (...) {
            end_all();
            throw;
        }
    });
    return is_whole;
}

// The same where nothing is kept.
template <class Block, class Source, class Work>
[[nodiscard]] bool work_in_order(Source& source, unsigned workers, progress& shown,
                                 block_writer& out, Work work) {
    return work_in_order<Block>(source, workers, shown, out, work, [](unsigned) {});
}

} // namespace mulct::cli
