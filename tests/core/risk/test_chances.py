"""What pages show of a simulation: its own figures, the same at every look, and words where there are none."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from signward.core.plan.timetable import timetable
from signward.core.risk.chances import CERTAIN, TRIALS, chances
from signward.core.risk.simulation import simulate
from signward.core.schedule.verdict import SignedBy
from tests.core.risk.given import TODAY, day, plan

REVIEW = [
    {"id": "pack", "duration": [1, 2, 5], "done": str(TODAY)},
    {"id": "review", "duration": [4, 10, 25], "after": ["pack"]},
    {"id": "order", "duration": 2, "after": ["review"]},
]
ENDS = plan(REVIEW, target_signature=str(day(14)))


def test_they_are_the_figures_of_the_simulation():
    found, played = chances(ENDS, TODAY), simulate(ENDS, TODAY, trials=TRIALS, drivers=True)
    assert found.on_time == played.p_on_time
    assert [found.signature.p10, found.signature.p80] == [played.signed_by(0.1), played.signed_by(0.8)]
    assert found.milestones["review"].finish.p50 == played.finished_by("review", 0.5)
    assert found.milestones["review"].criticality == 1
    assert {i: one.gain for i, one in found.milestones.items() if one.gain} == {"review": played.drivers[0].gain}


def test_what_is_done_has_no_chance_any_more():
    assert set(chances(ENDS, TODAY).milestones) == {"review", "order"}


def test_with_and_without_what_costs_time_the_days_are_the_same():
    quick, whole = chances(ENDS, TODAY, drivers=False), chances(ENDS, TODAY)
    assert (quick.on_time, quick.signature) == (whole.on_time, whole.signature)
    assert quick.drivers == ()


def test_a_plan_of_single_numbers_has_no_chance_to_tell_and_says_why():
    found = chances(plan([{"id": "order", "duration": 2}], target_signature=str(day(14))), TODAY)
    assert (found.untold, found.on_time, dict(found.milestones)) == (CERTAIN, None, {})


def test_a_risk_alone_makes_a_chance():
    risky = plan(
        [{"id": "order", "duration": 2}], risks=[{"what": "Q", "threatens": ["order"], "chance": 0.5, "days": 9}]
    )
    assert chances(risky, TODAY).untold == ""


def test_the_verdict_says_the_eighty_percent_day_beside_the_earliest():
    found = timetable(ENDS, TODAY)
    late = timetable(replace(ENDS, target_signature=TODAY + timedelta(days=3)), TODAY)
    for table in (found, late):
        earliest = table.verdict.sentence.split("ignature: ")[-1]
        said = table.likely_by(SignedBy(day(1), day(20))).verdict.sentence
        assert said.endswith(f"{earliest[:-1]} (80 %: 14 Dec).")
        assert table.likely_by(None).verdict == table.verdict


def test_a_target_kept_in_less_than_half_of_the_cases_is_kept_only_on_paper():
    other = {"id": "legal", "duration": [4, 10, 25], "after": ["pack"]}
    merged = [REVIEW[0], REVIEW[1], other, {"id": "order", "duration": 2, "after": ["review", "legal"]}]
    both = plan(merged, target_signature=str(day(14)))
    told, table = chances(both, TODAY), timetable(both, TODAY)
    assert told.on_time < 0.5
    assert table.verdict.sentence.startswith("On course to sign by 8 Dec: ")
    assert table.likely_by(told.signed_by).verdict.sentence.startswith("On course to sign by 8 Dec only on paper: ")
    wide = replace(ENDS, target_signature=day(40))
    assert chances(wide, TODAY).on_time > 0.5
    assert "on paper" not in timetable(wide, TODAY).likely_by(chances(wide, TODAY).signed_by).verdict.sentence


def test_where_no_chance_is_told_the_verdict_stays_as_it_is():
    certain = plan([{"id": "order", "duration": 2}], target_signature=str(day(14)))
    found = timetable(certain, TODAY)
    assert found.likely_by(chances(certain, TODAY).signed_by).verdict == found.verdict
