#include <mulct/fines/fine_case.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <optional>
#include <string>
#include <string_view>
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
        fine_event e{s.what, std::nullopt, {}, "", ""};
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
    const fine_amount& due = now->amount.value;
    text += due.is_known() ? ' ' + to_string(due) : " ?";
    return text + " by " + std::to_string(now->decided_by - c.events.data());
}

constexpr stage proposed = stage::proposed;
constexpr stage imposed = stage::imposed;
constexpr stage varied = stage::varied;
constexpr stage annulled = stage::annulled;
constexpr stage reinstated = stage::reinstated;
constexpr stage settled = stage::settled;

struct dated_step {
    stage what;
    std::string_view date;
    int pounds = 0; // none: not known
};

fine_case dated_case(const std::vector<dated_step>& steps) {
    fine_case c{"X", "ICO", "GB", "", "", "", {}};
    for (const dated_step& s : steps) {
        fine_event e{s.what, std::nullopt, {}, "", ""};
        if (!s.date.empty()) e.date = parse_partial_date(s.date).value();
        if (s.pounds > 0) e.amount = pounds(s.pounds);
        c.events.push_back(e);
    }
    return c;
}

/// Where a case stood on a day: "imposed 100", "undecided", "not certain: 1".
std::string stood(const fine_case& c, std::string_view on) {
    const auto now = standing_on(c, *parse_day(on));
    if (!now) return "not certain: " + std::to_string(now.error().event - c.events.data());
    if (!*now) return "undecided";
    const standing& s = **now;
    return std::string{to_string(s.status)} + ' ' +
           (s.amount.value.is_known() ? to_string(s.amount.value) : "?");
}

/// How many events had happened: "1", "not certain: 1".
std::string happened(const fine_case& c, std::string_view on) {
    const auto n = events_until(c, *parse_day(on));
    return n ? std::to_string(*n)
             : "not certain: " + std::to_string(n.error().event - c.events.data());
}

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
    CHECK(final_standing(c)->amount.value == pounds(0));
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
            const fine_amount& due = now->amount.value;
            RC_ASSERT((!due.is_known() || due == pounds(0)));
        } else {
            RC_ASSERT(now->amount.value == now->decided_by->amount);
            if (last->what != reinstated) RC_ASSERT(now->decided_by == last);
        }
    }));
}

TEST_CASE("a case stood on a day as its events up to then left it, that day's included") {
    const fine_case clearview = dated_case({{proposed, "2021-11-29", 17000000},
                                            {imposed, "2022-05-18", 7552800},
                                            {annulled, "2023-10-17"},
                                            {reinstated, "2025-10-07"}});
    CHECK(stood(clearview, "2021-11-28") == "undecided");
    CHECK(stood(clearview, "2022-05-17") == "undecided");
    CHECK(stood(clearview, "2022-05-18") == "imposed 7552800");
    CHECK(stood(clearview, "2023-10-16") == "imposed 7552800");
    CHECK(stood(clearview, "2023-10-17") == "annulled 0");
    CHECK(stood(clearview, "2025-10-07") == "reinstated 7552800");
    CHECK(happened(clearview, "2021-11-28") == "0");
    CHECK(happened(clearview, "2021-11-29") == "1");
    CHECK(happened(clearview, "2025-10-07") == "4");
}

TEST_CASE("in the month or year of a partial date it is not certain where a case stood") {
    const fine_case c = dated_case({{imposed, "2017-05-22", 150}, {varied, "2018-01", 100}});
    CHECK(stood(c, "2017-12-31") == "imposed 150");
    CHECK(stood(c, "2018-01-01") == "not certain: 1");
    CHECK(stood(c, "2018-01-30") == "not certain: 1");
    CHECK(stood(c, "2018-01-31") == "varied 100");
    CHECK(happened(c, "2018-01-15") == "not certain: 1");
}

TEST_CASE("an event without a date lies between its neighbours") {
    const fine_case c = dated_case(
        {{proposed, "", 400}, {imposed, "2019-12-17", 275}, {varied, ""}, {annulled, "2021-08"}});
    CHECK(stood(c, "2019-12-16") == "undecided"); // proposed or not
    CHECK(happened(c, "2019-12-16") == "not certain: 0");
    CHECK(stood(c, "2019-12-17") == "not certain: 2");
    CHECK(stood(c, "2021-07-31") == "not certain: 2");
    CHECK(stood(c, "2021-08-01") == "not certain: 2");
    CHECK(stood(c, "2021-08-31") == "annulled 0");
    CHECK(happened(c, "2021-08-31") == "4");
}

TEST_CASE("an uncertain event that would change nothing leaves a case certain") {
    const fine_case c = dated_case({{imposed, "2020-01-01", 5}, {proposed, "2021", 9}});
    CHECK(stood(c, "2021-06-01") == "imposed 5");
    CHECK(happened(c, "2021-06-01") == "not certain: 1");
}

TEST_CASE("on the last day of all a case stands where it stands finally") {
    CHECK(rc::check("last day", [] {
        std::vector<dated_step> steps;
        const int count = *rc::gen::inRange(1, 6);
        for (int i = 0; i < count; ++i) {
            steps.push_back({static_cast<stage>(*rc::gen::inRange(0, 6)),
                             *rc::gen::element<std::string_view>("2020", "2020-05", "2020-05-23"),
                             *rc::gen::inRange(0, 3)});
        }
        const fine_case c = dated_case(steps);
        const auto last = standing_on(c, *parse_day("2020-12-31"));
        RC_ASSERT(last.has_value());
        RC_ASSERT(*last == final_standing(c));
        RC_ASSERT(*standing_on(c, *parse_day("2019-12-31")) == std::nullopt);
    }));
}

TEST_CASE("a case's currency is that of its decision, else of its proposal") {
    fine_case c{"Amazon", "CNPD", "LU", "", "", "", {}};
    CHECK_FALSE(own_currency(c));
    c.events.push_back({proposed, {}, money{decimal{425000000}, "USD"_currency}, "", ""});
    CHECK(own_currency(c) == "USD"_currency);
    CHECK(proposed_in(c) == proposed_amount{money{decimal{425000000}, "USD"_currency}});
    c.events.push_back({imposed, {}, money{decimal{746000000}, "EUR"_currency}, "", ""});
    CHECK(own_currency(c) == "EUR"_currency);
    CHECK_FALSE(proposed_in(case_of({{imposed, 5}})).value.is_known());
}

TEST_CASE("an annulled daily penalty is nothing a day") {
    fine_case c = case_of({{imposed}, {annulled}});
    c.events[0].amount = fine_amount::per_day(pounds(5));
    CHECK(to_string(final_standing(c)->amount.value) == "0/day");
}
