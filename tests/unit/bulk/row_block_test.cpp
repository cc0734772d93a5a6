#include "texts.hpp"

#include <mulct/bulk/row_block.hpp>

#include <support/catch.hpp>

using namespace mulct::bulk;

TEST_CASE("a place is in a block, behind so many line feeds and bytes") {
    const padded_text text{"a,b\n\"c\nd\",e\nf"};
    const row_block block{text.view(), 7};
    CHECK(place_in(block, 0) == row_place{7, 0, 0});
    CHECK(place_in(block, 3) == row_place{7, 0, 3}); // the line feed is its line's
    CHECK(place_in(block, 4) == row_place{7, 1, 4});
    CHECK(place_in(block, 7) == row_place{7, 2, 7}); // those within quotes count
    CHECK(place_in(block, 12) == row_place{7, 3, 12});
    CHECK(place_in(block, 13) == row_place{7, 3, 13}); // the end
}

TEST_CASE("places are in the order of the file") {
    CHECK(row_place{0, 9, 99} < row_place{1, 0, 0});
    CHECK(row_place{1, 0, 3} < row_place{1, 1, 4});
    CHECK(row_place{1, 1, 4} < row_place{1, 1, 5});
    CHECK_FALSE(row_place{1, 1, 4} < row_place{1, 1, 4});
}
