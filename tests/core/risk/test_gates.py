"""A gate ahead: the chance to miss its meeting, what that costs, and what its waiting costs."""

from __future__ import annotations

import pytest

from signward.core.risk.simulation import simulate
from signward.core.risk.words import driver_in_words, gate_in_words
from tests.core.risk.given import TODAY, day, plan

TRIALS = 20_000
CLOSE = 0.02
WORK = {"id": "a", "duration": {"values": [2, 3, 7], "chances": [0.3, 0.4, 0.3]}}


def board(*meetings: int, **more):
    return {
        "id": "board", "deliverable": "Board approves", "after": ["a"], "duration": 1,
        "meeting": {"on": [str(day(n)) for n in meetings], **more},
    }  # fmt: skip


def played(*rows, **more):
    given = plan(list(rows), **more)
    return given, simulate(given, TODAY, trials=TRIALS, drivers=True)


def test_the_chance_to_miss_a_meeting_is_that_of_falling_on_a_later_one():
    _, found = played(WORK, board(3, 5, 9, 30))
    (gate,) = found.gates
    assert (gate.id, gate.meeting, gate.following) == ("board", day(5), day(9))
    assert gate.p_miss == pytest.approx(0.3, abs=CLOSE)
    assert [on for on, _ in gate.meetings] == [day(3), day(5), day(9)]
    assert [share for _, share in gate.meetings] == pytest.approx([0.3, 0.4, 0.3], abs=CLOSE)


def test_missing_it_costs_what_the_signature_is_later_in_the_trials_that_make_it():
    _, found = played(WORK, board(3, 5, 9, 30), {"id": "sign", "duration": 2, "after": ["board"]})
    (gate,) = found.gates
    assert gate.cost == 4  # made on day 5 in most of them, and on day 9 if it is missed


def test_a_missed_meeting_costs_nothing_where_something_else_takes_longer():
    _, found = played(WORK, board(3, 5, 9), {"id": "aside", "duration": 40})
    assert found.gates[0].cost == 0


def test_papers_make_a_meeting_easier_to_miss():
    _, bare = played(WORK, board(3, 5, 9, 30))
    _, early = played(WORK, board(5, 9, 30, papers=3))
    assert bare.gates[0].meeting == day(5)
    assert early.gates[0].meeting == day(9)  # what is finished on day 3 is too late for papers on day 2
    assert early.gates[0].p_miss == pytest.approx(0.3, abs=CLOSE)


def test_after_the_last_meeting_there_is_none_and_no_cost():
    _, found = played(WORK, board(3, 5))
    (gate,) = found.gates
    assert (gate.following, gate.cost) == (None, None)
    assert gate.p_miss == pytest.approx(0.3, abs=CLOSE)
    assert sum(share for _, share in gate.meetings) == pytest.approx(0.7, abs=CLOSE)


def test_a_gate_that_is_done_is_not_ahead():
    _, found = played({**WORK, "done": str(TODAY), "started": str(TODAY)}, {**board(1, 9), "done": str(TODAY)})
    assert found.gates == ()


def test_a_gate_that_could_be_had_on_any_day_gains_its_wait():
    given, found = played(WORK, board(3, 5, 12, 30))
    (driver,) = [one for one in found.drivers if one.gate]
    assert (driver.gate, driver.gain) == ("board", 4)  # at 80 % the work takes 7 days: day 8 instead of day 12
    assert driver_in_words(given, driver) == (
        "If “Board approves” can be had on any day, without papers ahead, signature is 4 days earlier at 80 %."
    )


def test_it_is_said_in_words():
    given, found = played(WORK, board(3, 5, 9, 30))
    said = gate_in_words(given, found.gates[0], TODAY)
    assert said.startswith("The chance that “Board approves” misses its meeting of 29 Nov is ")
    assert said.endswith("the next is 3 Dec, and signature then comes 4 days later.")
    given, found = played(WORK, board(3, 5))
    assert gate_in_words(given, found.gates[0], TODAY).endswith("; there is none after it.")
