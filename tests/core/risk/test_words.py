"""Chances and what costs time, in sentences."""

from __future__ import annotations

import pytest

from signward.core.risk.costs import Driver
from signward.core.risk.simulation import simulate
from signward.core.risk.words import chances_in_words, driver_in_words, moved_in_words
from signward.core.schedule.wording import percent
from tests.core.risk.given import TODAY, day, plan


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0 %"), (0.0001, "under 1 %"), (0.005, "under 1 %"), (0.35, "35 %"), (0.9999, "over 99 %"), (1, "100 %")],
)
def test_only_what_is_certain_reads_so(share, said):
    assert percent(share) == said


def test_a_quick_milestone_is_said_with_both_lengths():
    two = plan([{"id": "review", "deliverable": "Security review", "duration": [8, 15, 35]}])
    (driver,) = simulate(two, TODAY, trials=5_000, drivers=True).drivers
    assert (driver.quick, driver.usual) == (8, 15)
    said = f"If “Security review” takes 8 business days instead of 15, signature is {driver.gain} days earlier at 80 %."
    assert driver_in_words(two, driver) == said


def test_what_is_mostly_quick_already_is_said_as_a_limit():
    two = plan([{"id": "a", "deliverable": "Order", "duration": {"values": [1, 9], "chances": [0.6, 0.4]}}])
    (driver,) = simulate(two, TODAY, trials=5_000, drivers=True).drivers
    assert (
        driver_in_words(two, driver)
        == "If “Order” takes no more than 1 business day, signature is 8 days earlier at 80 %."
    )


def test_a_risk_is_said_by_its_words():
    words = driver_in_words(plan([{"id": "a"}]), Driver(None, "Queue", 1))
    assert words == "If the risk “Queue” does not come true, signature is 1 day earlier at 80 %."


def test_the_chance_stands_beside_the_dates():
    one = plan([{"id": "a", "duration": {"values": [2, 6], "chances": [0.75, 0.25]}}], target_signature=str(day(3)))
    assert chances_in_words(simulate(one, TODAY, trials=20_000)).startswith("Chance to sign by 27 Nov: 7")
    assert "No target" in chances_in_words(simulate(plan([{"id": "a", "duration": 2}]), TODAY, trials=10))


def test_where_the_gates_run_out_there_is_no_day():
    gate = {"id": "gate", "meeting": {"on": [str(day(3))]}, "after": ["a"], "duration": 1}
    late = plan([{"id": "a", "duration": {"values": [1, 9], "chances": [0.6, 0.4]}}, gate])
    assert "(80 %: no day, since a gate has met for the last time by then)" in chances_in_words(simulate(late, TODAY))


@pytest.mark.parametrize(
    ("days", "said"), [(-7, "7 days earlier"), (1, "1 day later"), (0, "the same day"), (None, "")]
)
def test_a_difference_is_said_in_days(days, said):
    assert moved_in_words(days) == said
