"""A template made from a plan carries how the work is done, and nothing of the customer for whom it was done."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from signward.core.plan.document import read_document
from signward.core.plan.refusals import Refusal
from signward.core.plan.state import (
    Baseline,
    CalendarSpec,
    CompellingEvent,
    Confirmation,
    Gate,
    Meeting,
    Move,
    Person,
    Risk,
    Segment,
    Side,
    SignOff,
)
from signward.core.plan.template_of import template_of
from signward.core.plan.templates import read_template, write_template
from signward.core.plan.times import Authority
from signward.core.schedule.durations import Duration
from tests.core.plan.given import PLAN
from tests.files.documents import documents

DAY = date(2026, 11, 3)
CANARY = "Kanarienvogel"
MOVE = Move(DAY, DAY, DAY, CANARY, Side.BUYER, "other", f"{CANARY} moved")
MEETING = Meeting(
    f"{CANARY} board", "FREQ=WEEKLY;UNTIL=20261231;BYDAY=TU", DAY, authority=Authority(471_100, "CHF")
)  # fmt: skip
FULL = replace(
    PLAN,
    customer=f"{CANARY} Bank AG",
    vendor="Wellensittich Analytics",
    outcome=f"{CANARY} closes faster",
    compelling_event=CompellingEvent(f"{CANARY} board", DAY),
    segment=Segment.ENTERPRISE,
    reserve=5,
    calendars={Side.BUYER: CalendarSpec("DE", "BY", ((DAY, DAY),), (DAY,))},
    people=(
        Person("sam", "Papagei Ortiz", Side.VENDOR, "account executive", "papagei@vendor.example"),
        Person("dana-kanarienvogel", "Dana Sperling", Side.BUYER, f"CISO of {CANARY}", "dana@kanarienvogel.example"),
    ),
    workstreams=(
        replace(
            PLAN.workstreams[0],
            name=f"Security at {CANARY}",
            gate=Gate(f"{CANARY} security board", ("dana-kanarienvogel",), "kanarienvogel-board"),
        ),
        PLAN.workstreams[1],
    ),
    milestones=tuple(
        replace(
            m,
            id="kanarienvogel-board" if m.id == "board" else m.id,
            deliverable=f"Dana Sperling shows {CANARY}'s board {m.deliverable}",
            vendor="sam",
            buyer="dana-kanarienvogel",
            evidence=f"https://{CANARY}.example",
            done=DAY,
            started=DAY,
            not_before=DAY,
            expected=DAY,
            confirmed=Confirmation("dana-kanarienvogel", DAY),
            moves=(MOVE,),
            meeting=MEETING if m.id == "board" else None,
        )
        for m in PLAN.milestones
    ),
    signature=replace(PLAN.signature, after=(), buyer="dana-kanarienvogel"),
    risks=(Risk(f"{CANARY} is slow", "dana-kanarienvogel", CANARY),),
    sign_off=SignOff("dana-kanarienvogel", CANARY, DAY, "3", "ab", CANARY),
    baselines=(Baseline(DAY, CANARY, "3", DAY, DAY, ()),),
    target_moves=(MOVE,),
)


def told(plan):
    return json.dumps(write_template(template_of(plan, "Ours")), ensure_ascii=False).casefold()


def test_nothing_of_the_customer_and_nobody_travels_to_another():
    text = told(FULL)
    people = (CANARY, "Dana", "Sperling", "Papagei", "Ortiz", "Wellensittich")
    for canary in (*people, "2026", "4711", "CHF", "@", "https", "DE"):
        assert f'"{canary}"'.casefold() not in text if canary == "DE" else canary.casefold() not in text


def test_a_date_in_the_plan_has_no_key_to_travel_in():
    assert not {"due", "done", "started", "not_before", "expected", "moves", "confirmed", "evidence", "from"} & set(
        json.loads(told(FULL))["workstreams"][0]["milestones"][0]
    )


def test_how_the_work_is_done_stays():
    template = template_of(FULL, "Ours", "What we do")
    assert [m.lead for m in template.plan.milestones] == [m.lead for m in PLAN.milestones]
    assert [len(m.after) for m in template.plan.milestones] == [len(m.after) for m in PLAN.milestones]
    board = template.plan.milestones[1]
    assert (board.meeting.every, board.meeting.start) == ("FREQ=WEEKLY;BYDAY=TU", None)
    assert template.plan.workstreams[0].gate.milestone == board.id
    assert [p.role for p in template.plan.people] == ["Account executive", "CISO of the customer"]
    assert (template.segment, template.plan.reserve) == ("enterprise", 5)


def test_typed_durations_stay_and_usual_ones_are_left_to_what_is_usual_next_time():
    usual = replace(PLAN.milestones[0], duration=Duration.read([2, 4, 8]), basis="usual for enterprise")
    plan = replace(PLAN, milestones=(usual, *PLAN.milestones[1:]))
    first, second, _ = template_of(plan, "Ours").plan.milestones
    assert (first.duration, first.step) == (None, "security-questionnaire")
    assert second.duration == PLAN.milestones[1].duration


def test_a_list_of_dates_of_a_gate_stays_behind():
    fixed = replace(PLAN.milestones[1], meeting=Meeting("Board", on=(DAY,)))
    plan = replace(PLAN, milestones=(PLAN.milestones[0], fixed, PLAN.milestones[2]))
    assert template_of(plan, "Ours").plan.milestones[1].meeting is None


@settings(max_examples=60)
@given(documents())
def test_every_plan_makes_a_template_that_can_be_read(document):
    try:
        template = template_of(read_document(document), "Ours")
    except Refusal:
        return
    assert read_template(write_template(template)) == template
