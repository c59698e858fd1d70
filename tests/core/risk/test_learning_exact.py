"""The blend against the posterior itself, summed over a grid of means and deviations, without conjugacy or rounds."""

from __future__ import annotations

from math import exp, log, sqrt
from statistics import NormalDist

import numpy as np
import pytest

from signward.core.risk.learning import learn

WORTH = 8
T90 = 1.39682  # 90 % point of Student's t with 8 degrees, from a table
PRIOR = (4, 10, 25)
below = np.vectorize(NormalDist().cdf)


def posterior(finished: dict[int, int], running: dict[int, int]) -> list[float]:
    """P10, P50 and P90 of the next one."""
    mean0, scale0 = log(PRIOR[1]), (log(PRIOR[2]) - log(PRIOR[0])) / 2 / T90 / sqrt(1 + 1 / WORTH)
    means = np.linspace(mean0 - 3, mean0 + 3, 241)[:, None]
    scales = scale0 * np.exp(np.linspace(-1.5, 2, 141))[None, :]
    log_chance = -(WORTH + 1) * np.log(scales) - WORTH * ((means - mean0) ** 2 + scale0**2) / (2 * scales**2)
    for days, times in finished.items():
        log_chance = log_chance - times * (np.log(scales) + ((log(days - 0.5) - means) / scales) ** 2 / 2)
    for days, times in running.items():
        log_chance = log_chance + times * np.log(1e-300 + below((means - log(days - 1)) / scales))
    weight = np.exp(log_chance - log_chance.max())
    weight /= weight.sum()
    points = np.linspace(mean0 - 3, mean0 + 3, 121)
    reached = [float((weight * below((point - means) / scales)).sum()) for point in points]
    return [exp(float(np.interp(chance, reached, points))) for chance in (0.1, 0.5, 0.9)]


@pytest.mark.parametrize("finished", [{}, {12: 2}, {40: 8}])
def test_what_is_finished_gives_the_exact_range(finished):
    assert learn(PRIOR, finished, {}).points == pytest.approx(posterior(finished, {}), rel=0.01)


@pytest.mark.parametrize(
    ("finished", "running"), [({10: 2, 14: 1}, {3: 5}), ({5: 3}, {20: 2}), ({}, {60: 1}), ({}, {30: 3})]
)
def test_what_still_runs_gives_the_range_but_for_its_far_end(finished, running):
    """How far what runs will go is itself uncertain, which the rounds leave out: P90 comes a little short."""
    low, middle, high = learn(PRIOR, finished, running).points
    exact = posterior(finished, running)
    assert (low, middle) == pytest.approx(tuple(exact[:2]), rel=0.02)
    assert 0.9 * exact[2] <= high <= 1.005 * exact[2]
