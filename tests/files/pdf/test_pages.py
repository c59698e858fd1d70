"""One to two pages, whatever is in the plan; all of it said, and said as text."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from signward.core.plan.digest import digest
from signward.core.plan.state import Gate, Milestone, Person, Plan, Risk, Side, Workstream
from signward.core.plan.times import CalendarSpec
from signward.core.plan.timetable import timetable
from signward.core.risk.chance_in_words import chance_in_words
from signward.core.risk.chances import chances
from signward.core.schedule.durations import Duration
from signward.files.pdf import plan_pdf
from signward.files.pdf.content import page_content
from signward.files.pdf.density import PLAIN
from signward.files.pdf.typesetting import pages_in, typeset
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
    assert len(printed(plan_of(milestones, workstreams, text, risks), version="v1").pages) <= 2


@settings(max_examples=12)
@given(st.integers(1, 120), st.integers(1, 20), st.text(max_size=400), st.integers(0, 20))
def test_no_plan_at_all_prints_a_third_page(milestones, workstreams, text, risks):
    assert len(printed(plan_of(milestones, workstreams, text, risks)).pages) <= 2


def test_a_short_plan_takes_one_page():
    assert len(printed(healthy()).pages) == 1


def test_it_says_everything_that_both_sides_agree_on():
    signed = replace(healthy().sign_off, version="11", changes=3, lapsed=("date",))
    risks = (Risk("Queue is six weeks", "dana", "Start at stage 3", ("review",)),)
    plan = replace(healthy(), risks=risks, sign_off=signed)
    text = words(printed(plan, version="v12"))
    verdict = timetable(plan, TODAY).verdict.sentence
    for said in (
        plan.outcome, "Fri 18 Dec 2026", "Board freezes new spend for 2027", verdict, "Northwind Bank × Acme Analytics",
        "Questionnaire", "Supplier registered", "Sam Ortiz", "Marcus Reed", "decision gate: Investment committee",
        "Fri 9 Oct", "proposed", "Queue is six weeks", "Start at stage 3", "version 11",
        "Dana Whitfield, CFO, Fri 25 Sep 2026",
        "3 changes since sign-off; a new sign-off is needed (date changed)", "version v12", digest(plan),
    ):  # fmt: skip
        assert said in text


def test_every_milestone_of_a_plan_of_60_is_a_row_or_counted():
    plan = plan_of(60, 6, "Step")
    text = words(printed(plan))
    assert all(f"{n} Step" in text for n in range(60))


def test_what_the_timeline_leaves_out_is_counted():
    assert re.search(r"The timeline shows \d+ of 60 milestones", words(printed(plan_of(60, 6, "Step"))))
    assert "The timeline shows" not in words(printed(healthy()))


@pytest.mark.parametrize(("country", "size"), [("US", (612, 792)), ("DE", (595, 842)), (None, (595, 842))])
def test_the_paper_is_the_buyers(country, size):
    plan = replace(healthy(), calendars={Side.BUYER: CalendarSpec(country), Side.VENDOR: CalendarSpec("US")})
    box = printed(plan).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


@pytest.mark.parametrize("country", ["US", "DE"])
@pytest.mark.parametrize("milestones", [20, 24, 60, 120])
def test_two_pages_are_enough_on_either_paper(country, milestones):
    plan = replace(plan_of(milestones, 7, GERMAN, 6), calendars={Side.BUYER: CalendarSpec(country)})
    assert len(printed(plan).pages) <= 2


@pytest.mark.parametrize("milestones", range(4, 25, 4))
def test_no_page_is_given_up_that_would_have_held_the_plan(milestones):
    plan = plan_of(milestones, 4, "Step", 1)
    closest = typeset(page_content(timetable(plan, TODAY), PLAIN, ""), TODAY)
    assert len(printed(plan).pages) == pages_in(closest)


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


def test_it_says_what_became_of_the_dates_that_were_signed():
    text = words(printed(changed("review", due=date(2026, 11, 6))))
    assert "1 date later" in text
    assert "date later" not in words(printed(healthy()))


def test_it_tells_the_chance_and_draws_what_is_likely():
    plan = changed("review", duration=Duration.read([4, 10, 30]))
    found = chances(plan, TODAY)
    table = timetable(plan, TODAY).likely_by(found.signed_by)
    reader = PdfReader(io.BytesIO(plan_pdf(plan, table, TODAY, chances=found)))
    said = words(reader)
    assert f"(80 %: {found.signature.p80.day} " in said
    assert f"{table.verdict.sentence} {chance_in_words(found)}" in said
    assert "10 %" in said  # at the end of the haze
    assert "Chance" not in words(printed(plan))
    assert len(reader.pages) == 1


def test_what_is_unlikely_is_at_risk_on_paper_too():
    plan = every(healthy(), duration=Duration.read([1, 4, 20]))
    plan = replace(plan, target_signature=timetable(plan, TODAY).signature)
    found = chances(plan, TODAY)
    table = timetable(plan, TODAY).likely_by(found.signed_by)
    assert "At risk. On course to sign by " in words(PdfReader(io.BytesIO(plan_pdf(plan, table, TODAY, chances=found))))


def test_a_plan_that_says_no_durations_is_not_called_on_course_on_paper():
    plan = replace(healthy(), milestones=tuple(replace(m, duration=None) for m in healthy().milestones))
    said = words(printed(plan))
    assert "Not shown yet. " in said
    assert "On course" not in said
