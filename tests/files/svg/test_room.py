"""Whatever a plan holds, no text in the drawing lies on another, on a mark or on a bar, and none leaves the drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signward.core.plan.baseline import AgreedDate, Baseline
from signward.core.plan.state import Gate, Link, Milestone, Person, Plan, Side, Workstream
from signward.core.plan.times import CalendarSpec, Meeting
from signward.core.plan.timetable import timetable
from signward.core.schedule.durations import Duration
from signward.files.svg import timeline_svg
from signward.files.svg.letters import width_of

TODAY = date(2026, 9, 28)
SVG = "{http://www.w3.org/2000/svg}"
SIZES = {"tl-month-name": 12, "tl-day": 10, "tl-lane-name": 13, "tl-gate": 11, "tl-freeze-name": 10.5, "tl-today": 11,
         "tl-flag-name": 11.5, "tl-who": 9, "tl-empty": 14}  # fmt: skip
BOLD = {"tl-month-name", "tl-lane-name", "tl-today", "tl-flag-name", "tl-who"}

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def boxes(svg: ElementTree.Element) -> tuple[list[tuple[str, Box]], list[tuple[str, Box]]]:
    """The texts with what they take up, and the marks and bars with the ids of their milestones."""
    crowded = "tl-crowded" in svg.get("class").split()
    texts = [(said, box) for text in svg.iter(f"{SVG}text") if (said := "".join(text.itertext())).strip()
             for box in [text_box(text, said, crowded)]]  # fmt: skip
    return texts, list(shapes(svg))


def text_box(text: ElementTree.Element, said: str, crowded: bool) -> Box:
    classes = (text.get("class") or "").split()
    name = next((one for one in classes if one in SIZES), "")
    size = SIZES.get(name, 11 if crowded else 12)
    wide = width_of(said, size, bold=name in BOLD)
    x, y = float(text.get("x")), float(text.get("y"))
    left = x - wide if "tl-end" in classes else x - wide / 2 if name in {"tl-who", "tl-empty"} else x
    return left, y - 0.75 * size, left + wide, y + 0.2 * size


def shapes(svg: ElementTree.Element) -> Iterator[tuple[str, Box]]:
    for group in svg.iter(f"{SVG}g"):
        milestone = group.get("data-milestone")
        for use in group.iter(f"{SVG}use") if milestone else ():
            x, y = float(use.get("x")), float(use.get("y"))
            yield (
                milestone,
                (x - 28, y - 3, x - 21, y + 3) if "tick" in use.get("class") else (x - 19, y - 8, x + 19, y + 8),
            )
        for path in group.iter(f"{SVG}path") if milestone else ():
            if path.get("class") == "tl-bar":
                x, y, end = map(float, re.fullmatch(r"M(\S+) (\S+)H(\S+)", path.get("d")).groups())
                yield milestone, (x, y - 4, end, y + 4)
            elif path.get("class") == "tl-door":
                x, y, wide, high = map(float, re.match(r"M(\S+) (\S+)h(\d+)v(\d+)", path.get("d")).groups())
                yield milestone, (x, y, x + wide, y + high)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


WORDS = st.sampled_from(
    [
        "Go",
        "Redlines back",
        "Security questionnaire answered",
        "セキュリティ審査の完了",
        "W" * 20,
        "x" * 90,
        "Datenschutzfolgenabschätzung mit dem Beauftragten abgestimmt und freigegeben",
    ]
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    count, streams = draw(st.integers(0, 45)), draw(st.integers(1, 8))
    days = st.integers(-60, 120) if draw(st.booleans()) else st.integers(0, 10)
    milestones = tuple(_milestone(draw, n, streams, days) for n in range(count))
    freezes = tuple((TODAY + timedelta(n), TODAY + timedelta(n + 9)) for n in draw(st.lists(days, max_size=3)))
    target = draw(st.none() | days.map(lambda n: TODAY + timedelta(n)))
    agreed = tuple(AgreedDate(m.id, m.name, TODAY + timedelta(draw(days))) for m in milestones)
    signed = Baseline(TODAY - timedelta(9), target=TODAY + timedelta(draw(days)), milestones=agreed)
    return Plan(
        "Northwind Bank", "Acme", target_signature=target, milestones=milestones,
        baselines=draw(st.sampled_from([(), (signed,)])),
        calendars={side: CalendarSpec(freezes=freezes) for side in Side},
        people=(Person("s", "Sam Ortiz", Side.VENDOR), Person("d", "Maximiliane Wirth-Meier", Side.BUYER)),
        workstreams=tuple(
            Workstream(f"w{n}", draw(WORDS), Gate(draw(WORDS)) if draw(st.booleans()) else None) for n in range(streams)
        ),
    )  # fmt: skip


def _milestone(draw: st.DrawFn, n: int, streams: int, days: st.SearchStrategy[int]) -> Milestone:
    due = draw(st.none() | days.map(lambda n: TODAY + timedelta(n)))
    done = draw(st.none() | st.integers(0, 60).map(lambda n: TODAY - timedelta(n)))
    meeting = Meeting(every="FREQ=WEEKLY", start=TODAY + timedelta(7)) if draw(st.integers(0, 5)) == 5 else None
    return Milestone(
        f"m{n}", f"w{draw(st.integers(0, streams - 1))}", draw(WORDS), draw(st.sampled_from(Side)), "s", "d", due,
        Duration.read(draw(st.sampled_from([0, 1, 3, 10, 40]))),
        (Link(f"m{draw(st.integers(0, n - 1))}"),) if n and draw(st.booleans()) else (),
        done=done, meeting=meeting,
    )  # fmt: skip


HOWS = [{"width": 1152}, {"width": 358, "narrow": True}, {"width": 800}]


@pytest.mark.parametrize("how", HOWS, ids=["wide", "narrow", "printed"])
@given(plan=plans())
def test_no_text_lies_on_another_or_on_a_mark_or_bar(how: dict[str, Any], plan: Plan):
    svg = ElementTree.fromstring(timeline_svg(plan, timetable(plan, TODAY), TODAY, **how))  # noqa: S314 - our own
    texts, drawn = boxes(svg)
    for (said, one), (other, box) in combinations(texts, 2):
        assert not overlap(one, box), f"{said!r} lies on {other!r}"
    owners = ["".join(t.itertext()) for t in svg.iter(f"{SVG}text") if (t.get("class") or "").startswith("tl-who")]
    for (said, one), (milestone, box) in product(texts, drawn):
        assert said in owners or not overlap(one, box), f"{said!r} lies on {milestone}"
    for said, (left, _, right, bottom) in texts:
        assert left >= -1, said
        assert right <= how["width"] + 1, said
        assert bottom <= float(svg.get("height")), said
    for milestone, (left, _, right, _) in drawn:
        assert left >= 0, milestone
        assert right <= how["width"], milestone


@pytest.mark.parametrize("how", HOWS, ids=["wide", "narrow", "printed"])
@given(plan=plans())
def test_marks_of_two_milestones_keep_apart(how: dict[str, Any], plan: Plan):
    svg = ElementTree.fromstring(timeline_svg(plan, timetable(plan, TODAY), TODAY, **how))  # noqa: S314 - our own
    _, drawn = boxes(svg)
    assert len({milestone for milestone, _ in drawn}) == len(plan.milestones)
    for (one, box), (other, place) in combinations(drawn, 2):
        assert one == other or not overlap(box, place), f"{one} lies on {other}"


def test_the_check_sees_an_overlap():
    plan = replace(Plan(), milestones=(Milestone("a", "w", "Alpha"),))
    text = timeline_svg(plan, timetable(plan, TODAY), TODAY)
    moved = re.sub(r'(<text x=")\d+(" y="\d+">Alpha)', r"\g<1>215\2", text)
    (at,) = re.findall(r'<use class="tl-mark" href="#tl-p" x="(\d+)"', moved)
    moved = moved.replace('<text x="215"', f'<text x="{at}"')
    texts, drawn = boxes(ElementTree.fromstring(moved))  # noqa: S314 - our own
    assert any(overlap(one, box) for (said, one), (_, box) in product(texts, drawn) if said == "Alpha")
