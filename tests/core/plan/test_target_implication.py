"""What another target signature date implies, told before it is saved."""

from dataclasses import replace
from datetime import date

from signward.core.plan import commands as c
from signward.core.plan.digest import digest
from signward.core.plan.implication import target_implication
from signward.core.plan.state import Link, Milestone
from tests.core.plan.given import DANA, PLAN, TODAY, after


def test_it_gives_the_verdict_before_and_after():
    implied = target_implication(PLAN, date(2026, 11, 4), TODAY)
    assert implied.verdict_was.feasible
    assert not implied.verdict_now.feasible
    assert "short" in implied.verdict_now.sentence


def test_it_names_the_milestones_that_then_lie_past_the_target_but_none_that_come_after_signature():
    live = Milestone("live", "legal", "Go-live", due=date(2027, 2, 1), after=(Link("signature"),))
    plan = replace(PLAN, milestones=(*PLAN.milestones, live))
    implied = target_implication(plan, date(2026, 11, 10), TODAY)
    assert implied.beyond == (("board", date(2026, 11, 13)),)


def test_it_says_whether_a_sign_off_would_lapse():
    assert not target_implication(PLAN, date(2026, 12, 4), TODAY).lapses
    signed = after(PLAN, c.SignOff("Dana", "CFO", 1, digest(PLAN)), DANA)
    assert target_implication(signed, date(2026, 12, 4), TODAY).lapses
    moved = after(signed, c.MoveTarget(date(2026, 12, 4), "budget", "Later", PLAN.target_signature), DANA)
    assert not target_implication(moved, date(2026, 12, 7), TODAY).lapses
