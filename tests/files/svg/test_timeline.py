"""The timeline says what the plan says, in shapes and in words, and never more than a page may hold."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders

from signward.core.plan.state import CalendarSpec, Confirmation, Move, Person, Plan, Side, Workstream
from signward.core.plan.timetable import timetable
from signward.files.svg import timeline_svg
from signward.files.svg.style import printed_style, stylesheet
from tests.core.doctor.given import TODAY, changed, healthy, milestone

SVG = "{http://www.w3.org/2000/svg}"


def drawn(plan: Plan, today: date = TODAY, **how) -> ElementTree.Element:
    return ElementTree.fromstring(timeline_svg(plan, timetable(plan, today), today, **how))  # noqa: S314 - our own


def by_class(svg: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [e for e in svg.iter() if name in e.get("class", "").split()]


def long_plan(count: int) -> Plan:
    rows = tuple(milestone(f"deliverable-{n}", f"w{n % 6}", date(2026, 11, 2), 1 + n % 5) for n in range(count))
    streams = tuple(Workstream(f"w{n}", f"Workstream {n}") for n in range(6))
    return replace(healthy(), workstreams=streams, milestones=rows, signature=None)


def test_every_milestone_has_one_mark_with_its_id_its_date_and_both_owners_initials():
    marks = by_class(drawn(healthy()), "tl-milestone")
    assert {m.get("data-milestone"): m.get("data-date") for m in marks} == {
        m.id: str(m.due) for m in healthy().milestones
    }
    review = next(m for m in marks if m.get("data-milestone") == "review")
    owners = [(t.text, float(t.get("x"))) for t in by_class(review, "tl-owner")]
    assert [text for text, _ in owners] == ["SO", "YT"]
    assert owners[0][1] < owners[1][1], "the vendor stands on the left"


def test_every_workstream_has_its_lane_even_while_it_is_empty():
    plan = replace(healthy(), workstreams=(*healthy().workstreams, Workstream("value", "First value")))
    assert [t.text for t in by_class(drawn(plan), "tl-lane-name")][-1] == "First value"


def test_the_signature_flies_at_the_target_and_time_runs_back_from_it():
    svg = drawn(healthy())
    (flag,) = by_class(svg, "tl-flag")
    assert "".join(flag.itertext()) == "Signature Fri 18 Dec 2026"
    pole = float(flag.find(f"{SVG}line").get("x1"))
    assert all(float(r.get("x")) < pole for r in by_class(svg, "tl-bar"))


def test_a_target_that_cannot_be_met_stands_beside_the_forecast():
    plan = replace(healthy(), target_signature=date(2026, 10, 2))
    texts = ["".join(flag.itertext()) for flag in by_class(drawn(plan), "tl-flag")]
    assert [text.split()[0] for text in texts][:2] == ["Forecast", "Target"]


def test_the_critical_path_is_drawn_through_what_decides():
    svg = drawn(healthy())
    assert len(by_class(svg, "tl-critical")) == 1
    decides = {m.get("data-milestone") for m in by_class(svg, "tl-decides")}
    assert decides == set(timetable(healthy(), TODAY).verdict.decided_by)


def test_a_date_moved_since_sign_off_leaves_a_ghost_where_it_was():
    move = Move(date(2026, 10, 23), date(2026, 10, 30), TODAY, "sam", Side.VENDOR, "other", "late")
    assert len(by_class(drawn(changed("review", moves=(move,))), "tl-ghost")) == 1
    assert by_class(drawn(healthy()), "tl-ghost") == []


def test_standings_differ_by_class():
    plan = changed("questionnaire", confirmed=Confirmation("dana", TODAY))
    plan = changed("review", plan, done=date(2026, 9, 25))
    classes = {m.get("data-milestone"): m.get("class").split()[1] for m in by_class(drawn(plan), "tl-milestone")}
    assert (classes["questionnaire"], classes["review"], classes["contract-agreed"]) == (
        "tl-confirmed",
        "tl-done",
        "tl-proposed",
    )


def test_a_freeze_and_a_holiday_are_shaded():
    spec = CalendarSpec(freezes=((date(2026, 11, 2), date(2026, 11, 6)),), holidays=(date(2026, 10, 12),))
    svg = drawn(replace(healthy(), calendars={Side.BUYER: spec}))
    assert "".join(by_class(svg, "tl-freeze")[0].itertext()) == "Buyer freeze"
    assert "".join(by_class(svg, "tl-holiday")[0].itertext()).startswith("Buyer holiday, Mon 12 Oct")


def test_gates_are_doors_with_the_name_of_the_meeting():
    doors = ["".join(door.itertext()) for door in by_class(drawn(healthy()), "tl-door")]
    assert "Decision gate: Investment committee" in doors


def test_the_text_alternative_says_the_verdict_and_every_milestone():
    svg = drawn(healthy())
    assert svg.get("role") == "img"
    words = svg.find(f"{SVG}desc").text
    assert words.startswith(timetable(healthy(), TODAY).verdict.sentence)
    for m in healthy().milestones:
        assert m.deliverable in words


def test_for_a_page_there_is_no_style_at_all_and_for_a_file_it_brings_its_colours():
    text = timeline_svg(healthy(), timetable(healthy(), TODAY), TODAY, standalone=False)
    assert "<style" not in text
    assert not re.search(r"\sstyle=", text)
    assert "<style>" in timeline_svg(healthy(), timetable(healthy(), TODAY), TODAY)
    assert "var(" not in printed_style()


def test_the_page_serves_the_same_stylesheet():
    assert Path(finders.find("css/timeline.css")).read_text() == stylesheet()


def test_text_of_the_plan_is_never_markup():
    hostile = '</text><script>alert(1)</script>&"\x00\ud800'
    plan = changed("review", deliverable=hostile, vendor="x")
    plan = replace(plan, customer=hostile, people=(*plan.people, Person("x", hostile, Side.VENDOR)))
    svg = drawn(plan)
    assert not [e for e in svg.iter() if e.tag.endswith("script")]


@pytest.mark.parametrize("count", [1, 15, 40, 60])
def test_no_label_lies_over_another_label_or_mark(count):
    svg = drawn(long_plan(count))
    assert len(by_class(svg, "tl-mark")) == count
    boxes = []
    for label in by_class(svg, "tl-label"):
        x, wide = float(label.get("x")), 5.2 * len(label.text)
        left = x - wide if label.get("text-anchor") == "end" else x
        boxes.append((left, left + wide, float(label.get("y"))))
    boxes += [(float(m.get("x")), float(m.get("x")) + 38, float(m.get("y")) + 12) for m in by_class(svg, "tl-mark")]
    for (a, b, y), (c, d, z) in combinations(boxes, 2):
        assert b <= c or d <= a or abs(y - z) > 9


@pytest.mark.parametrize("how", [{"width": 1200}, {"width": 360, "narrow": True}, {"width": 800, "only": {"review"}}])
def test_nothing_is_drawn_outside_its_width(how):
    svg = drawn(long_plan(30) if "only" not in how else healthy(), **how)
    for box in svg.iter(f"{SVG}rect"):
        assert float(box.get("x")) >= -20
        assert float(box.get("x")) + float(box.get("width")) <= how["width"] + 20


def test_only_the_chosen_milestones_and_their_lanes_are_drawn():
    svg = drawn(healthy(), only={"review"})
    assert [m.get("data-milestone") for m in by_class(svg, "tl-milestone")] == ["review"]
    assert [t.text for t in by_class(svg, "tl-lane-name")] == ["Security review"]


def test_an_empty_plan_says_so():
    plan = Plan()
    assert "No milestone yet" in "".join(drawn(plan).itertext())


def test_a_timetable_of_another_plan_is_refused():
    with pytest.raises(ValueError, match="another plan"):
        timeline_svg(Plan(), timetable(healthy(), TODAY), TODAY)
