"""`signward simulate` as scripts rely on it: names and shapes of the contract, the same seed the same bytes."""

import json
from pathlib import Path

import pytest

from signward.cli.main import main

PLAN = """\
signward: 1
target_signature: 2026-12-18
workstreams:
  - id: all
    milestones:
      - {id: review, deliverable: Review passed, duration: [5, 10, 20]}
      - {id: board, deliverable: Board approves, duration: 1, after: [review],
         meeting: {name: Board, every: "FREQ=WEEKLY;BYDAY=TU", from: 2026-11-03}}
"""


@pytest.fixture
def plan(tmp_path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN)
    return path


def run(capsys, *words) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["simulate", *map(str, words), "--today", "2026-11-25"])
    said = capsys.readouterr()
    return left.value.code, said.out, said.err


def test_json_has_the_public_shape(plan, capsys):
    code, out, err = run(capsys, plan, "--format", "json", "--trials", "2000", "--by", "2026-12-24", "--days", "12")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert (found["signward"], found["trials"], found["seed"]) == (1, 2000, 1)
    assert list(found["signature"]) == ["p10", "p50", "p80", "p90", "p95"]
    assert list(found["working_days"]) == ["mean", "sd", "p10", "p50", "p80", "p90", "p95"]
    assert list(found["p_by"]) == ["2026-12-18", "2026-12-24"]
    assert found["p_by"]["2026-12-18"] == found["p_on_time"]
    assert list(found["p_within"]) == ["12"]
    assert set(found["milestones"][0]) >= {"id", "criticality", "p_late", "p50_finish", "p80_finish"}


def test_the_same_seed_gives_the_same_bytes(plan, capsys):
    first, second, other = (run(capsys, plan, "--format", "json", "--seed", seed)[1] for seed in (5, 5, 6))
    assert first == second != other


def test_several_plans_are_a_line_each_and_a_wrong_one_stops_nobody(plan, tmp_path, capsys):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("signward: 1\nworkstreams: 5\n")
    code, out, err = run(capsys, wrong, plan, "--format", "json", "--trials", "100")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert lines[0]["file"] == str(wrong)
    assert "error" in lines[0]
    assert lines[1]["file"] == str(plan)
    assert str(wrong) in err


def test_text_says_the_chance_and_what_costs_time(plan, capsys):
    code, out, _ = run(capsys, plan)
    assert code == 0
    assert "Chance to sign by 18 Dec" in out
    assert "Review passed" in out


def test_it_says_aloud_that_bare_numbers_have_no_chances(tmp_path, capsys):
    path = tmp_path / "plan.yaml"
    path.write_text("signward: 1\nworkstreams: [{id: a, milestones: [{id: m, deliverable: M, duration: 3}]}]\n")
    assert "No duration has a spread" in run(capsys, path)[1]


@pytest.mark.parametrize("trials", ["0", "-5", "many", "10000000"])
def test_a_number_of_trials_that_makes_no_sense_is_told(plan, capsys, trials):
    code, _, err = run(capsys, plan, "--trials", trials)
    assert code == 2
    assert "trials" in err


def test_what_if_shows_the_plan_as_it_would_be_in_the_same_shape(plan, capsys):
    changes = ["--what-if", "review.duration=[2, 4, 8]", "--what-if", "target_signature=2026-12-23"]
    code, out, err = run(capsys, plan, "--format", "json", "--trials", "2000", *changes)
    found = json.loads(out)
    other = found["what_if"]
    assert (code, err) == (0, "")
    assert other["changes"] == ["review.duration=[2, 4, 8]", "target_signature=2026-12-23"]
    assert set(found) - {"what_if"} <= set(other)
    assert other["target"] == "2026-12-23"
    assert other["p80_days"] < 0 < other["p_earlier"]
    assert other["p_later"] == 0
    assert other["p_on_time_change"] == pytest.approx(other["p_on_time"] - found["p_on_time"])


def test_what_if_takes_a_milestone_away_and_says_both_dates(plan, capsys):
    code, out, _ = run(capsys, plan, "--what-if", "-board", "--by", "2026-12-24")
    assert code == 0
    assert "as it would be" in out
    assert "earlier in" in out
    assert "By 24 Dec: " in out


def test_a_change_that_cannot_be_made_is_told_by_its_words(plan, capsys):
    code, out, err = run(capsys, plan, "--what-if", "revew.duration=3")
    assert (code, out) == (2, "")
    assert "revew.duration=3: there is no revew in the plan, did you mean review?" in err


def test_what_if_saves_nothing(plan, capsys):
    run(capsys, plan, "--what-if", "-board")
    assert plan.read_text() == PLAN


def test_it_draws_the_distribution_and_both_where_something_would_change(plan, capsys):
    code, out, _ = run(capsys, plan, "--format", "svg")
    assert code == 0
    assert out.startswith("<svg")
    assert "As it would be" not in out
    assert "As it would be" in run(capsys, plan, "--format", "svg", "--what-if", "review.duration=3")[1]


def test_json_tells_the_chance_to_miss_each_meeting(plan, capsys):
    found = json.loads(run(capsys, plan, "--format", "json")[1])
    (gate,) = found["gates"]
    assert set(gate) == {"id", "meeting", "p_miss", "next", "days_if_missed", "meetings"}
    assert (gate["id"], gate["meeting"], gate["next"]) == ("board", "2026-12-15", "2026-12-22")
    assert gate["days_if_missed"] == 7
    assert sum(m["share"] for m in gate["meetings"]) == pytest.approx(1)
    assert "The chance that “Board approves” misses its meeting of 15 Dec is" in run(capsys, plan)[1]
