#include <mulct/fines/fine_case.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <optional>
#include <string>
#include <vector>

using namespace mulct;

namespace {

struct step {
    stage what;
    std::optional<int> pounds = std::nullopt;
};

money pounds(int n) {
    return {decimal{n}, "GBP"_currency};
}

fine_case case_of(const std::vector<step>& steps) {
    fine_case c{"X", "ICO", "GB", "", "", "", {}};
    for (const step& s : steps) {
        fine_event e{s.what, std::nullopt, std::nullopt, "", ""};
        if (s.pounds) e.amount = pounds(*s.pounds);
        c.events.push_back(e);
    }
    return c;
}

/// What a case stands at, in words: "imposed 100 by 0", "annulled ? by 1", "undecided".
std::string standing_of(const std::vector<step>& steps) {
    const fine_case c = case_of(steps);
    const auto now = final_standing(c);
    if (!now) return "undecided";
    std::string text{to_string(now->status)};
    text += now->amount ? ' ' + to_string(now->amount->amount()) : " ?";
    return text + " by " + std::to_string(now->decided_by - c.events.data());
}

constexpr stage proposed = stage::proposed;
constexpr stage imposed = stage::imposed;
constexpr stage varied = stage::varied;
constexpr stage annulled = stage::annulled;
constexpr stage reinstated = stage::reinstated;
constexpr stage settled = stage::settled;

} // namespace

TEST_CASE("a proposal decides nothing") {
    CHECK(standing_of({{proposed, 100}}) == "undecided");
    CHECK(standing_of({{proposed, 100}, {proposed, 50}}) == "undecided");
    CHECK(standing_of({{proposed}}) == "undecided");
}

TEST_CASE("the last decision is what is due") {
    CHECK(standing_of({{imposed, 100}}) == "imposed 100 by 0");
    CHECK(standing_of({{proposed, 200}, {imposed, 100}}) == "imposed 100 by 1");
    CHECK(standing_of({{imposed, 100}, {varied, 80}}) == "varied 80 by 1");
    CHECK(standing_of({{imposed, 100}, {varied, 80}, {varied, 90}}) == "varied 90 by 2");
    CHECK(standing_of({{proposed, 200}, {settled, 70}}) == "settled 70 by 1");
    CHECK(standing_of({{imposed, 100}, {settled, 70}}) == "settled 70 by 1");
    CHECK(standing_of({{imposed, 0}}) == "imposed 0 by 0");
}

TEST_CASE("a decision without an amount leaves unknown what is due") {
    CHECK(standing_of({{imposed}}) == "imposed ? by 0");
    CHECK(standing_of({{proposed, 100}, {imposed}}) == "imposed ? by 1");
    CHECK(standing_of({{imposed, 100}, {varied}}) == "varied ? by 1");
    CHECK(standing_of({{imposed, 100}, {settled}}) == "settled ? by 1");
}

TEST_CASE("a proposal after a decision does not undo it") {
    CHECK(standing_of({{imposed, 100}, {proposed, 500}}) == "imposed 100 by 0");
}

TEST_CASE("an annulment leaves nothing due, in the currency of what it set aside") {
    CHECK(standing_of({{imposed, 100}, {annulled}}) == "annulled 0 by 1");
    CHECK(standing_of({{proposed, 100}, {annulled}}) == "annulled 0 by 1");
    CHECK(standing_of({{imposed, 100}, {varied, 80}, {annulled}}) == "annulled 0 by 2");
    const fine_case c = case_of({{imposed, 100}, {annulled}});
    CHECK(final_standing(c)->amount == pounds(0));
}

TEST_CASE("a second annulment changes nothing") {
    CHECK(standing_of({{imposed, 100}, {annulled}, {annulled}}) == "annulled 0 by 2");
    CHECK(standing_of({{imposed, 100}, {annulled}, {annulled}, {reinstated}}) ==
          "reinstated 100 by 0");
}

TEST_CASE("an annulled fine of unknown amount is nothing in the currency of its proposal") {
    CHECK(standing_of({{proposed, 100}, {imposed}, {annulled}}) == "annulled 0 by 2");
}

TEST_CASE("what is reinstated is the last decision, annulled or not") {
    CHECK(standing_of({{imposed, 100}, {reinstated}}) == "reinstated 100 by 0");
    CHECK(standing_of({{imposed, 100}, {annulled}, {imposed, 50}, {reinstated}}) ==
          "reinstated 50 by 2");
}

TEST_CASE("an annulment of something in no known currency leaves an unknown amount") {
    CHECK(standing_of({{annulled}}) == "annulled ? by 0");
    CHECK(standing_of({{proposed}, {annulled}}) == "annulled ? by 1");
}

TEST_CASE("a reinstated fine is due as before, since the day it was decided") {
    CHECK(standing_of({{imposed, 100}, {annulled}, {reinstated}}) == "reinstated 100 by 0");
    CHECK(standing_of({{proposed, 200}, {imposed, 100}, {annulled}, {reinstated}}) ==
          "reinstated 100 by 1");
    CHECK(standing_of({{imposed, 100}, {varied, 80}, {annulled}, {reinstated}}) ==
          "reinstated 80 by 1");
    // saying its amount again changes nothing
    CHECK(standing_of({{imposed, 100}, {annulled}, {reinstated, 100}}) == "reinstated 100 by 0");
}

TEST_CASE("a fine reinstated at another amount is decided by that") {
    CHECK(standing_of({{imposed, 100}, {annulled}, {reinstated, 60}}) == "reinstated 60 by 2");
}

TEST_CASE("a fine may be annulled again after it was reinstated") {
    CHECK(standing_of({{imposed, 100}, {annulled}, {reinstated}, {annulled}}) == "annulled 0 by 3");
    CHECK(standing_of({{imposed, 100}, {annulled}, {reinstated}, {annulled}, {reinstated}}) ==
          "reinstated 100 by 0");
    CHECK(standing_of({{imposed, 100}, {annulled}, {reinstated}, {varied, 30}}) ==
          "varied 30 by 3");
}

TEST_CASE("a new decision after an annulment counts for itself") {
    CHECK(standing_of({{imposed, 100}, {annulled}, {imposed, 40}}) == "imposed 40 by 2");
}

TEST_CASE("the proposal is the last one with an amount before any decision") {
    const auto at = [](const std::vector<step>& steps) {
        const fine_case c = case_of(steps);
        const fine_event* const e = find_proposal(c);
        return e == nullptr ? -1 : static_cast<int>(e - c.events.data());
    };
    CHECK(at({{proposed, 100}}) == 0);
    CHECK(at({{proposed, 100}, {proposed, 80}, {imposed, 50}}) == 1);
    CHECK(at({{proposed, 100}, {proposed}, {imposed, 50}}) == 0);
    CHECK(at({{proposed}, {imposed, 50}}) == -1);
    CHECK(at({{imposed, 50}, {proposed, 100}}) == -1);
    CHECK(at({{imposed, 50}}) == -1);
}

TEST_CASE("the first decision is the first with an amount that is no proposal") {
    const auto at = [](const std::vector<step>& steps) {
        const fine_case c = case_of(steps);
        const fine_event* const e = find_first_decision(c);
        return e == nullptr ? -1 : static_cast<int>(e - c.events.data());
    };
    CHECK(at({{imposed, 50}}) == 0);
    CHECK(at({{proposed, 100}, {imposed, 50}, {varied, 40}}) == 1);
    CHECK(at({{imposed}, {varied, 40}}) == 1);
    CHECK(at({{settled, 40}}) == 0);
    CHECK(at({{proposed, 100}}) == -1);
    CHECK(at({{imposed}, {annulled}}) == -1);
}

TEST_CASE("after any sequence of stages, status, decision and amount agree") {
    CHECK(rc::check("standings", [] {
        std::vector<step> steps;
        const int count = *rc::gen::inRange(1, 8);
        for (int i = 0; i < count; ++i) {
            step s{static_cast<stage>(*rc::gen::inRange(0, 6))};
            if (s.what != annulled && *rc::gen::inRange(0, 4) != 0) {
                s.pounds = *rc::gen::inRange(1, 1000);
            }
            steps.push_back(s);
        }
        const fine_case c = case_of(steps);
        const auto now = final_standing(c);

        const fine_event* last = nullptr;
        for (const fine_event& e : c.events) {
            if (e.what != proposed) last = &e;
        }
        RC_ASSERT(now.has_value() == (last != nullptr));
        if (!now) return;
        RC_ASSERT(now->status == last->what);
        RC_ASSERT(now->decided_by >= c.events.data());
        RC_ASSERT(now->decided_by <= last);
        RC_ASSERT(now->decided_by->what != proposed);
        if (last->what == annulled) {
            RC_ASSERT(now->decided_by == last);
            RC_ASSERT((!now->amount || *now->amount == pounds(0)));
        } else {
            RC_ASSERT(now->amount == now->decided_by->amount);
            if (last->what != reinstated) RC_ASSERT(now->decided_by == last);
        }
    }));
}
