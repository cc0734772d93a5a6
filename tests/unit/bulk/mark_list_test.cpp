#include <mulct/bulk/mark_list.hpp>

#include <support/catch.hpp>

#include <cstddef>
#include <cstdint>

using mulct::bulk::mark_list;

TEST_CASE("a list of marks gets longer and keeps those that are used") {
    mark_list marks;
    CHECK(marks.size() == 0);
    marks.make_room(3, 0);
    REQUIRE(marks.size() == 3);
    for (std::size_t i = 0; i < 3; ++i)
        marks[i] = static_cast<std::uint32_t>(10 + i);
    marks.make_room(1000, 2);
    REQUIRE(marks.size() == 1000);
    CHECK(marks[0] == 10);
    CHECK(marks[1] == 11);
    marks[999] = 12;
    CHECK(marks.data()[999] == 12);
}

TEST_CASE("a list of marks does not get shorter") {
    mark_list marks;
    marks.make_room(5, 0);
    marks[4] = 7;
    const std::uint32_t* const before = marks.data();
    marks.make_room(2, 0);
    CHECK(marks.size() == 5);
    CHECK(marks.data() == before);
    CHECK(marks[4] == 7);
}
