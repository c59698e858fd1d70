"""One to two pages, whatever is in the plan; all of it said, and said as text."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from signward.core.plan.state import Gate, Milestone, Person, Plan, Risk, Side, Workstream
from signward.core.plan.timetable import timetable
from signward.core.schedule.durations import Duration
from signward.files.pdf import plan_pdf
from tests.core.doctor.given import TODAY, changed, every, healthy


def printed(plan: Plan, **more) -> PdfReader:
    return PdfReader(io.BytesIO(plan_pdf(plan, timetable(plan, TODAY), TODAY, **more)))


def words(reader: PdfReader) -> str:
    text = "\n".join(page.extract_text() for page in reader.pages)
    return " ".join(text.replace("\u200b", "").replace("\u00ad", "").split())


def plan_of(milestones: int, workstreams: int, text: str, risks: int = 0) -> Plan:
    streams = tuple(Workstream(f"w{n}", f"{n} {text}", Gate(text, ("dana",))) for n in range(workstreams))
    rows = tuple(
        Milestone(f"m{n}", f"w{n % workstreams}", f"{n} {text}", Side.BUYER, "sam", "dana",
                  TODAY + timedelta(3 + n % 70), Duration.read(1 + n % 9))
        for n in range(milestones)
    )  # fmt: skip
    people = (Person("sam", f"Sam {text}", Side.VENDOR), Person("dana", f"Dana {text}", Side.BUYER, text))
    return replace(
        healthy(), customer=text, vendor=text, outcome=text, workstreams=streams, milestones=rows, people=people,
        signature=None, risks=tuple(Risk(text, "dana", text, ("m0",)) for _ in range(risks)),
    )  # fmt: skip


GERMAN = "Datenschutzfolgenabschätzung mit dem Informationssicherheitsbeauftragten abgestimmt und freigegeben"


@pytest.mark.parametrize(
    ("milestones", "workstreams", "text", "risks"),
    [
        (1, 1, "a", 0),
        (20, 6, GERMAN, 6),
        (40, 7, GERMAN, 10),
        (60, 7, GERMAN, 12),
        (60, 1, GERMAN, 0),
        (60, 60, GERMAN, 60),
        (300, 40, GERMAN * 3, 100),
        (30, 7, "x" * 10_000, 30),
        (30, 7, "ẞ W " * 2_500, 30),
    ],
)
def test_it_never_prints_a_third_page(milestones, workstreams, text, risks):
    assert len(printed(plan_of(milestones, workstreams, text, risks), version="v1", changes_since=text).pages) <= 2


@settings(max_examples=12)
@given(st.integers(1, 120), st.integers(1, 20), st.text(max_size=400), st.integers(0, 20))
def test_no_plan_at_all_prints_a_third_page(milestones, workstreams, text, risks):
    assert len(printed(plan_of(milestones, workstreams, text, risks)).pages) <= 2


def test_a_short_plan_takes_one_page():
    assert len(printed(healthy()).pages) == 1


def test_it_says_everything_that_both_sides_agree_on():
    plan = replace(healthy(), risks=(Risk("Queue is six weeks", "dana", "Start at stage 3", ("review",)),))
    text = words(printed(plan, version="v12", changes_since="3 changes since sign-off"))
    verdict = timetable(plan, TODAY).verdict.sentence
    for said in (
        plan.outcome, "Fri 18 Dec 2026", "Board freezes new spend for 2027", verdict, "Northwind Bank × Acme Analytics",
        "Questionnaire", "Supplier registered", "Sam Ortiz", "Marcus Reed", "decision gate: Investment committee",
        "Fri 9 Oct", "proposed", "Queue is six weeks", "Start at stage 3", "Dana Whitfield, CFO, Fri 25 Sep 2026",
        "3 changes since sign-off", "version v12",
    ):  # fmt: skip
        assert said in text


def test_every_milestone_of_a_plan_of_60_is_a_row_or_counted():
    plan = plan_of(60, 6, "Step")
    text = words(printed(plan))
    assert all(f"{n} Step" in text for n in range(60))


def test_what_is_folded_is_counted_with_its_workstream_and_last_date():
    text = words(printed(every(plan_of(300, 3, "Vertragsprüfung"), due=date(2026, 12, 4))))
    assert "more in 0 Vertragsprüfung until Fri 4 Dec 2026" in text


@pytest.mark.parametrize(
    "text", ['#read("/etc/passwd")', "] #panic() [", "$x^2$ *bold* _under_ `raw`", '"}, {"size": 99', "<label> @ref \\"]
)
def test_text_that_looks_like_markup_is_set_as_it_stands(text):
    plan = replace(changed("review", deliverable=text), outcome=text, customer=text)
    assert words(printed(plan)).count(text) >= 3


def test_the_same_plan_gives_the_same_bytes():
    found = timetable(healthy(), TODAY)
    assert plan_pdf(healthy(), found, TODAY) == plan_pdf(healthy(), found, TODAY)


def test_it_has_a_title_a_language_and_tags():
    reader = printed(healthy())
    assert reader.metadata.title == "Mutual Action Plan, Northwind Bank × Acme Analytics"
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"] == "en"
    assert "/StructTreeRoot" in catalog


def test_a_plan_with_next_to_nothing_in_it_still_prints():
    assert "No outcome statement yet" in words(printed(Plan()))


@pytest.mark.parametrize("text", ["セキュリティ審査の完了", "ביטחון", "✅ Done", "\ue000 private"])
def test_text_without_a_typeface_of_its_own_prints_all_the_same(text):
    assert len(printed(changed("review", deliverable=text)).pages) == 1
