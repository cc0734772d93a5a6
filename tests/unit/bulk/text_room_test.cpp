#include "texts.hpp"

#include <mulct/bulk/text_room.hpp>

#include <support/catch.hpp>

#include <cstddef>
#include <string>

using mulct::bulk::text_room;

TEST_CASE("a text grows by whatever is put to its end") {
    random_numbers random{20220523};
    text_room room;
    CHECK(room.view().empty());
    for (int block = 0; block < 3; ++block) {
        room.clear();
        CHECK(room.view().empty());
        std::string wanted;
        for (int i = 0; i < 2000; ++i) {
            const std::string piece(random.below(40), static_cast<char>('a' + random.below(26)));
            wanted += piece;
            if (random.one_in(2)) {
                room.append(piece);
            } else {
                // more is written than counts
                char* const to = room.make_room(piece.size() + 7);
                piece.copy(to, piece.size());
                for (std::size_t j = 0; j < 7; ++j)
                    to[piece.size() + j] = '#';
                room.end_at(to + piece.size());
            }
            const std::size_t commas = random.below(4);
            room.append(commas, ',');
            wanted.append(commas, ',');
        }
        REQUIRE(room.view() == wanted);
    }
}

TEST_CASE("there is room for a text of any length at once") {
    text_room room;
    room.append("a");
    const std::string large(1'000'000, 'x');
    room.append(large);
    CHECK(room.view() == "a" + large);
    char* const to = room.make_room(5'000'000);
    to[4'999'999] = 'z';
    room.end_at(to);
    CHECK(room.view() == "a" + large);
}
