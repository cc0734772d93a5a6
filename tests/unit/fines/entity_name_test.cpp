#include <mulct/fines/entity_name.hpp>

#include <support/catch.hpp>

using namespace mulct;

namespace {

bool same(std::string_view a, std::string_view b) {
    const bool there = may_be_same(read_entity_name(a), read_entity_name(b));
    CHECK(there == may_be_same(read_entity_name(b), read_entity_name(a)));
    return there;
}

} // namespace

TEST_CASE("letters, accents, marks and forms of companies do not tell names apart") {
    CHECK(same("Vodafone España, S.A.U.", "VODAFONE ESPANA SAU"));
    CHECK(same("S.C. C&V Water Control S.A.", "SC C&V Water Control SA"));
    CHECK(same("Google LLC", "google"));
    CHECK(same("Google LLC", "Google Ireland Ltd."));
    CHECK(same("EOS Matrix d.o.o.", "EOS Matrix"));
    CHECK(same("Bisnode Polska Sp. z o.o.", "BISNODE POLSKA"));
    CHECK(same("Facebook Ireland Limited", "Facebook"));
    CHECK(same("L'Oréal", "L\u2019Oreal S.A."));
}

TEST_CASE("other names are of others, and common words name nobody") {
    CHECK_FALSE(same("Vodafone España", "Vodafone Italia"));
    CHECK_FALSE(same("Amazon Europe Core", "Amazon Road Transport Spain"));
    CHECK_FALSE(same("Bank", "Swiss Bank"));
    CHECK_FALSE(same("Municipality of Oslo", "Municipality of Bergen"));
    CHECK_FALSE(same("Ltd", "Ltd"));
    CHECK_FALSE(same("", ""));
    for (const char* nobody : {"", "Private person", "Unknown", "Company", "Police officer",
                               "Bank (name not available at the moment)", "S.A.", "..."}) {
        CHECK(read_entity_name(nobody).is_nobody());
    }
    CHECK_FALSE(read_entity_name("Clearview AI").is_nobody());
}

TEST_CASE("letters that are not Latin stay, and any bytes may come") {
    CHECK(same("ΔΕΗ Α.Ε.", "ΔΕΗ ΑΕ"));
    CHECK_FALSE(read_entity_name("\xFF\xFE\x80 x").is_nobody());
    CHECK(read_entity_name(std::string(1000, 'a')).words.size() == 1);
}
