"""What a workspace's own completed milestones say about a usual duration: a blend that states its own doubt.

**The model.** The logarithm of a duration is normal, with mean and variance unknown: a normal-inverse-chi-squared prior
(Gelman et al., *Bayesian Data Analysis*, 3rd ed., section 3.3), worth `PRIOR_WORTH` observations for both. Its mean is
ln P50 of the published range and its scale is such that without any observation the prediction is the published range:
half of (ln P90 - ln P10), divided by the 90 % point of Student's t with 8 degrees of freedom and by sqrt(1 + 1/8).

**Observations.** A milestone that took d whole working days took between d - 1 and d, so it enters as ln(d - 0.5). One
that still runs on its d-th day will have taken more than d - 1: it is censored and not dropped, since the slow ones are
those that still run. Expectation-maximisation (Dempster, Laird and Rubin, 1977) puts in its place the mean and the
variance of a normal cut off there, with the present belief, forty times. What it adds to the certainty is not one
observation but the share of information that it holds, 1 - var/sd^2 (Orchard and Woodbury, 1972).

**The answer** is the prediction for the next milestone, Student's t in ln D, at 10, 50 and 90 %: wider than the spread
of what was seen, because mean and variance are not known for sure. The published range may be skewed in ln D; that skew
fades with the share of the prior, 8/(8 + n).

Business days everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import erfc, exp, log, pi, sqrt
from typing import Final, NamedTuple

PRIOR_WORTH: Final = 8.0
"""How many observations the published range is worth: after so many of their own it counts for half."""

_ROUNDS: Final = 40
_Z90: Final = 1.2815515655446004
_FAR_OUT: Final = 25.0
"""So many standard deviations out the tail of the normal is its asymptote, and `erfc` still above 0."""


@dataclass(frozen=True, slots=True)
class Learned:
    """`points` are P10, P50 and P90 of the next one, in business days as if time ran continuously.

    `finished` and `running` count what was seen; `worth` is what it is worth in finished observations.
    """

    points: tuple[float, float, float]
    finished: int
    running: int
    worth: float

    @property
    def weight(self) -> float:
        """The share of the published range in the answer, 1 where nothing was seen."""
        return PRIOR_WORTH / (PRIOR_WORTH + self.worth)


class _Belief(NamedTuple):
    """Of ln D: the mean, the scale of its deviation, and how many observations they rest on."""

    mean: float
    scale: float
    worth: float


class _Seen(NamedTuple):
    """Observations of ln D that look alike: their mean, the variance where it is not known exactly, how many."""

    mean: float
    variance: float
    times: int


def learn(prior: Sequence[float], finished: Mapping[int, int], running: Mapping[int, int]) -> Learned:
    """The published range in the light of what was seen.

    `prior` is P10, P50 and P90; `finished` and `running` say how many milestones took, or have so far taken, a number
    of whole working days. Raises ValueError for a prior that does not rise above 0, or for days below 1.
    """
    low, middle, high = _logs(prior)
    if min([*finished, *running], default=1) < 1:
        raise ValueError("what took less than one working day cannot be learned from")
    half = (high - low) / 2
    before = _Belief(middle, half / t90(PRIOR_WORTH) / sqrt(1 + 1 / PRIOR_WORTH), PRIOR_WORTH)
    known = [_Seen(log(days - 0.5), 0.0, count) for days, count in finished.items()]
    beyond = [(log(days - 1), count) for days, count in running.items() if days > 1]
    after = _settled(before, known, beyond)
    share = PRIOR_WORTH / after.worth
    reach = t90(after.worth) * after.scale * sqrt(1 + 1 / after.worth)
    down, up = (1 + (side / half - 1) * share for side in (middle - low, high - middle))
    points = (exp(after.mean - reach * down), exp(after.mean), exp(after.mean + reach * up))
    return Learned(points, sum(finished.values()), sum(running.values()), after.worth - PRIOR_WORTH)


def t90(degrees: float) -> float:
    """The 90 % point of Student's t: Abramowitz and Stegun, 26.7.5; for 8 degrees and more within 0.0001."""
    z = _Z90
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    fourth = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    return z + first / degrees + second / degrees**2 + third / degrees**3 + fourth / degrees**4


def _logs(prior: Sequence[float]) -> tuple[float, float, float]:
    low, middle, high = prior
    if not 0 < low <= middle <= high or low == high:
        raise ValueError(f"P10, P50 and P90 have to rise above 0, not {low:g}, {middle:g}, {high:g}")
    return log(low), log(middle), log(high)


def _settled(before: _Belief, known: list[_Seen], beyond: list[tuple[float, int]]) -> _Belief:
    """The belief after everything seen: at once where nothing runs, else by expectation-maximisation."""
    if not beyond:
        return _updated(before, known)
    belief = before
    for _ in range(_ROUNDS):
        guessed = [_cut_off(belief, at, count) for at, count in beyond]
        belief = _updated(before, known + guessed)
    untold = sum(min(1.0, seen.variance / belief.scale**2) * seen.times for seen in guessed)
    return belief._replace(worth=belief.worth - untold)


def _updated(before: _Belief, seen: list[_Seen]) -> _Belief:
    """The conjugate update of a normal-inverse-chi-squared belief."""
    count = sum(s.times for s in seen)
    if not count:
        return before
    mean = sum(s.mean * s.times for s in seen) / count
    inside = sum(((s.mean - mean) ** 2 + s.variance) * s.times for s in seen)
    worth = before.worth + count
    apart = before.worth * count / worth * (mean - before.mean) ** 2
    scale = sqrt((before.worth * before.scale**2 + inside + apart) / worth)
    return _Belief((before.worth * before.mean + count * mean) / worth, scale, worth)


def _cut_off(belief: _Belief, at: float, count: int) -> _Seen:
    """Mean and variance of a normal above a point (Johnson, Kotz and Balakrishnan, *Continuous Univariate
    Distributions* 1, 13.10)."""
    out = (at - belief.mean) / belief.scale
    hazard = out + 1 / out if out > _FAR_OUT else exp(-out * out / 2) / sqrt(2 * pi) / (erfc(out / sqrt(2)) / 2)
    variance = belief.scale**2 * max(0.0, 1 + out * hazard - hazard**2)
    return _Seen(belief.mean + belief.scale * hazard, variance, count)
