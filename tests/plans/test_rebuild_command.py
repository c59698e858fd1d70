"""`signward rebuild`: the rows are what happened, or are named."""

from __future__ import annotations

import pytest

from signward.cli import rebuild as command
from signward.plans.models import PlanState


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
