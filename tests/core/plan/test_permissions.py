import pytest

from signward.core.plan import commands as c
from signward.core.plan.permissions import BUYER_ROLES, VENDOR_ROLES, may
from signward.core.plan.state import Side

EVERY = [getattr(c, name) for name in c.__all__ if isinstance(getattr(c, name), type)]
PEOPLE = [(Side.VENDOR, r) for r in VENDOR_ROLES] + [(Side.BUYER, r) for r in BUYER_ROLES]


@pytest.mark.parametrize("command", EVERY)
def test_every_command_is_open_to_somebody_and_closed_to_those_who_only_watch(command):
    assert any(may(command, side, role) for side, role in PEOPLE)
    assert not may(command, Side.VENDOR, "viewer")
    assert not may(command, Side.BUYER, "viewer")


@pytest.mark.parametrize("command", EVERY)
def test_a_role_of_the_other_side_or_of_no_side_may_nothing(command):
    assert not any(may(command, Side.BUYER, role) for role in (*VENDOR_ROLES[:3], "", "owner"))
    assert not any(may(command, Side.VENDOR, role) for role in (*BUYER_ROLES[:3], "", "root"))


def test_only_the_buyer_signs():
    assert {(s, r) for s, r in PEOPLE if may(c.SignOff, s, r)} == {(Side.BUYER, "champion"), (Side.BUYER, "signatory")}


def test_a_colleague_works_on_milestones_but_does_not_reshape_the_plan():
    assert may(c.MoveMilestone, Side.BUYER, "colleague")
    assert not any(may(x, Side.BUYER, "colleague") for x in (c.MoveTarget, c.DropMilestone, c.SignOff, c.AddMilestone))


def test_a_command_that_nobody_listed_is_nobodys():
    assert not may(int, Side.VENDOR, "admin")
