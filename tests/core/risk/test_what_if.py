"""A change is compared with the plan as it is under the same fortunes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from signward.core.risk.what_if import what_if
from signward.core.risk.words import what_if_in_words
from signward.files.planfile.changes import changed
from tests.core.risk.given import TODAY, day, plan

ROWS = [
    {"id": "a", "duration": [2, 5, 15]},
    {"id": "b", "duration": [4, 10, 40], "after": ["a"]},
    {"id": "c", "duration": [1, 3, 9]},
    {"id": "d", "duration": 2, "after": ["b", "c"]},
]
RISKS = [
    {"what": "Queue", "threatens": ["b"], "chance": 0.5, "days": 10},
    {"what": "Holiday", "threatens": ["c"], "chance": 0.4, "days": 30},
]
PLAN = plan(ROWS, risks=RISKS, target_signature=str(day(25)))


def test_without_a_change_nothing_differs():
    found = what_if(PLAN, PLAN, TODAY, trials=2_000)
    assert (found.before.signature == found.after.signature).all()
    assert (found.p_earlier, found.p_later, found.on_time) == (0, 0, 0)
    assert [found.days(chance) for chance in (0.1, 0.5, 0.8)] == [0, 0, 0]
    assert what_if_in_words(found)[-1] == "The change moves signature in no trial."


def test_one_day_more_on_the_way_is_one_day_more_in_every_trial():
    found = what_if(PLAN, changed(PLAN, ["d.duration=3"]), TODAY, trials=2_000)
    assert set(found.after.signature - found.before.signature) == {1}
    assert (found.p_earlier, found.p_later) == (0, 1)
    assert [found.days(chance) for chance in (0.1, 0.5, 0.8)] == [1, 1, 1]


def test_what_is_quicker_makes_no_trial_later():
    found = what_if(PLAN, changed(PLAN, ["b.duration=[2, 6, 20]"]), TODAY, trials=2_000)
    assert found.p_later == 0
    assert found.p_earlier > 0.5
    assert found.days(0.8) < 0 < found.on_time


def test_a_milestone_or_a_risk_that_goes_leaves_the_fortunes_of_the_others():
    gone = what_if(PLAN, changed(PLAN, ["-a"]), TODAY, trials=2_000)
    kept = [{m.id: m.finish for m in version.milestones} for version in (gone.before, gone.after)]
    assert (kept[0]["c"] == kept[1]["c"]).all()
    calm = what_if(PLAN, replace(PLAN, risks=PLAN.risks[1:]), TODAY, trials=2_000)
    kept = [{m.id: m.finish for m in version.milestones} for version in (calm.before, calm.after)]
    assert (kept[0]["c"] == kept[1]["c"]).all()
    assert calm.p_later == 0


def test_each_version_is_judged_by_its_own_target():
    found = what_if(PLAN, changed(PLAN, [f"target_signature={day(40)}"]), TODAY, trials=2_000)
    assert found.after.p_on_time == found.before.p_by(day(40)) > found.before.p_on_time
    assert what_if(PLAN, changed(PLAN, ["target_signature="]), TODAY, trials=100).on_time is None


def test_it_says_both_dates_and_both_chances_in_words():
    found = what_if(PLAN, changed(PLAN, ["b.duration=[2, 6, 20]"]), TODAY, trials=2_000)
    dates, chance, often = what_if_in_words(found)
    assert f"({-found.days(0.5)} days earlier)" in dates
    assert " % instead of " in chance
    assert often.startswith("Signature is earlier in ")


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_seed_gives_the_same_difference(seed):
    other = changed(PLAN, ["c.duration=[1, 2, 4]"])
    one, again = (what_if(PLAN, other, TODAY, trials=500, seed=seed) for _ in range(2))
    assert (one.after.signature == again.after.signature).all()
    assert one.before.today + timedelta(days=int(one.before.signature.max())) > TODAY
