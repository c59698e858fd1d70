from dataclasses import replace
from datetime import date

import pytest

from signward.core.plan.commands import (
    AddMilestone,
    AddWorkstream,
    AssignMilestone,
    DescribeMilestone,
    DropMilestone,
    EstimateMilestone,
    LeadMilestone,
    LinkMilestone,
    MoveTarget,
    NameGate,
    NamePerson,
    NameRisk,
    SetCalendar,
    SettleRisk,
    StateCompellingEvent,
    StateOutcome,
    WriteNote,
)
from signward.core.plan.refusals import (
    MovedMeanwhile,
    NoReason,
    NotAllowed,
    NothingChanges,
    NotInThePlan,
    NotPossible,
)
from signward.core.plan.state import CompellingEvent, Gate, Link, Plan, Side
from signward.core.plan.times import CalendarSpec
from signward.core.plan.timetable import timetable
from tests.core.plan.given import DANA, PLAN, RAVI, TODAY, after, when


def test_a_new_milestone_stands_last_in_its_workstream_and_signature_waits_for_it():
    plan = after(PLAN, AddMilestone("security", "Pen test shared", duration=2))
    assert [m.id for m in plan.milestones] == ["questionnaire", "board", "pen-test-shared", "legal"]
    assert Link("pen-test-shared") in plan.signature.after


def test_what_follows_the_signature_does_not_hold_it_up():
    plan = after(PLAN, AddMilestone("security", "Go-live", after=(Link("signature"),)))
    assert plan.signature == PLAN.signature
    assert timetable(plan, TODAY).signature == timetable(PLAN, TODAY).signature


def test_equal_words_get_ids_of_their_own():
    twice = after(after(PLAN, AddMilestone("legal", "Redlines")), AddMilestone("legal", "Redlines"))
    assert twice.milestones[-1].id == "redlines-2"


def test_dropping_a_milestone_lets_its_followers_follow_what_it_followed():
    plan = after(PLAN, DropMilestone("board", "Security approves by mail"))
    assert plan.milestone("board") is None
    assert plan.signature.after == (Link("legal"), Link("questionnaire"))


def test_a_milestone_is_not_dropped_without_a_reason():
    with pytest.raises(NoReason):
        when(PLAN, DropMilestone("board", ""))


def test_owners_are_people_of_that_side():
    assert after(PLAN, AssignMilestone("legal", Side.BUYER, "ravi", None), RAVI).milestone("legal").buyer == "ravi"
    with pytest.raises(NotPossible):
        when(PLAN, AssignMilestone("legal", Side.BUYER, "sam", None))
    with pytest.raises(NotInThePlan):
        when(PLAN, AssignMilestone("legal", Side.BUYER, "nobody-known", None))


@pytest.mark.parametrize(
    "command",
    [
        AssignMilestone("board", Side.BUYER, "ravi", "sam"),
        DescribeMilestone("board", "Board says yes", "Board nods"),
        EstimateMilestone("board", 5, 3),
        LinkMilestone("board", (), ()),
        StateOutcome("Faster close", "Slower close"),
        MoveTarget(date(2026, 12, 1), "other", "why not", date(2026, 12, 24)),
    ],
)
def test_the_later_of_two_editors_of_one_field_sees_both_values(command):
    with pytest.raises(MovedMeanwhile) as refused:
        when(PLAN, command)
    assert refused.value.seen != refused.value.now


def test_a_circle_is_refused_and_names_the_milestones_on_it():
    with pytest.raises(NotPossible, match="circle") as refused:
        when(PLAN, LinkMilestone("questionnaire", (Link("board"),), ()))
    for on_it in ("questionnaire", "board"):
        assert PLAN.names[on_it] in refused.value.message


def test_a_link_to_nothing_is_refused():
    with pytest.raises(NotInThePlan):
        when(PLAN, LinkMilestone("legal", (Link("nothing"),), ()))


def test_a_longer_estimate_says_what_it_does_to_the_signature():
    (estimated,) = when(PLAN, EstimateMilestone("board", [5, 20, 30], 1))
    assert estimated.signature_now > estimated.signature_was


def test_a_duration_that_nobody_can_read_is_refused_in_words():
    with pytest.raises(NotPossible, match="duration"):
        when(PLAN, EstimateMilestone("board", {"gaussian": [1]}, 1))


def test_the_target_moves_with_a_reason_and_keeps_its_past():
    with pytest.raises(NoReason):
        when(PLAN, MoveTarget(date(2026, 12, 18), "", "", date(2026, 11, 20)))
    moved = after(PLAN, MoveTarget(date(2026, 12, 18), "budget", "Board meets later", date(2026, 11, 20)), DANA)
    assert moved.target_signature == date(2026, 12, 18)
    assert moved.target_moves[0].reason == "Board meets later"


def test_a_first_target_needs_no_reason():
    plan = replace(PLAN, target_signature=None)
    assert after(plan, MoveTarget(date(2026, 12, 18), "", "", None)).target_signature == date(2026, 12, 18)


def test_the_buyers_reason_stands_beside_the_target():
    stated = after(PLAN, StateCompellingEvent("Board freezes new spend", date(2026, 12, 21)), DANA)
    assert stated.compelling_event == CompellingEvent("Board freezes new spend", date(2026, 12, 21))


def test_workstreams_and_gates_are_named():
    plan = after(PLAN, AddWorkstream("Procurement"))
    plan = after(plan, NameGate("procurement", "Vendor board", ("dana",)))
    assert plan.workstream("procurement").gate == Gate("Vendor board", ("dana",))
    with pytest.raises(MovedMeanwhile) as caught:
        when(plan, NameGate("procurement", "Buying committee"))
    assert (caught.value.now, caught.value.typed) == (Gate("Vendor board", ("dana",)), Gate("Buying committee"))
    with pytest.raises(NothingChanges):
        when(plan, AddWorkstream("procurement"))


def test_a_person_is_named_once():
    with pytest.raises(NothingChanges):
        when(PLAN, NamePerson("Dana Whitfield", Side.BUYER, "champion", "dana@northwind.example"))
    married = after(PLAN, NamePerson("Dana Woods", Side.BUYER, "", "DANA@northwind.example"))
    assert [p.name for p in married.people if p.side is Side.BUYER] == ["Dana Woods", "Ravi Nair"]


def test_the_buyer_does_not_name_the_vendors_people():
    with pytest.raises(NotAllowed):
        when(PLAN, NamePerson("Mole", Side.VENDOR), DANA)


@pytest.mark.parametrize("address", ["no-at-sign", "a@b", "two@@x.example", "a b@c.example"])
def test_an_address_is_an_address(address):
    with pytest.raises(NotPossible):
        when(PLAN, NamePerson("Lee", Side.BUYER, "", address))


def test_risks_are_named_and_settled():
    plan = after(PLAN, NameRisk("Security queue is six weeks", "dana", "Start early", ("questionnaire",)))
    assert plan.risks[0].id == "security-queue-is-six-weeks"
    assert after(plan, SettleRisk(plan.risks[0].id, "The queue was cut")).risks == ()


def test_a_calendar_needs_a_working_day_and_says_what_it_does_to_the_signature():
    with pytest.raises(NotPossible):
        when(PLAN, SetCalendar(Side.BUYER, CalendarSpec(workdays=()), CalendarSpec()))
    freeze = CalendarSpec(freezes=((date(2026, 11, 3), date(2026, 11, 30)),))
    (set_,) = when(PLAN, SetCalendar(Side.BUYER, freeze, CalendarSpec()), DANA)
    assert set_.signature_now > set_.signature_was


def test_a_note_touches_nothing_of_the_shared_plan():
    (note,) = when(PLAN, WriteNote("They have another vendor in the race"))
    assert (note.side, note.text) == (Side.VENDOR, "They have another vendor in the race")


def test_text_is_kept_clean_and_within_bounds():
    stated = after(PLAN, StateOutcome("Cafe\u0301 \x00 opens", PLAN.outcome))
    assert stated.outcome == "Café  opens"
    with pytest.raises(NotPossible):
        when(PLAN, StateOutcome("x" * 5_001, PLAN.outcome))


def test_nothing_is_refused_in_silence():
    with pytest.raises(NotInThePlan):
        when(Plan(), AddMilestone("nowhere", "Thing"))


def test_the_lead_of_a_milestone_changes_whose_days_count_and_says_what_that_does():
    closed = replace(
        PLAN, calendars={Side.BUYER: CalendarSpec(freezes=((date(2026, 11, 3), date(2026, 11, 30)),))}
    )  # fmt: skip
    found = next(m for m in PLAN.milestones if m.lead is Side.VENDOR and not m.done and m.duration)
    (led,) = when(closed, LeadMilestone(found.id, Side.BUYER, Side.VENDOR))
    assert after(closed, LeadMilestone(found.id, Side.BUYER, Side.VENDOR)).milestone(found.id).lead is Side.BUYER
    assert led.signature_now > led.signature_was
    with pytest.raises(NothingChanges):
        when(PLAN, LeadMilestone(found.id, Side.VENDOR, Side.VENDOR))
    with pytest.raises(MovedMeanwhile):
        when(PLAN, LeadMilestone(found.id, Side.BUYER, Side.BUYER))
