"""Checkpoints are made at sign-off and daily, signed by a key that the database alone does not give away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet

from signward.core.plan.commands import WriteNote
from signward.ledger import keys
from signward.ledger.checkpoint import found_in
from signward.ledger.exported import check
from signward.ledger.models import SigningKey, Stream, Witness
from signward.ledger.read import export
from signward.ledger.witness import kept, witness, witness_all
from signward.plans.act import act
from tests.core.plan.given import SAM
from tests.plans.conftest import NOON

pytestmark = pytest.mark.django_db


def note(plan, words="A note", at=NOON):
    act(plan, WriteNote(words), SAM, at=at)


def holds(plan, *chains):
    points = [point for chain in chains for point in kept(plan, chain)]
    return check(
        export(plan, *chains), checkpoints=points, key=keys.published(points[0].checkpoint.workspace)[-1]["key"]
    )


def test_a_checkpoint_is_made_once_for_a_version_and_holds_against_the_exported_ledger(plan_id):
    first = witness(plan_id, "shared", NOON)
    assert witness(plan_id, "shared", NOON + timedelta(hours=1)) == first
    assert found_in(str(first).encode()) == [first]
    assert not holds(plan_id, "shared").faults


def test_the_daily_look_witnesses_every_chain_that_moved_once_a_day_and_no_other(plan_id):
    assert witness_all(NOON) == 1  # the plan's beginning; nobody wrote a note yet
    note(plan_id)
    assert witness_all(NOON + timedelta(minutes=10)) == 1  # the vendor's own chain
    note(plan_id, "Another")
    assert witness_all(NOON + timedelta(minutes=20)) == 0
    assert witness_all(NOON + timedelta(days=1)) == 1
    assert witness_all(NOON + timedelta(days=2)) == 0
    assert [w.seq for w in Witness.objects.filter(stream__chain="vendor").order_by("seq")] == [1, 2]
    assert not holds(plan_id, "shared", "vendor").faults


def test_a_checkpoint_of_one_chain_says_nothing_of_another(plan_id):
    before = witness(plan_id, "shared", NOON)
    note(plan_id)
    assert witness(plan_id, "shared", NOON) == before


def test_a_new_key_is_signed_by_the_one_before_it_and_old_checkpoints_stay(plan_id, workspace):
    first = witness(plan_id, "shared", NOON)
    keys.renew(workspace.pk, NOON)
    old, new = keys.published(workspace.pk)
    assert (old["made_by"], first.checkpoint.key) == ("", old["key"])
    assert keys.signer(workspace.pk, NOON).public == new["key"]
    assert not list(check(export(plan_id, "shared"), checkpoints=[first], key=old["key"]).faults)


def test_without_the_key_ring_nothing_is_signed_and_no_key_is_made_in_its_place(plan_id, workspace, settings, caplog):
    witness(plan_id, "shared", NOON)
    note(plan_id)
    settings.KEY_RING = [Fernet.generate_key().decode()]
    with pytest.raises(keys.LockedKey, match="SIGNWARD_KEY_RING"):
        keys.signer(workspace.pk, NOON)
    with pytest.raises(keys.LockedKey):
        keys.renew(workspace.pk, NOON)
    assert witness_all(NOON) == 0
    assert "no checkpoints" in caplog.text
    assert SigningKey.objects.count() == 1


def test_a_ring_with_the_old_key_behind_the_new_one_still_opens_it(workspace, settings):
    made = keys.signer(workspace.pk, NOON)
    settings.KEY_RING = [Fernet.generate_key().decode(), *settings.KEY_RING]
    assert keys.signer(workspace.pk, NOON).public == made.public


def test_a_private_half_moved_to_another_row_is_not_used(workspace):
    keys.signer(workspace.pk, NOON)
    keys.renew(workspace.pk, NOON)
    one, two = SigningKey.objects.order_by("pk")
    SigningKey.objects.filter(pk=two.pk).update(private=one.private)
    with pytest.raises(keys.LockedKey):
        keys.signer(workspace.pk, NOON)


def test_an_empty_chain_has_nothing_to_witness(plan_id):
    witness_all(NOON)
    assert not Witness.objects.filter(stream__in=Stream.objects.filter(version=0)).exists()
