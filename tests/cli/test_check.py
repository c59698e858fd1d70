"""`signward check`: the answer for scripts and for people."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from tests.core.doctor.given import TODAY, healthy

from signward.cli.check import check


def test_a_plan_in_good_health_answers_0_and_says_so(capsys):
    assert check([("plan.yaml", healthy())], TODAY) == 0
    assert "in good health" in capsys.readouterr().out


def test_a_finding_that_only_warns_answers_0_and_one_that_blocks_answers_1(capsys):
    assert check([("plan.yaml", replace(healthy(), sign_off=None))], TODAY) == 0
    assert check([("plan.yaml", replace(healthy(), target_signature=date(2026, 10, 1)))], TODAY) == 1
    assert "Blocks signature" in capsys.readouterr().out


def test_json_has_the_public_shape(capsys):
    check([("plan.yaml", replace(healthy(), outcome="", sign_off=None))], TODAY, "json")
    answer = json.loads(capsys.readouterr().out)
    assert answer["signward"] == 1
    assert [f["code"] for f in answer["findings"]] == ["no-sign-off", "no-outcome"]
    assert all(set(f) == {"code", "severity", "milestones", "evidence", "cure"} for f in answer["findings"])


def test_of_several_plans_a_wrong_one_is_told_on_its_line_and_stops_nothing(capsys):
    plans = [("a.yaml", ValueError("line 3: due is not a date")), ("b.yaml", healthy())]
    assert check(plans, TODAY, "json", several=True) == 2
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {"file": "a.yaml", "error": "line 3: due is not a date"}
    assert second == {"file": "b.yaml", "signward": 1, "findings": []}
