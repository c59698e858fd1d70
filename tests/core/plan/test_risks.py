"""How likely a risk is and what it would cost: given together, counted by the simulation, and back after an undo."""

from dataclasses import replace

import pytest

from signward.core.plan.commands import NameRisk, SettleRisk
from signward.core.plan.evolve import evolve_all
from signward.core.plan.refusals import NotPossible
from signward.core.plan.sentences import sentence
from signward.core.plan.undo import inverse
from signward.core.plan.wire import from_payload
from signward.core.risk.chances import chances
from tests.core.plan.given import PLAN, TODAY, after, when

QUEUE = NameRisk("Six-week queue", "dana", "Start early", ("board",), 0.3, 10)


def test_its_figures_are_told_kept_and_counted_by_the_simulation():
    (event,) = when(PLAN, QUEUE)
    assert sentence(event, PLAN) == (
        "Sam Ortiz named a risk: Six-week queue, owned by Dana Whitfield: 30 % likely, 10 business days if it happens."
    )
    plan = after(PLAN, QUEUE)
    assert (plan.risks[0].chance, plan.risks[0].days) == (0.3, 10)
    shorter = after(PLAN, replace(QUEUE, days=1))
    assert chances(plan, TODAY).signature.p90 > chances(shorter, TODAY).signature.p90


@pytest.mark.parametrize(
    ("threatens", "chance", "days"),
    [(("board",), 0.3, None), (("board",), None, 10), ((), 0.3, 10), (("board",), 1.2, 10), (("board",), 0.3, -1),
     (("board",), 0.3, 9_999)],
)  # fmt: skip
def test_figures_that_say_nothing_are_refused(threatens, chance, days):
    with pytest.raises(NotPossible):
        when(PLAN, NameRisk("Queue", None, "", threatens, chance, days))


def test_a_settled_risk_comes_back_with_its_figures():
    plan = after(PLAN, QUEUE)
    events = when(plan, SettleRisk(plan.risks[0].id, "The queue was cut"))
    there = evolve_all(plan, events)
    assert after(there, inverse(events, plan)).risks == plan.risks


def test_a_risk_that_was_named_before_there_were_figures_has_none():
    old = {"risk": "queue", "what": "Six-week queue", "by": "sam", "side": "vendor", "on": "2026-11-02"}
    event = from_payload("risk.named/1", old)
    assert (event.chance, event.days) == (None, None)
