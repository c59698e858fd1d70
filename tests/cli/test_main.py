"""The command as people and scripts call it: in a process of its own, judged by its output and exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from signward.cli.worked_example import spreadsheet, stage_three, week_four
from signward.files.planfile import load

TODAY = "2026-10-26"
SIGNWARD = Path(sys.executable).with_name("signward")


def signward(*words: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SIGNWARD, *words], input=given, capture_output=True, text=True, check=False)


@pytest.fixture
def late(tmp_path):
    path = tmp_path / "week-four.json"
    path.write_text(json.dumps(week_four(date.fromisoformat(TODAY))))
    return str(path)


def test_a_late_plan_says_by_how_much_and_exits_with_1(late):
    done = signward("schedule", late, "--today", TODAY)
    assert done.returncode == 1
    assert "12 business days short" in done.stdout.splitlines()[0]


def test_json_goes_to_standard_output_alone(late):
    done = signward("schedule", late, "--today", TODAY, "--format", "json")
    told = json.loads(done.stdout)
    assert told["verdict"]["short_by"] == 12
    assert told["verdict"]["decided_by"][0] == "questionnaire"
    assert done.stderr == ""


def test_a_plan_comes_through_standard_input_too():
    done = signward("schedule", "-", "--today", TODAY, given=json.dumps(stage_three(date(2026, 9, 28))))
    assert done.returncode in {0, 1}
    assert "sign by" in done.stdout


def test_several_plans_are_one_line_each_and_a_wrong_one_stops_nobody(late, tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("signward: 1\ncustommer: x\n")
    done = signward("check", str(wrong), late, "--today", TODAY, "--format", "json")
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["file"] == str(wrong)
    assert "line 2, custommer" in first["error"]
    assert second["file"] == late
    assert done.returncode == 2


def test_a_wrong_file_is_told_by_line_and_never_by_a_traceback(tmp_path):
    missing = signward("schedule", str(tmp_path / "none.yaml"))
    assert missing.returncode == 2
    assert "Traceback" not in missing.stderr


@pytest.mark.parametrize("kind", ["yaml", "json", "md", "csv", "xlsx", "ics", "svg", "pdf"])
def test_a_plan_is_converted_to(kind, late, tmp_path):
    out = tmp_path / f"out.{kind}"
    done = signward("convert", late, "-o", str(out), "--today", TODAY)
    assert done.returncode == 0, done.stderr
    assert out.stat().st_size > 500


@pytest.mark.parametrize("kind", ["md", "csv", "xlsx"])
def test_our_own_tables_read_back_with_every_milestone_date_owner_and_order(kind, late, tmp_path):
    out, back = tmp_path / f"out.{kind}", tmp_path / "back.json"
    signward("convert", late, "-o", str(out), "--today", TODAY)
    done = signward("convert", str(out), "-o", str(back), "--today", TODAY)
    assert done.returncode == 0, done.stderr
    before, after = load(Path(late).read_text()), load(back.read_text())

    def said(plan):
        names = {m.id: m.deliverable for m in plan.milestones}
        people = {p.id: p.name for p in plan.people}
        return [
            (m.deliverable, m.due, people.get(m.vendor), people.get(m.buyer), m.done,
             m.duration.days, {names[link.id] for link in m.after})
            for m in plan.milestones
        ]  # fmt: skip

    assert said(after) == said(before)
    assert after.target_signature == before.target_signature


def test_the_worked_examples_own_spreadsheet_gets_its_verdict_at_once(tmp_path):
    sheet = tmp_path / "close plan.xlsx"
    sheet.write_bytes(spreadsheet(date.fromisoformat(TODAY)))
    done = signward("schedule", str(sheet), "--today", TODAY)
    assert done.returncode == 1
    assert "business days short" in done.stdout


def test_unknown_endings_are_refused_with_those_that_are_known(late, tmp_path):
    done = signward("convert", late, "-o", str(tmp_path / "plan.docx"))
    assert done.returncode == 2
    assert ".xlsx" in done.stderr


def test_the_schema_is_printed():
    assert json.loads(signward("convert", "--schema").stdout)["title"].startswith("Signward plan file")


def test_file_commands_never_import_django():
    code = (
        "import sys; from signward.cli.main import main\n"
        "try: main(['schedule', '-'])\n"
        "except SystemExit: pass\n"
        "assert not [m for m in sys.modules if m.startswith('django')]"
    )
    plan = json.dumps(week_four(date.fromisoformat(TODAY)))
    done = subprocess.run([sys.executable, "-c", code], input=plan, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
