"""What the simulation promises, against distributions that can be worked out exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product
from math import prod
from statistics import NormalDist, correlation

import numpy as np
import pytest

from signward.core.plan.state import Pace, Side
from signward.core.plan.timetable import timetable
from signward.core.risk.draws import Fortunes
from signward.core.risk.simulation import simulate
from signward.core.schedule.durations import Duration
from signward.core.schedule.errors import ScheduleError
from tests.core.risk.given import TODAY, day, plan

TRIALS = 20_000
CLOSE = 0.02
UNEVEN = {"values": [2, 3, 7], "chances": [0.3, 0.5, 0.2]}
EVEN = {"values": [1, 4, 6], "chances": [0.2, 0.4, 0.4]}


def outcomes(*specs):
    """Every combination of durations with its chance."""
    for choice in product(*(zip(s["values"], s["chances"], strict=True) for s in specs)):
        yield [days for days, _ in choice], prod(chance for _, chance in choice)


def chance(specs, holds) -> float:
    return sum(p for days, p in outcomes(*specs) if holds(days))


SERIES = [{"id": "a", "duration": UNEVEN}, {"id": "b", "duration": EVEN, "after": ["a"]}]
MERGE = [
    {"id": "a", "duration": UNEVEN},
    {"id": "b", "duration": EVEN},
    {"id": "c", "duration": 2, "after": ["a", "b"]},
]


@pytest.mark.parametrize("within", range(3, 14))
def test_one_after_the_other_adds_up(within):
    found = simulate(plan(SERIES), TODAY, trials=TRIALS)
    exact = chance((UNEVEN, EVEN), lambda days: sum(days) <= within)
    assert found.p_by(day(within)) == pytest.approx(exact, abs=CLOSE)
    assert found.p_within(within) == pytest.approx(exact, abs=CLOSE)


@pytest.mark.parametrize("within", range(3, 11))
def test_where_two_meet_the_later_one_counts(within):
    found = simulate(plan(MERGE), TODAY, trials=TRIALS)
    assert found.p_by(day(within)) == pytest.approx(
        chance((UNEVEN, EVEN), lambda days: max(days) + 2 <= within), abs=CLOSE
    )


def test_criticality_is_the_share_of_trials_without_slack_and_ties_count_for_both():
    found = {m.id: m.criticality for m in simulate(plan(MERGE), TODAY, trials=TRIALS).milestones}
    assert found["a"] == pytest.approx(chance((UNEVEN, EVEN), lambda d: d[0] >= d[1]), abs=CLOSE)
    assert found["b"] == pytest.approx(chance((UNEVEN, EVEN), lambda d: d[1] >= d[0]), abs=CLOSE)
    assert found["c"] == 1


def test_p_late_is_the_share_of_trials_that_cannot_keep_the_target():
    found = simulate(plan(MERGE, target_signature=str(day(7))), TODAY, trials=TRIALS)
    late = {m.id: m.p_late for m in found.milestones}
    assert late["a"] == pytest.approx(chance((UNEVEN, EVEN), lambda d: d[0] > 5), abs=CLOSE)
    assert late["b"] == pytest.approx(chance((UNEVEN, EVEN), lambda d: d[1] > 5), abs=CLOSE)
    assert late["c"] == pytest.approx(1 - found.p_on_time, abs=1e-9)


@pytest.mark.parametrize("points", [[2, 5, 15], [1, 3, 8], [15, 30, 65], [3, 3, 9], [0, 2, 6], [4, 4, 4]])
def test_three_points_are_reproduced(points):
    found = simulate(plan([{"id": "a", "duration": points}]), TODAY, trials=TRIALS)
    low, middle, high = np.quantile(found.working_days, (0.1, 0.5, 0.9))
    assert (low, middle, high) == pytest.approx(points, rel=0.04, abs=0.05)
    assert found.working_days.min() >= 0


@pytest.mark.parametrize(
    ("spec", "mean", "sd"),
    [
        ({"triangular": [2, 4, 12]}, 6, (84 / 18) ** 0.5),
        ({"pert": [2, 4, 12]}, 5, (3 * 7 / 7) ** 0.5),
        ({"normal": [20, 3]}, 20, 3),
        ({"uniform": [4, 10]}, 7, 3**0.5),
        ({"lognormal": [8, 16]}, 8 * np.exp((np.log(2) / 1.2815516) ** 2 / 2), None),
    ],
)  # fmt: skip
def test_every_form_of_a_duration_has_the_mean_and_spread_of_its_name(spec, mean, sd):
    found = simulate(plan([{"id": "a", "duration": spec}]), TODAY, trials=TRIALS).working_days
    assert found.mean() == pytest.approx(mean, rel=0.02)
    if sd:
        assert found.std() == pytest.approx(sd, rel=0.03)


def test_a_normal_is_cut_at_nothing():
    found = simulate(plan([{"id": "a", "duration": {"normal": [1, 4]}}]), TODAY, trials=TRIALS)
    assert found.working_days.min() == 0
    assert np.mean(found.working_days == 0) == pytest.approx(NormalDist(1, 4).cdf(0), abs=CLOSE)


def test_the_median_of_one_milestone_is_the_day_that_both_passes_say():
    for spec in (UNEVEN, [2, 5, 15], {"pert": [2, 4, 12]}, {"triangular": [2, 4, 12]}):
        one = plan([{"id": "a", "duration": spec}])
        assert simulate(one, TODAY, trials=TRIALS).signed_by(0.5) == timetable(one, TODAY).signature


def test_the_same_seed_gives_the_same_answer_and_another_one_another():
    one, other = (simulate(plan(MERGE), TODAY, trials=500, seed=7) for _ in range(2))
    assert (one.signature == other.signature).all()
    assert (one.signature != simulate(plan(MERGE), TODAY, trials=500, seed=8).signature).any()


def test_changing_one_milestone_leaves_the_fortunes_of_the_others():
    before = simulate(plan(MERGE), TODAY, trials=500)
    after = simulate(plan([{"id": "new", "duration": EVEN}, *MERGE]), TODAY, trials=500)
    finish = [{m.id: m.finish for m in found.milestones} for found in (before, after)]
    assert (finish[0]["a"] == finish[1]["a"]).all()
    assert (finish[0]["b"] == finish[1]["b"]).all()


def drawn(pace: Pace) -> dict[str, list[float]]:
    """Two milestones of the vendor (a, b) and two of the buyer (c, d)."""
    fortunes = Fortunes(1, pace)
    fortunes.begin(TRIALS)
    sides = {"a": Side.VENDOR, "b": Side.VENDOR, "c": Side.BUYER, "d": Side.BUYER}
    return {name: list(fortunes.cells(name, side).astype(float)) for name, side in sides.items()}


def ranks(share: float) -> float:
    """Spearman's rank correlation of a Gaussian copula (Pearson 1907): 6/pi asin(r/2)."""
    return 6 / np.pi * np.arcsin(share / 2)


@pytest.mark.parametrize(
    ("pace", "vendors", "buyers", "across"),
    [
        (Pace(), 0, 0, 0),
        (Pace(vendor=0.5), 0.5, 0, 0),
        (Pace(deal=0.3), 0.3, 0.3, 0.3),
        (Pace(deal=0.2, vendor=0.2, buyer=0.4), 0.4, 0.6, 0.2),
        (Pace(deal=0.4, vendor=0.6), 1, 0.4, 0.4),
    ],
)
def test_pace_correlates_all_durations_and_those_of_one_side_further(pace, vendors, buyers, across):
    found = drawn(pace)
    assert correlation(found["a"], found["b"]) == pytest.approx(ranks(vendors), abs=CLOSE)
    assert correlation(found["c"], found["d"]) == pytest.approx(ranks(buyers), abs=CLOSE)
    assert correlation(found["a"], found["c"]) == pytest.approx(ranks(across), abs=CLOSE)


def test_pace_leaves_each_duration_its_own_distribution():
    for column in drawn(Pace(deal=0.3, vendor=0.3, buyer=0.1)).values():
        for share in (0.1, 0.5, 0.8, 0.95):
            assert np.mean(np.array(column) < 4096 * share) == pytest.approx(share, abs=CLOSE)


def test_where_many_meet_what_moves_together_has_a_better_p50_and_a_chain_a_worse_p80():
    rows = [{"id": f"m{n}", "duration": [2, 5, 15]} for n in range(6)]
    parallel = [simulate(plan(rows, pace={"deal": share}), TODAY, trials=TRIALS) for share in (0, 0.5)]
    assert parallel[1].signed_by(0.5) < parallel[0].signed_by(0.5)
    chain = [{**row, "after": [rows[n - 1]["id"]] if n else []} for n, row in enumerate(rows)]
    chained = [simulate(plan(chain, pace={"deal": share}), TODAY, trials=TRIALS) for share in (0, 0.5)]
    assert chained[1].signed_by(0.8) > chained[0].signed_by(0.8)


def test_independence_is_too_sure_of_itself():
    chain = [{"id": f"m{n}", "duration": [2, 5, 15], "after": [f"m{n - 1}"] if n else []} for n in range(12)]
    alone, together = (simulate(plan(chain, pace={"vendor": p}), TODAY, trials=TRIALS) for p in (0, 0.5))
    assert together.signed_by(0.9) > alone.signed_by(0.9) + timedelta(days=10)
    assert together.signed_by(0.1) < alone.signed_by(0.1)


def test_what_runs_is_drawn_given_that_it_is_not_finished():
    started = str(TODAY - timedelta(days=3))  # three days are gone: of 2, 3 and 7 only 7 is left
    found = simulate(plan([{"id": "a", "duration": UNEVEN, "started": started}]), TODAY, trials=1_000)
    assert set(found.signature) == {3}
    assert set(found.working_days) == {4}


def test_what_has_run_longer_than_anybody_thought_takes_a_day_more():
    started = str(TODAY - timedelta(days=30))
    found = simulate(plan([{"id": "a", "duration": UNEVEN, "started": started}]), TODAY, trials=100)
    assert set(found.signature) == {0}


def test_a_risk_delays_what_it_threatens_with_its_chance():
    risk = {"what": "Queue", "threatens": ["a"], "chance": 0.3, "days": 10}
    found = simulate(plan([{"id": "a", "duration": 2}], risks=[risk]), TODAY, trials=TRIALS)
    assert found.p_by(day(2)) == pytest.approx(0.7, abs=CLOSE)
    assert found.p_by(day(11)) == found.p_by(day(2))
    assert found.p_by(day(12)) == 1


def test_a_gate_that_met_for_the_last_time_is_never_reached():
    gate = {"id": "gate", "meeting": {"on": [str(day(3)), str(day(5))]}, "after": ["a"], "duration": 1}
    found = simulate(plan([{"id": "a", "duration": UNEVEN}, gate]), TODAY, trials=TRIALS)
    assert found.never == pytest.approx(0.2, abs=CLOSE)
    assert found.p_by(day(400)) == pytest.approx(0.8, abs=CLOSE)
    assert found.signed_by(0.5) == day(5)
    assert found.signed_by(0.95) is None


def test_a_percentile_is_a_day_of_the_trials_and_never_a_weekend_between_two():
    office = {"workdays": [1, 2, 3, 4, 5]}
    two = plan([{"id": "a", "duration": [1, 4, 9]}], calendars={"vendor": office, "buyer": office})
    found = simulate(two, TODAY, trials=2_000)
    for chance_asked in (0.05, 0.1, 0.5, 0.8, 0.9, 0.99):
        answer = found.signed_by(chance_asked)
        assert answer.isoweekday() <= 5
        assert found.p_by(answer) >= chance_asked > found.p_by(answer - timedelta(days=1))


def test_drivers_name_what_costs_most_and_only_that():
    risk = {"what": "Queue", "threatens": ["b"], "chance": 0.5, "days": 20}
    rows = [
        {"id": "a", "duration": [2, 5, 15]}, {"id": "b", "duration": [4, 10, 40], "after": ["a"]},
        {"id": "aside", "duration": [1, 1, 2]},
    ]  # fmt: skip
    found = simulate(plan(rows, risks=[risk]), TODAY, trials=TRIALS, drivers=True)
    gains = {driver.milestone or driver.risk: driver.gain for driver in found.drivers}
    assert list(gains) == sorted(gains, key=lambda name: -gains[name])
    assert gains["b"] > gains["a"] > 0
    assert gains["Queue"] > 0
    assert "aside" not in gains


def test_a_driver_gains_what_the_simulation_says_of_the_changed_plan():
    rows = [{"id": "a", "duration": [2, 5, 15]}, {"id": "b", "duration": [4, 10, 40], "after": ["a"]}]
    found = simulate(plan(rows), TODAY, trials=5_000, drivers=True)
    capped = found.signed_by(0.8)
    gain = next(driver.gain for driver in found.drivers if driver.milestone == "b")
    quick = [{**rows[0]}, {**rows[1], "duration": {"values": [4], "chances": [1]}}]
    assert abs((capped - simulate(plan(quick), TODAY, trials=5_000).signed_by(0.8)).days - gain) <= 1


def test_more_than_one_block_of_trials_is_one_answer():
    found = simulate(plan(SERIES), TODAY, trials=25_000)
    assert len(found.signature) == len(found.working_days) == 25_000
    assert found.p_by(day(7)) == pytest.approx(chance((UNEVEN, EVEN), lambda d: sum(d) <= 7), abs=CLOSE)


def test_a_day_off_never_helps():
    rows = [{"id": "a", "duration": [2, 5, 15]}, {"id": "b", "duration": [1, 3, 8], "after": ["a"], "lead": "buyer"}]
    before = plan(rows)
    for side, spec in before.calendars.items():
        off = replace(before, calendars=before.calendars | {side: replace(spec, holidays=(day(4),))})
        assert (simulate(off, TODAY, trials=2_000).signature >= simulate(before, TODAY, trials=2_000).signature).all()


def test_a_shorter_duration_never_makes_signature_later():
    before = plan(MERGE)
    shorter = replace(
        before,
        milestones=tuple(replace(m, duration=Duration.read(1)) if m.id == "b" else m for m in before.milestones),
    )
    one, other = (simulate(p, TODAY, trials=2_000).signature for p in (shorter, before))
    assert (one <= other).all()


def test_a_plan_that_cannot_be_scheduled_is_refused_by_name():
    gate = {"id": "board", "meeting": {"on": [str(TODAY - timedelta(days=9))]}, "duration": 1}
    with pytest.raises(ScheduleError, match="board"):
        simulate(plan([gate]), TODAY)
