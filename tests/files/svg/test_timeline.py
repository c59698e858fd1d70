"""The timeline says what the plan says, in shapes and in words, and never more than a page may hold."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders

from signward.core.plan.dates_in_words import day
from signward.core.plan.state import Confirmation, Person, Plan, Side, Workstream
from signward.core.plan.times import CalendarSpec
from signward.core.plan.timetable import timetable
from signward.core.risk.chances import Chances, chances
from signward.core.schedule.durations import Duration
from signward.files.svg import timeline_svg
from signward.files.svg.style import DARK, LIGHT, file_style, stylesheet
from tests.core.doctor.given import TODAY, changed, healthy, milestone

SVG = "{http://www.w3.org/2000/svg}"


def drawn(plan: Plan, today: date = TODAY, **how) -> ElementTree.Element:
    return ElementTree.fromstring(timeline_svg(plan, timetable(plan, today), today, **how))  # noqa: S314 - our own


def by_class(svg: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [e for e in svg.iter() if name in e.get("class", "").split()]


def flags(svg: ElementTree.Element) -> list[str | None]:
    return [t.text for t in by_class(svg, "tl-flag-name")]


def extent(path: ElementTree.Element) -> tuple[int, int]:
    """From where to where a straight line runs, in x."""
    left, _, right = re.fullmatch(r"M(\d+) (\d+)[HV](\d+)", path.get("d")).groups()
    return int(left), int(right)


def long_plan(count: int) -> Plan:
    rows = tuple(milestone(f"deliverable-{n}", f"w{n % 6}", date(2026, 11, 2), 1 + n % 5) for n in range(count))
    streams = tuple(Workstream(f"w{n}", f"Workstream {n}") for n in range(6))
    return replace(healthy(), workstreams=streams, milestones=rows, signature=None)


def test_every_milestone_has_one_mark_with_its_id_its_date_and_both_owners_initials():
    marks = by_class(drawn(healthy()), "tl-m")
    assert {m.get("data-milestone"): m.get("data-date") for m in marks} == {
        m.id: str(m.due) for m in healthy().milestones
    }
    review = next(m for m in marks if m.get("data-milestone") == "review")
    (who,) = by_class(review, "tl-who")
    assert "".join(who.itertext()).split() == ["SO", "YT"], "the vendor stands on the left"


def test_every_workstream_has_its_lane_even_while_it_is_empty():
    plan = replace(healthy(), workstreams=(*healthy().workstreams, Workstream("value", "First value")))
    assert [t.text for t in by_class(drawn(plan), "tl-lane-name")][-1] == "First value"


def test_the_signature_flies_at_the_target_and_time_runs_back_from_it():
    svg = drawn(healthy())
    assert flags(svg) == ["Signature Fri 18 Dec 2026"]
    pole = next(extent(p)[0] for p in by_class(svg, "tl-pole") if "tl-flag" in p.get("class"))
    assert all(extent(bar)[1] <= pole for bar in by_class(svg, "tl-bar"))


def test_a_target_that_cannot_be_met_stands_beside_the_forecast():
    plan = replace(healthy(), target_signature=date(2026, 10, 2))
    assert flags(drawn(plan))[:2] == ["Earliest signature Wed 21 Oct 2026", "Target Fri 2 Oct 2026"]


def test_a_buyer_reads_of_dates_and_never_of_a_forecast():
    plan = replace(healthy(), target_signature=date(2026, 10, 2))
    assert "forecast" not in timeline_svg(plan, timetable(plan, TODAY), TODAY).lower()


def test_the_target_that_was_signed_stays_in_sight_when_it_has_moved():
    plan = replace(healthy(), target_signature=date(2026, 12, 30))
    assert flags(drawn(plan)) == ["Signature Wed 30 Dec 2026", "Signed for Fri 18 Dec 2026"]


def test_the_critical_path_is_drawn_through_what_decides():
    svg = drawn(healthy())
    assert len(by_class(svg, "tl-critical")) == 1
    decides = {m.get("data-milestone") for m in by_class(svg, "tl-decides")}
    assert decides == set(timetable(healthy(), TODAY).verdict.decided_by)


def test_a_date_moved_since_sign_off_leaves_a_ghost_where_it_was():
    assert len(by_class(drawn(changed("review", due=date(2026, 11, 6))), "tl-ghost")) == 1
    assert len(by_class(drawn(changed("review", done=date(2026, 9, 25))), "tl-ghost")) == 1
    assert by_class(drawn(healthy()), "tl-ghost") == []


def test_standings_differ_by_class():
    plan = changed("questionnaire", confirmed=Confirmation("dana", TODAY))
    plan = changed("review", plan, done=date(2026, 9, 25))
    classes = {m.get("data-milestone"): m.get("class").split()[1] for m in by_class(drawn(plan), "tl-m")}
    assert (classes["questionnaire"], classes["review"], classes["contract-agreed"]) == (
        "tl-confirmed",
        "tl-done",
        "tl-proposed",
    )


def test_a_freeze_and_a_holiday_are_shaded():
    spec = CalendarSpec(freezes=((date(2026, 11, 2), date(2026, 11, 6)),), holidays=(date(2026, 10, 12),))
    svg = drawn(replace(healthy(), calendars={Side.BUYER: spec}))
    assert "".join(by_class(svg, "tl-freeze")[0].itertext()).startswith("Buyer freeze, Mon 2 Nov 2026 to Fri 6 Nov")
    assert [t.text for t in by_class(svg, "tl-freeze-name")] == ["Buyer freeze"]
    assert "".join(by_class(svg, "tl-holiday")[0].itertext()) == "Buyer holidays: Mon 12 Oct 2026"


def test_gates_are_doors_with_the_name_of_the_meeting():
    svg = drawn(healthy())
    assert [t.text for t in by_class(svg, "tl-gate")] == [w.gate.name for w in healthy().workstreams]
    hung = {m.get("data-milestone") for m in by_class(svg, "tl-m") if by_class(m, "tl-door")}
    assert hung == {"review", "contract-agreed", "supplier-registered", "spend-approved"}


def test_the_text_alternative_says_the_verdict_and_every_milestone():
    svg = drawn(healthy())
    assert svg.get("role") == "img"
    words = svg.find(f"{SVG}desc").text
    assert words.startswith(f"Today is Mon 28 Sep 2026. {timetable(healthy(), TODAY).verdict.sentence}")
    for m in healthy().milestones:
        assert m.deliverable in words


def test_the_text_alternative_says_what_was_signed_and_freezes_and_milestones_without_a_workstream():
    plan = changed("review", due=date(2026, 11, 6))
    plan = changed("questionnaire", plan, workstream="elsewhere")
    freeze = CalendarSpec(freezes=((date(2026, 11, 2), date(2026, 11, 6)),))
    words = drawn(replace(plan, calendars={Side.BUYER: freeze})).find(f"{SVG}desc").text
    for said in (
        "due Fri 6 Nov 2026, proposed, signed for Fri 30 Oct 2026", "elsewhere: Questionnaire",
        "Buyer freeze from Mon 2 Nov 2026 to Fri 6 Nov 2026.", "Signed off on Fri 25 Sep 2026 for Fri 18 Dec 2026.",
    ):  # fmt: skip
        assert said in words


def test_what_a_mark_stands_for_is_told_to_a_pointer_too():
    review = next(m for m in by_class(drawn(healthy()), "tl-m") if m.get("data-milestone") == "review")
    assert review.find(f"{SVG}title").text.startswith("Sam Ortiz · Yuki Tanaka, due Fri 30 Oct 2026, proposed")


def test_what_a_label_has_no_room_for_is_told_to_a_pointer():
    long = "Security architecture reviewed by the " + "very " * 30 + "last board"
    review = next(m for m in by_class(drawn(changed("review", deliverable=long)), "tl-m")
                  if m.get("data-milestone") == "review")  # fmt: skip
    assert review.find(f"{SVG}title").text.startswith(f"{long}: Sam Ortiz")


def test_two_drawings_on_a_page_share_their_words_and_no_id():
    wide = drawn(healthy(), standalone=False)
    narrow = drawn(healthy(), standalone=False, width=358, narrow=True, name="tn", told_by="tl")
    ids = [e.get("id") for svg in (wide, narrow) for e in svg.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert [wide.get("aria-labelledby"), wide.get("aria-describedby")] == ["tl-title", "tl-desc"]
    assert narrow.get("aria-describedby") == "tl-desc"
    assert [narrow.find(f"{SVG}desc"), narrow.find(f"{SVG}title")] == [None, None]
    assert {u.get("href") for u in narrow.iter(f"{SVG}use")} <= {f"#{i}" for i in ids if i.startswith("tn-")}


def test_for_a_page_there_is_no_style_at_all():
    text = timeline_svg(healthy(), timetable(healthy(), TODAY), TODAY, standalone=False)
    assert "<style" not in text
    assert not re.search(r"\sstyle=", text)


def test_a_file_brings_its_colours_for_light_and_dark():
    light, dark = file_style("timeline.css").split("@media screen and (prefers-color-scheme: dark)")
    assert "var(" not in light + dark
    assert (LIGHT["paper"] in light, DARK["paper"] in dark, LIGHT["ink"] in dark) == (True, True, False)


def test_the_page_serves_the_same_stylesheet_and_names_every_colour_in_it():
    assert Path(finders.find("css/timeline.css")).read_text() == stylesheet()
    tokens = Path(finders.find("css/tokens.css")).read_text()
    used = set(re.findall(r"var\(--([\w-]+)\)", stylesheet()))
    assert used == LIGHT.keys() == DARK.keys()
    assert all(f"--{name}:" in tokens for name in used)


def test_forty_milestones_weigh_little_on_a_page():
    plan = long_plan(40)
    assert len(timeline_svg(plan, timetable(plan, TODAY), TODAY, standalone=False)) < 25_000


def test_text_of_the_plan_is_never_markup():
    hostile = '</text><script>alert(1)</script>&"\x00\ud800'
    plan = changed("review", deliverable=hostile, vendor="x")
    plan = replace(plan, customer=hostile, people=(*plan.people, Person("x", hostile, Side.VENDOR)))
    svg = drawn(plan)
    assert not [e for e in svg.iter() if e.tag.endswith("script")]


def test_only_the_chosen_milestones_and_their_lanes_are_drawn():
    svg = drawn(healthy(), only={"review"})
    assert [m.get("data-milestone") for m in by_class(svg, "tl-m")] == ["review"]
    assert [t.text for t in by_class(svg, "tl-lane-name")] == ["Security review"]


def test_an_empty_plan_says_so():
    plan = Plan()
    assert "No milestone yet" in "".join(drawn(plan).itertext())
    assert flags(drawn(plan)) == []
    assert flags(drawn(Plan(target_signature=date(2026, 12, 18)))) == ["Signature Fri 18 Dec 2026"]


def test_a_timetable_of_another_plan_is_refused():
    with pytest.raises(ValueError, match="another plan"):
        timeline_svg(Plan(), timetable(healthy(), TODAY), TODAY)


def test_a_date_far_from_all_others_does_not_squeeze_them_and_is_said_in_words():
    far = changed("review", due=date(2028, 5, 2))
    (mark,) = [m for m in by_class(drawn(far), "tl-m") if m.get("data-milestone") == "review"]
    assert "→ Tue 2 May 2028: Review" in [t.text for t in mark.iter(f"{SVG}text")]
    months = [t.text for t in by_class(drawn(far), "tl-month-name")]
    assert months[-1] == "Dec"


@pytest.mark.parametrize(
    ("months", "named"), [(2, ["Oct", "Nov"]), (20, ["2027", "Feb", "2028"]), (80, ["Jan 2028", "Jan 2033"])]
)
def test_months_are_thinned_until_each_has_room_for_its_name(months, named):
    plan = replace(healthy(), target_signature=TODAY + timedelta(30 * months), sign_off=None)
    names = [t.text for t in by_class(drawn(plan), "tl-month-name")]
    assert set(named) <= set(names)


def likely(plan: Plan) -> Chances:
    """Of a plan whose review takes between 4 and 30 days."""
    return chances(plan, TODAY)


SPREAD = changed("review", duration=Duration.read([4, 10, 30]))


def test_what_is_likely_is_drawn_as_haze_from_ten_to_ninety_percent_with_its_end_at_the_flag():
    found = likely(SPREAD)
    svg = drawn(SPREAD, chances=found)
    (review,) = [m for m in by_class(svg, "tl-m") if m.get("data-milestone") == "review"]
    assert [h.get("fill") for h in by_class(review, "tl-haze")] == ["url(#tl-up)", "url(#tl-down)"]
    assert {g.get("id") for g in svg.iter(f"{SVG}linearGradient")} == {"tl-up", "tl-down"}
    assert flags(svg)[1] == f"80 %: {day(found.signature.p80, beside=TODAY)}"
    assert [t.text for t in by_class(svg, "tl-share")] == ["10 %", "90 %"]


def test_what_is_certain_has_no_haze():
    (first,) = [
        m for m in by_class(drawn(SPREAD, chances=likely(SPREAD)), "tl-m") if "questionnaire" in m.get("data-milestone")
    ]
    assert by_class(first, "tl-haze") == []
    svg = drawn(healthy(), chances=likely(healthy()))
    assert by_class(svg, "tl-haze") == []
    assert flags(svg) == ["Signature Fri 18 Dec 2026"]


def test_the_words_say_the_haze_too():
    found = likely(SPREAD)
    said = drawn(SPREAD, chances=found).find(f"{SVG}desc").text
    spread = found.milestones["review"].finish
    assert f"by {day(spread.p10)} with 10 %, by {day(spread.p90)} with 90 %" in said
    assert f"Signature by {day(found.signature.p10)} with 10 %" in said
    assert "with 90 %" not in drawn(SPREAD).find(f"{SVG}desc").text


def test_two_drawings_on_one_page_share_no_id_of_their_haze():
    narrow = drawn(SPREAD, chances=likely(SPREAD), width=358, narrow=True, name="tn", told_by="tl")
    assert {h.get("fill") for h in by_class(narrow, "tl-haze")} == {"url(#tn-up)", "url(#tn-down)"}


def test_a_drawing_of_what_would_be_has_ghosts_of_what_is_and_the_same_days():
    was = changed("review", due=date(2026, 11, 6))  # and it was signed for another day
    then = changed("questionnaire", was, due=date(2026, 10, 16))
    now = drawn(was)
    svg = drawn(then, before=was, axis_told=now.get("data-axis"))
    ghosts = {m.get("data-milestone") for m in by_class(svg, "tl-m") if by_class(m, "tl-ghost")}
    assert ghosts == {"questionnaire"}
    assert svg.get("data-axis") == now.get("data-axis")
