"""The policy denies by default; what it allows is what the table says."""

from __future__ import annotations

from uuid import UUID

import pytest

from signward.core.plan import permissions
from signward.people.models import BUYER_ROLES, VENDOR_ROLES
from signward.people.policy import ACTIONS, Allow, Anonymous, Deny, Guest, Thing, VendorUser, can

ACME, FAR, PLAN, OTHER = (UUID(int=n) for n in range(1, 5))
MINE = Thing(ACME, PLAN)


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_nobody_another_workspace_another_plan_and_the_revoked_learn_nothing(action):
    strangers = [
        Anonymous(), VendorUser(1, FAR, "admin"), Guest(1, ACME, OTHER, "champion"), Guest(1, FAR, PLAN, "champion"),
        Guest(1, ACME, PLAN, "champion", "revoked"), Guest(1, ACME, PLAN, "champion", "expired"),
    ]  # fmt: skip
    assert [can(stranger, action, MINE) for stranger in strangers] == [Deny("unknown")] * len(strangers)


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_a_role_that_does_not_exist_may_nothing(action):
    assert isinstance(can(VendorUser(1, ACME, "root"), action, MINE), Deny)
    assert isinstance(can(Guest(1, ACME, PLAN, "admin"), action, MINE), Deny)


def test_people_pages_and_plans_know_the_same_roles():
    assert [role for role, _ in VENDOR_ROLES] == list(permissions.VENDOR_ROLES)
    assert [role for role, _ in BUYER_ROLES] == list(permissions.BUYER_ROLES)
    for user, roles in ((VendorUser, VENDOR_ROLES), (Guest, BUYER_ROLES)):
        who = [user(1, ACME, role) if user is VendorUser else user(1, ACME, PLAN, role) for role, _ in roles]
        assert {can(one, "plan.read", MINE) for one in who} == {Allow()}


def test_only_the_buyers_leads_sign():
    allowed = {role for role in ("champion", "signatory", "colleague", "viewer")
               if can(Guest(1, ACME, PLAN, role), "plan.sign", MINE) == Allow()}  # fmt: skip
    assert allowed == {"champion", "signatory"}
    assert can(VendorUser(1, ACME, "admin"), "plan.sign", MINE) == Deny("unknown")


def test_the_buyer_does_not_know_of_deals_people_or_mails():
    for action in ("deal.read", "deal.change", "people.read", "outbox.read", "plan.invite"):
        assert can(Guest(1, ACME, PLAN, "champion"), action, MINE) == Deny("unknown")


def test_a_viewer_reads_and_is_told_that_changing_is_not_theirs():
    assert can(VendorUser(1, ACME, "viewer"), "plan.read", MINE) == Allow()
    assert can(VendorUser(1, ACME, "viewer"), "plan.change", MINE) == Deny("forbidden")


def test_an_action_that_nobody_declared_is_an_error():
    with pytest.raises(KeyError):
        can(Anonymous(), "plan.burn", MINE)
