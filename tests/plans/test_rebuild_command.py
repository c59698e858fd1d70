"""`signward rebuild`: the rows are what happened, or are named."""

from __future__ import annotations

import pytest
from django.db.migrations import Migration

from signward.cli import rebuild as command
from signward.plans.apps import write_rows_anew
from signward.plans.models import MilestoneRow, PlanState
from signward.plans.rebuild import compare


@pytest.mark.django_db(transaction=True)
def test_a_row_that_drifted_is_named_and_then_written_anew(cast, monkeypatch, capsys):
    monkeypatch.setattr(command, "point_at", lambda *_: None)
    monkeypatch.setattr(command, "opened", lambda **_: None)
    assert command.rebuild(None, only_compare=True) == 0
    PlanState.objects.filter(plan=cast.plan).update(customer="Somebody else")
    assert command.rebuild(None, only_compare=True) == 1
    assert str(cast.plan) in capsys.readouterr().out
    assert command.rebuild(None) == 0
    assert command.rebuild(None, only_compare=True) == 0


def test_rows_are_written_anew_where_an_update_added_to_them(cast):
    MilestoneRow.objects.filter(plan=cast.plan).update(step="", segment="")
    write_rows_anew(plan=[(Migration("0002_other", "people"), False), (Migration("0001_initial", "plans"), True)])
    assert compare(cast.plan)
    write_rows_anew(plan=[(Migration("0002_what_milestones_took", "plans"), False)])
    assert compare(cast.plan) == []
