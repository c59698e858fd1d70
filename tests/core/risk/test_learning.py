"""Usual durations learned from completed milestones: gradual, honest about doubt, and fair to what still runs."""

import math
from collections import Counter

import numpy as np
import pytest

from signward.core.plan.priors import PRIORS
from signward.core.plan.state import Segment
from signward.core.risk.learning import learn, t90

REVIEW = (8, 15, 35)
EVEN = (5, 10, 20)
NONE: dict[int, int] = {}


@pytest.mark.parametrize("prior", PRIORS, ids=lambda prior: prior.step)
def test_without_anything_seen_the_answer_is_the_published_range(prior):
    for segment in Segment:
        if points := prior.days(segment):
            learned = learn(points, NONE, NONE)
            assert learned.points == pytest.approx(points)
            assert learned.weight == 1


def test_eight_of_their_own_count_for_half():
    learned = learn(EVEN, {40: 8}, NONE)
    assert learned.weight == 0.5
    assert learned.points[1] == pytest.approx(math.sqrt(10 * 39.5))


def test_each_further_observation_counts_a_little_more():
    medians = [learn(EVEN, {40: n}, NONE).points[1] for n in range(30)]
    assert medians == sorted(medians)
    weights = [learn(EVEN, {40: n}, NONE).weight for n in range(30)]
    assert weights == pytest.approx([8 / (8 + n) for n in range(30)])


def test_many_observations_speak_for_themselves_whatever_was_published():
    days = np.ceil(np.random.default_rng(1).lognormal(math.log(40), 0.5, 5_000)).astype(int)
    learned = learn((2, 3, 4), Counter(days.tolist()), NONE)
    assert learned.points == pytest.approx(np.quantile(days - 0.5, [0.1, 0.5, 0.9]), rel=0.05)


def test_the_skew_of_the_published_range_fades():
    many = {10: 2_000, 20: 2_000, 40: 2_000}
    low, middle, high = map(math.log, learn((1, 1, 3), many, NONE).points)
    assert high - middle == pytest.approx(middle - low, rel=0.02)


def test_a_surprise_widens_the_range():
    calm, surprised = learn(EVEN, {10: 4}, NONE).points, learn(EVEN, {100: 4}, NONE).points
    assert surprised[2] / surprised[0] > calm[2] / calm[0]


def test_what_agrees_narrows_it():
    assert learn(EVEN, {10: 20}, NONE).points[2] < EVEN[2]
    assert learn(EVEN, {10: 20}, NONE).points[0] > EVEN[0]


def test_what_still_runs_is_neither_dropped_nor_taken_for_finished():
    finished = {9: 3, 12: 2}
    counted = learn(EVEN, finished, {25: 3}).points[1]
    as_finished = learn(EVEN, finished | {25: 3}, NONE).points[1]
    dropped = learn(EVEN, finished, NONE).points[1]
    assert counted > as_finished > dropped


def test_what_has_barely_begun_says_almost_nothing():
    learned = learn(REVIEW, NONE, {1: 50, 2: 50})
    assert learned.points == pytest.approx(REVIEW, rel=0.02)
    assert learned.weight > 0.98
    assert learned.running == 100


def test_what_has_run_beyond_all_measure_counts_almost_as_finished():
    learned = learn(EVEN, NONE, {4_000: 1})
    assert math.isfinite(learned.points[2])
    assert 0.5 < learned.worth <= 1


def test_censoring_undoes_its_own_bias():
    """A true median of 20 days, watched for 15: the finished alone say 11, all of them say 20."""
    days = np.random.default_rng(2).lognormal(math.log(20), 0.6, 4_000)
    done = Counter(np.ceil(days[days <= 15]).astype(int).tolist())
    waiting = {16: int((days > 15).sum())}
    assert learn(EVEN, done, NONE).points[1] == pytest.approx(11, abs=1.5)
    assert learn(EVEN, done, waiting).points[1] == pytest.approx(20, rel=0.06)


@pytest.mark.parametrize("watched", [5_000, 25], ids=["all finished", "some still running"])
@pytest.mark.parametrize("seen", [0, 2, 8, 30])
def test_the_stated_range_holds_eight_of_ten_that_come_next(seen, watched):
    """Worlds drawn from the prior itself, observed in whole days; the next one falls between P10 and P90."""
    rng, worlds = np.random.default_rng(seen), 6_000
    scale = math.log(20 / 10) / t90(8) / math.sqrt(1 + 1 / 8)
    sds = np.sqrt(8 * scale**2 / rng.chisquare(8, worlds))
    means = rng.normal(math.log(10), sds / math.sqrt(8))
    inside = 0
    for mean, sd in zip(means, sds, strict=True):
        *before, coming = np.exp(rng.normal(mean, sd, seen + 1))
        whole, so_far = np.clip(np.ceil(before), 1, 5_000).astype(int), rng.integers(1, watched, seen)
        done = whole <= so_far if watched < 5_000 else whole > 0
        low, _, high = learn(EVEN, Counter(whole[done].tolist()), Counter(so_far[~done].tolist())).points
        inside += low <= coming <= high
    assert inside / worlds == pytest.approx(0.8, abs=0.03)


@pytest.mark.parametrize(("degrees", "table"), [(8, 1.3968), (10, 1.3722), (30, 1.3104), (120, 1.2886)])
def test_students_t_is_that_of_the_tables(degrees, table):
    assert t90(degrees) == pytest.approx(table, abs=1e-4)


@pytest.mark.parametrize("wrong", [(0, 1, 2), (3, 2, 4), (4, 4, 4)])
def test_a_range_that_does_not_rise_is_refused(wrong):
    with pytest.raises(ValueError, match="rise above 0"):
        learn(wrong, NONE, NONE)


def test_no_milestone_took_less_than_a_day():
    with pytest.raises(ValueError, match="less than one"):
        learn(EVEN, {0: 1}, NONE)
