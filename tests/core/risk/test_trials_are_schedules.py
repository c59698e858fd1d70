"""Every single trial is what both passes say of a plan with those durations: compared one by one, on any network."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from signward.core.risk.earliest import earliest
from signward.core.risk.ground import lay
from signward.core.risk.latest import latest
from signward.core.schedule.network import Network
from signward.core.schedule.passes import schedule
from tests.core.schedule.test_mixed_networks import networks

TRIALS = 4


@st.composite
def played(draw: st.DrawFn) -> tuple[Network, list[list[int]]]:
    """A network, and for each activity that takes time the whole days that it takes in each trial."""
    network = draw(networks())
    days = st.lists(st.integers(1, 9), min_size=TRIALS, max_size=TRIALS)
    drawn = [a.duration > 0 and a.done is None for a in network.activities]
    fixed = [[a.duration] * TRIALS for a in network.activities]
    return network, [draw(days) if d else f for d, f in zip(drawn, fixed, strict=True)]


def in_trial(network: Network, lengths: list[list[int]], trial: int):
    activities = [replace(a, duration=days[trial]) for a, days in zip(network.activities, lengths, strict=True)]
    return schedule(replace(network, activities=activities))


def number(column, trial: int) -> int:
    return int(column if np.ndim(column) == 0 else column[trial])


@given(played())
@settings(max_examples=400)
def test_earliest_days_are_those_of_the_forward_pass(given_trials):
    network, lengths = given_trials
    ground, _ = lay(network, {i: (min(days), max(days)) for i, days in enumerate(lengths)}, {})
    found = earliest(ground, [np.array(days, dtype=np.int32) for days in lengths])
    for trial in range(TRIALS):
        expected = in_trial(network, lengths, trial)
        for i, activity in enumerate(network.activities):
            day = number(found.finished(i), trial) - number(found.late_in_day.get(i, 1), trial) + ground.stretch.first
            assert day == expected.dates[activity.id].earliest_finish.toordinal(), activity


@given(played())
@settings(max_examples=400)
def test_slack_has_the_sign_that_both_passes_give_it(given_trials):
    network, lengths = given_trials
    ground, _ = lay(network, {i: (min(days), max(days)) for i, days in enumerate(lengths)}, {})
    columns = [np.array(days, dtype=np.int32) for days in lengths]
    early = earliest(ground, columns)
    wanted = {i for i, a in enumerate(network.activities) if a.done is None and a.id != "live"}
    for trial in range(TRIALS):
        expected = in_trial(network, lengths, trial)
        ends = [number(early.finished(i), trial) for i, a in enumerate(network.activities) if a.id != "live"]
        limit = ground.stretch.instant(network.target.toordinal() + 1) if network.target else max(ends)
        late = dict(latest(ground, columns, limit, wanted, own_limits=True))
        assert late.keys() == wanted
        for i in wanted:
            sign = np.sign(number(late[i] - early.end[i], trial))
            assert sign == np.sign(expected.dates[network.activities[i].id].slack), network.activities[i]
