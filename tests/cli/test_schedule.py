"""What `signward schedule` prints and answers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from signward.cli.main import main
from signward.cli.schedule import schedule
from signward.core.plan.baseline import AgreedDate, Baseline
from signward.core.plan.state import Link, Milestone, Plan, Risk, Side, Workstream
from signward.core.plan.times import Meeting
from signward.core.risk.chance_in_words import chance_in_words
from signward.core.risk.chances import chances
from signward.core.schedule.durations import Duration

TODAY = date(2026, 11, 23)
PLAN = Plan(
    target_signature=date(2026, 11, 27),
    workstreams=(Workstream("legal", "Legal"),),
    milestones=(
        Milestone("nda", "legal", "NDA signed", done=date(2026, 11, 20)),
        Milestone("msa", "legal", "MSA agreed", Side.BUYER, due=date(2026, 11, 25), duration=Duration(4)),
    ),
)
LATE = Plan(PLAN.customer, target_signature=date(2026, 11, 24), milestones=PLAN.milestones)
IMPOSSIBLE = Plan(milestones=(Milestone("a", "legal", "A", after=(Link("b"),)),))


def test_the_verdict_comes_first_then_a_table_by_workstream(capsys: pytest.CaptureFixture[str]) -> None:
    assert schedule([("plan.yaml", PLAN)], TODAY) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("On course to sign by 27 Nov: 1 business day of slack")
    assert "Legal" in lines
    assert next(line for line in lines if "NDA" in line).startswith("✓")
    msa = next(line for line in lines[1:] if "MSA agreed" in line)
    assert " ".join(msa.split()) == "MSA agreed buyer 23 Nov – 26 Nov 24 Nov – 27 Nov 1 0 25 Nov"


def test_the_chance_is_told_where_something_may_vary_in_words_and_in_the_drawing(capsys):
    (nda, msa) = PLAN.milestones
    spread = replace(PLAN, milestones=(nda, replace(msa, duration=Duration.read([2, 3, 9]))))
    found = chances(spread, TODAY)
    schedule([("plan.yaml", spread)], TODAY)
    verdict, chance, *_ = capsys.readouterr().out.splitlines()
    assert f"(80 %: {found.signature.p80.day} Dec)" in verdict
    assert chance == chance_in_words(found)
    schedule([("plan.yaml", spread)], TODAY, "svg")
    assert "tl-haze" in capsys.readouterr().out.split("</style>")[1]


def test_where_no_chance_can_be_told_none_is_played_for(capsys, monkeypatch):
    monkeypatch.setattr("signward.core.risk.chances.chances", lambda *_, **__: pytest.fail("it was played"))
    (nda, msa) = PLAN.milestones
    done = replace(PLAN, milestones=(replace(nda, duration=Duration.read([2, 3, 9])), msa))
    bare = replace(PLAN, milestones=(replace(msa, duration=None), replace(msa, id="dpa", duration=None)))
    risky = replace(bare, risks=(Risk("Queue", threatens=("msa",), chance=0.5, days=3),))
    for plan in (PLAN, done, bare, risky):
        for form in ("text", "svg"):
            schedule([("plan.yaml", plan)], TODAY, form)
            assert "%" not in capsys.readouterr().out.split("</style>")[-1]


def test_json_leaves_chances_to_simulate(capsys, monkeypatch):
    monkeypatch.setattr("signward.core.risk.chances.chances", lambda *_, **__: pytest.fail("it was played"))
    risky = replace(PLAN, risks=(Risk("Queue", threatens=("msa",), chance=0.5, days=3),))
    schedule([("plan.yaml", risky)], TODAY, "json")
    assert json.loads(capsys.readouterr().out)["verdict"]["feasible"]


def test_json_has_the_public_shape(capsys: pytest.CaptureFixture[str]) -> None:
    assert schedule([("plan.yaml", PLAN)], TODAY, "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["signward"] == 1
    assert (found["today"], found["target"]) == ("2026-11-23", "2026-11-27")
    assert found["verdict"]["decided_by"] == ["msa"]
    assert found["verdict"]["earliest_signature"] == "2026-11-26"
    assert [milestone["id"] for milestone in found["milestones"]] == ["nda", "msa"]
    assert found["paths"] == [{"behind": 0, "milestones": ["msa", "signature"]}]
    assert found["milestones"][1] == {
        "id": "msa",
        "earliest_start": "2026-11-23",
        "earliest_finish": "2026-11-26",
        "latest_start": "2026-11-24",
        "latest_finish": "2026-11-27",
        "slack": 1,
        "critical": False,
        "free_slack": 0,
        "due": "2026-11-25",
        "due_slack": 2,
    }


def test_what_decides_next_is_said_with_how_far_it_lags_behind(capsys: pytest.CaptureFixture[str]) -> None:
    beside = Milestone("sow", "legal", "SOW agreed", duration=Duration(2))
    schedule([("plan.yaml", replace(PLAN, milestones=(*PLAN.milestones, beside)))], TODAY)
    assert capsys.readouterr().out.splitlines()[1] == (
        "If “SOW agreed” slips by more than 2 business days, it decides the date instead."
    )
    schedule([("plan.yaml", replace(PLAN, milestones=(*PLAN.milestones, beside)))], TODAY, "json")
    paths = json.loads(capsys.readouterr().out)["paths"]
    assert paths[1] == {"behind": 2, "milestones": ["sow", "signature"]}


def test_a_usual_duration_is_named_with_what_it_stands_on(capsys: pytest.CaptureFixture[str]) -> None:
    nda, msa = PLAN.milestones
    usual = replace(
        PLAN, milestones=(replace(nda, basis="estimate"), replace(msa, basis="usual for enterprise: x.com"))
    )
    schedule([("plan.yaml", usual)], TODAY)
    said = capsys.readouterr().out
    assert (
        "Usual durations, until somebody estimates:\n  MSA agreed: 4 business days, usual for enterprise: x.com\n"
        in said
    )
    schedule([("plan.yaml", usual)], TODAY, "json")
    assert json.loads(capsys.readouterr().out)["milestones"][1]["basis"] == "usual for enterprise: x.com"


def test_gates_say_the_meeting_they_make_and_what_missing_it_costs(capsys: pytest.CaptureFixture[str]) -> None:
    meeting = Meeting("Board", on=(date(2026, 11, 24), date(2026, 12, 1), date(2026, 12, 8)), papers=1)
    board = Milestone("board", "legal", "Board approves", Side.BUYER, after=(Link("msa"),), meeting=meeting)
    plan = replace(PLAN, milestones=(*PLAN.milestones, board))
    schedule([("plan.yaml", plan)], TODAY, "json")
    assert json.loads(capsys.readouterr().out)["gates"] == [
        {
            "milestone": "board", "name": "Board", "authority": None, "meeting": "2026-12-01",
            "papers_due": "2026-11-30",
            "latest": [{"id": "msa", "finish": "2026-11-30", "owner": None, "spare": 2}],
            "missed": {"meeting": "2026-11-24", "id": "msa", "by": 3}, "next": "2026-12-08",
            "signature_then": "2026-12-08", "away": [],
        }
    ]  # fmt: skip
    schedule([("plan.yaml", plan)], TODAY)
    assert "Board: 1 Dec; papers by 30 Nov\n  “MSA agreed” comes 3 business days" in capsys.readouterr().out


def test_of_several_plans_each_is_a_line_and_a_wrong_one_stops_none(capsys: pytest.CaptureFixture[str]) -> None:
    read = [("a.yaml", IMPOSSIBLE), ("b.yaml", ValueError("line 3: no")), ("c.yaml", LATE)]
    assert schedule(read, TODAY, "json", several=True) == 2
    out, err = capsys.readouterr()
    first, second, third = map(json.loads, out.splitlines())
    assert first == {"file": "a.yaml", "error": "a follows 'b', which does not exist"}
    assert second == {"file": "b.yaml", "error": "line 3: no"}
    assert third["file"] == "c.yaml"
    assert third["verdict"]["short_by"] == 2
    assert err.splitlines() == ["a.yaml: a follows 'b', which does not exist", "b.yaml: line 3: no"]


def test_a_plan_that_cannot_be_signed_in_time_answers_no(capsys: pytest.CaptureFixture[str]) -> None:
    assert schedule([("plan.yaml", LATE)], TODAY, "json") == 1
    assert json.loads(capsys.readouterr().out)["verdict"]["feasible"] is False


def test_a_wrong_plan_on_its_own_is_told_on_standard_error_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert schedule([("plan.yaml", IMPOSSIBLE)], TODAY, "json") == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", "plan.yaml: a follows 'b', which does not exist\n")


def test_why_tells_what_leads_to_a_milestones_dates(tmp_path, capsys):
    path = tmp_path / "plan.yaml"
    path.write_text("""signward: 1
target_signature: 2026-12-18
workstreams: [{id: all, milestones: [{id: a, deliverable: A, duration: 2}, {id: b, deliverable: B, after: [a]}]}]
""")
    for words, expected in (
        (["--why", "b"], "“B” waits for “A”"),
        (["--why", "c"], "no milestone 'c'; there are a, b"),
    ):
        with pytest.raises(SystemExit):
            main(["schedule", str(path), "--today", "2026-11-25", *words])
        said = capsys.readouterr()
        assert expected in said.out + said.err


def test_a_verdict_without_durations_says_on_standard_error_that_it_shows_nothing(tmp_path, capsys):
    path = tmp_path / "plan.yaml"
    rows = "{id: a, deliverable: A}, {id: b, deliverable: B, after: [a]}"
    path.write_text(f"signward: 1\ntarget_signature: 2026-12-18\nworkstreams: [{{id: all, milestones: [{rows}]}}]\n")
    with pytest.raises(SystemExit) as left:
        main(["schedule", str(path), "--today", "2026-11-25", "--format", "json"])
    said = capsys.readouterr()
    assert left.value.code == 0
    assert json.loads(said.out)["verdict"]["feasible"] is True
    assert "None of the 2 milestones left says how many business days it takes" in said.err


def test_a_plan_that_was_signed_off_says_what_has_drifted_since(capsys: pytest.CaptureFixture[str]) -> None:
    agreed = (AgreedDate("msa", "MSA agreed", date(2026, 11, 20)), AgreedDate("dpa", "DPA agreed"))
    then = Baseline(date(2026, 11, 3), "Dana", "4", date(2026, 11, 20), date(2026, 11, 19), agreed)
    signed = [("plan.yaml", replace(PLAN, baselines=(then,)))]
    schedule(signed, TODAY)
    words = capsys.readouterr().out
    assert "Since the sign-off of 3 Nov: 1 date later, 1 milestone added, 1 milestone dropped." in words
    assert "  MSA agreed: 5 days later than signed off on 3 Nov (Fri 20 Nov)\n" in words
    schedule(signed, TODAY, "json")
    found = json.loads(capsys.readouterr().out)
    assert found["baseline"] == {
        "on": "2026-11-03", "by": "Dana", "version": "4", "target": "2026-11-20", "target_days": 7,
        "signature": "2026-11-19", "signature_days": 7, "dropped": ["dpa"],
    }  # fmt: skip
    assert [m["drift"] for m in found["milestones"]] == [
        {"kind": "added", "was": None, "days": None, "working_days": None},
        {"kind": "moved", "was": "2026-11-20", "days": 5, "working_days": 3},
    ]


def test_drift_is_told_since_the_sign_off_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (
        Baseline(
            date(2026, 11, n), version=str(n), milestones=(AgreedDate("msa", "MSA agreed", date(2026, 11, 19 + n)),)
        )
        for n in (3, 4)
    )
    signed = [("plan.yaml", replace(PLAN, baselines=(first, second)))]
    schedule(signed, TODAY, since="3")
    assert "Since the sign-off of 3 Nov" in capsys.readouterr().out
    assert schedule(signed, TODAY, since="9") == 2
    assert "signed off: 3, 4" in capsys.readouterr().err
