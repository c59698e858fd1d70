"""When a gate meets, given on the page: what it implies is shown first, and nobody overwrites another."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest

from signward.core.plan.actors import Actor
from signward.core.plan.commands import EstimateMilestone, SetCalendar, SetMeeting
from signward.core.plan.state import Side
from signward.core.plan.times import Authority, CalendarSpec, Meeting
from signward.plans.act import act
from signward.plans.queries import plan_page
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
FROM = TODAY - timedelta(days=TODAY.weekday())  # a Monday
WEEKLY = {
    "kind": "weekly", "name": "Investment committee", "weeks": "2", "weekdays": ["2", "4"], "start": str(FROM),
    "papers": "3", "above": "500,000", "currency": "eur", "on": "", "single": "yes",
}  # fmt: skip
BY = Actor("user:1", "Sam Ortiz", Side.VENDOR, "ae")
FOREIGN = Meeting("Board", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=1TU", FROM)


def plan_of(cast):
    return plan_page(cast.plan, Side.VENDOR, TODAY).plan


def stands(cast, milestone="approval"):
    return plan_of(cast).milestone(milestone).meeting


def hidden(answer, *names):
    """The values that the form on the screen carries along."""
    said = answer.content.decode()
    found = {name: re.search(rf'name="{name}"\s+value="([^"]*)"', said) for name in names}
    return {name: html.unescape(match[1]) for name, match in found.items() if match}


def shown(client, address):
    return hidden(client.get(address), "seen", "days_seen")


def words(answer):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.fixture
def sam(cast):
    return cast.as_vendor(cast.sam), f"/plans/{cast.plan}/milestones/approval/meeting"


def test_its_dates_and_what_they_do_are_shown_before_anything_is_saved(cast, sam):
    client, address = sam
    answer = client.post(address, {**WEEKLY, **shown(client, address), "preview": "yes"})
    said = words(answer)
    assert answer.status_code == 200
    assert "Next dates" in said
    assert "The earliest meeting that decides it is that of" in said
    assert "with the papers by" in said
    assert "The signature forecast" in said
    assert "Save the meeting" in said
    assert stands(cast) is None


def test_it_opens_with_what_is_usual_and_the_name_of_the_gate(cast, sam):
    client, address = sam
    said = client.get(address).content.decode()
    assert 'value="Investment committee"' in said
    assert "Next dates" in said
    assert "One meeting decides it" in said


def test_saving_keeps_every_field_and_says_so_in_the_history_of_both_sides(cast, sam):
    client, address = sam
    assert client.post(address, {**WEEKLY, **shown(client, address)}).status_code == 303
    assert stands(cast) == Meeting(
        "Investment committee", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", FROM, papers=3,
        authority=Authority(500_000, "EUR"),
    )  # fmt: skip
    assert plan_of(cast).milestone("approval").duration.spec == 1
    for side in Side:
        history = plan_page(cast.plan, side, TODAY).history
        assert "every second week on Tuesday and Thursday" in history[0].words
        assert "decides above 500,000 EUR" in history[0].words
        assert "one meeting decides it" in history[1].words


def test_the_page_then_shows_it_as_it_was_given_and_saves_nothing_twice(cast, sam):
    client, address = sam
    client.post(address, {**WEEKLY, **shown(client, address)})
    before = len(plan_page(cast.plan, Side.VENDOR, TODAY).history)
    page = client.get(address)
    said = words(page)
    assert "Now: Investment committee, every second week on Tuesday and Thursday" in said
    assert "In no meeting: on any working day" in said
    again = {**WEEKLY, "single": ""}
    assert client.post(address, {**again, **hidden(page, "seen")}).status_code == 303
    assert len(plan_page(cast.plan, Side.VENDOR, TODAY).history) == before


def test_the_gate_says_when_it_meets_on_the_page_of_both_sides(cast, sam):
    client, address = sam
    client.post(address, {**WEEKLY, **shown(client, address)})
    for reader, base in ((client, "/plans/"), (cast.as_buyer(cast.dana), "/buyer/plans/")):
        said = words(reader.get(f"{base}{cast.plan}/"))
        assert "Meets every second week on Tuesday and Thursday: " in said
        assert "(decides above 500,000 EUR)" in said


def test_a_gate_that_decides_nothing_yet_offers_what_it_might_decide(cast, sam):
    client, _ = sam
    said = client.get(f"/plans/{cast.plan}/").content.decode()
    assert "Choose what it decides" in said
    assert f"/plans/{cast.plan}/milestones/approval/meeting" in said


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        (
            {"kind": "weekday", "nths": ["1", "-1"], "weekday": "4", "months": "3"},
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TH,-1TH",
        ),
        ({"kind": "weekday", "nths": ["2"], "weekday": "2", "months": "1"}, "FREQ=MONTHLY;BYDAY=2TU"),
        ({"kind": "day", "day": "15", "day_months": "1"}, "FREQ=MONTHLY;BYMONTHDAY=15"),
        ({"kind": "day", "day": "-1", "day_months": "12"}, "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=-1"),
    ],
)
def test_every_usual_rule_can_be_given(cast, sam, typed, rule):
    client, address = sam
    assert client.post(address, {**WEEKLY, **typed, **shown(client, address)}).status_code == 303
    assert stands(cast).every == rule


def test_given_days_are_kept_and_one_on_which_a_side_is_off_is_held_all_the_same(cast, sam):
    client, address = sam
    saturday = FROM + timedelta(days=5 + 7 * 26)
    days = {"kind": "given", "on": f"{saturday + timedelta(days=10)}\n{saturday}"}
    said = words(client.post(address, {**WEEKLY, **days, **shown(client, address), "preview": "yes"}))
    assert "is held, though" in said
    assert "does not work on Saturdays" in said
    assert client.post(address, {**WEEKLY, **days, **shown(client, address)}).status_code == 303
    assert stands(cast).on == (saturday, saturday + timedelta(days=10))


def test_days_that_drop_out_are_named_with_the_next_that_is_held(cast, sam):
    client, address = sam
    week = FROM + timedelta(days=28)
    freeze = CalendarSpec(freezes=((week, week + timedelta(days=6)),))
    was = plan_of(cast).calendars.get(Side.BUYER, CalendarSpec())
    act(cast.plan, SetCalendar(Side.BUYER, freeze, was), BY)
    said = words(client.post(address, {**WEEKLY, **shown(client, address), "preview": "yes"}))
    assert "drops out: Northwind Bank has a freeze. The next is" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"weekdays": []}, "Choose at least one day of the week."),
        ({"weeks": "0"}, "how many weeks lie between"),
        ({"start": "soon"}, "the day from which the meetings are counted"),
        ({"papers": "-1"}, "whole business days"),
        ({"above": "much"}, "Give the amount in figures"),
        ({"above": "500000", "currency": "euros"}, "three letters"),
        ({"kind": "given", "on": "christmas"}, "This is not: christmas"),
        ({"kind": "given", "on": "2020-01-07"}, "The last meeting was on Tue 7 Jan 2020: give days that are still"),
        ({"kind": "given", "on": ""}, "Write the days of the meeting, one a line."),
        ({"kind": "weekday", "nths": []}, "the first Thursday"),
        ({"kind": "day", "day": "32"}, "Choose how the meeting recurs"),
        ({"kind": "rule"}, "Give the days of the meeting, or a rule"),
        ({"weekdays": ["6"]}, "never held on a day on which both sides work"),
    ],
)  # fmt: skip
def test_what_nobody_can_hold_is_told_and_what_was_typed_is_kept(cast, sam, typed, said):
    client, address = sam
    filled = {**WEEKLY, "name": "Works council", **typed, **shown(client, address)}
    for more in ({"preview": "yes"}, {}):
        answer = client.post(address, {**filled, **more})
        assert answer.status_code == (200 if more else 422)
        assert said in words(answer)
        assert 'value="Works council"' in answer.content.decode()
    assert stands(cast) is None


def test_what_somebody_else_gave_meanwhile_is_shown_beside_mine(cast, sam):
    client, address = sam
    mine = {**WEEKLY, **shown(client, address)}
    buyer, theirs = cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/milestones/approval/meeting"
    assert buyer.post(theirs, {**mine, "weekdays": ["3"], "single": ""}).status_code == 303
    answer = client.post(address, mine)
    said = words(answer)
    assert answer.status_code == 409
    assert "Dana Whitfield changed this" in said
    assert "every second Wednesday" in said
    assert "every second week on Tuesday and Thursday" in said
    assert stands(cast).every == "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"
    assert client.post(address, {**mine, **hidden(answer, "seen", "days_seen")}).status_code == 303
    assert stands(cast).every == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"


def test_a_length_that_changed_meanwhile_is_not_overwritten_by_one_meeting(cast, sam):
    client, address = sam
    mine = {**WEEKLY, **shown(client, address)}
    was = plan_of(cast).milestone("approval").duration.spec
    act(cast.plan, EstimateMilestone("approval", 9, was), BY)
    answer = client.post(address, mine)
    assert answer.status_code == 409
    assert stands(cast) is None
    assert client.post(address, {**mine, **hidden(answer, "seen", "days_seen")}).status_code == 303
    assert plan_of(cast).milestone("approval").duration.spec == 1


def test_a_rule_that_the_form_cannot_say_is_shown_and_kept(cast, sam):
    client, address = sam
    act(cast.plan, SetMeeting("approval", FOREIGN, None), BY)
    page = client.get(address)
    assert f"As it is written: by the rule {FOREIGN.every}" in words(page)
    kept = {"kind": "rule", "name": "Group board", "papers": "5", "start": str(FROM), **hidden(page, "seen", "written")}
    assert client.post(address, kept).status_code == 303
    assert stands(cast) == Meeting("Group board", FOREIGN.every, FROM, papers=5)


def test_a_rule_that_is_kept_is_ones_own_and_not_what_somebody_else_gave_meanwhile(cast, sam):
    client, address = sam
    act(cast.plan, SetMeeting("approval", FOREIGN, None), BY)
    page = client.get(address)
    kept = {"kind": "rule", "name": "Group board", "start": str(FROM), **hidden(page, "seen", "written")}
    act(cast.plan, SetMeeting("approval", Meeting("Other", "FREQ=WEEKLY;BYDAY=TU", FROM), FOREIGN), BY)
    answer = client.post(address, kept)
    assert answer.status_code == 409
    assert client.post(address, {**kept, **hidden(answer, "seen", "written")}).status_code == 303
    assert stands(cast) == Meeting("Group board", FOREIGN.every, FROM)


def test_a_rule_that_says_the_same_in_other_words_stays_as_it_was_written(cast, sam):
    client, address = sam
    written = Meeting("Board", "RRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1", FROM)
    act(cast.plan, SetMeeting("approval", written, None), BY)
    same = {"kind": "weekday", "nths": ["1"], "weekday": "2", "months": "1", "name": "Board", "start": str(FROM)}
    assert client.post(address, {**same, **hidden(client.get(address), "seen")}).status_code == 303
    assert stands(cast) == written


def test_the_meeting_is_taken_out_again_and_everything_is_undone(cast, sam):
    client, address = sam
    took = plan_of(cast).milestone("approval").duration
    client.post(address, {**WEEKLY, **shown(client, address)})
    page = client.get(f"/plans/{cast.plan}/").content.decode()
    version = re.search(r'name="version"\s+value="(\d+)"', page)[1]
    assert client.post(f"/plans/{cast.plan}/undo", {"version": version}).status_code == 303
    assert stands(cast) is None
    assert plan_of(cast).milestone("approval").duration == took
    client.post(address, {**WEEKLY, **shown(client, address)})
    out = {"kind": "none", **hidden(client.get(address), "seen")}
    assert "Take the meeting out" in words(client.post(address, {**out, "preview": "yes"}))
    assert client.post(address, out).status_code == 303
    assert stands(cast) is None


def test_the_champion_gives_it_too_and_a_colleague_does_not(cast):
    address = f"/buyer/plans/{cast.plan}/milestones/approval/meeting"
    colleague = cast.as_buyer(cast.cole)
    refused = colleague.post(address, {**WEEKLY, **shown(colleague, address)})
    assert refused.status_code == 422
    assert "you cannot do this" in words(refused)
    champion = cast.as_buyer(cast.dana)
    assert champion.post(address, {**WEEKLY, **shown(champion, address)}).status_code == 303


def test_a_form_that_was_tampered_with_has_seen_nothing(cast, sam):
    client, address = sam
    act(cast.plan, SetMeeting("approval", FOREIGN, None), BY)
    for seen in ("{", '{"on": ["never"]}', "[]"):
        assert client.post(address, {**WEEKLY, "seen": seen}).status_code == 409
    assert stands(cast) == FOREIGN


def test_a_milestone_that_is_not_there_is_not_found(cast, sam):
    assert sam[0].get(f"/plans/{cast.plan}/milestones/nothing/meeting").status_code == 404
