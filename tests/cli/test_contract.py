"""What scripts rely on, sentence by sentence: exit codes, streams, several plans, and words for every wrong file."""

from __future__ import annotations

import io
import json
import os
import sys
from datetime import date

import pytest

from signward.cli.main import main
from signward.cli.worked_example import stage_three, week_four
from signward.core.plan.document import read_document
from signward.files.planfile import dump_yaml
from signward.files.writers import plan_xlsx

TODAY = "2026-10-26"
LEAST = "signward: 1\nworkstreams:\n  - milestones:\n      - {id: a, duration: 1}\n"


@pytest.fixture
def call(capsys, monkeypatch):
    """Runs the command in this process: its exit code, standard output and standard error."""

    def run(*words, given=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        shown = capsys.readouterr()
        return ended.value.code, shown.out, shown.err

    return run


@pytest.fixture
def late(tmp_path):
    path = tmp_path / "late.json"
    path.write_text(json.dumps(week_four(date.fromisoformat(TODAY))))
    return path


@pytest.fixture
def wrong(tmp_path):
    path = tmp_path / "wrong.yaml"
    path.write_text(LEAST.replace("duration", "durration"))
    return path


def plan_of(tmp_path, document):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(document))
    return path


def test_schedule_answers_0_when_it_fits_1_when_it_does_not_and_2_for_a_wrong_file(call, late, wrong, tmp_path):
    fits = plan_of(tmp_path, week_four(date.fromisoformat(TODAY)) | {"target_signature": "2027-06-30"})
    assert [call("schedule", path, "--today", TODAY)[0] for path in (fits, late, wrong)] == [0, 1, 2]


def test_check_answers_1_only_when_a_finding_blocks_signature(call, late, wrong):
    for path, expected in ((late, 1), (wrong, 2)):
        code, out, _ = call("check", path, "--today", TODAY, "--format", "json")
        assert code == expected
        assert (code == 2) == (out == "")


def test_convert_answers_0_or_2(call, late, wrong, tmp_path):
    assert call("convert", late, "-o", tmp_path / "out.yaml", "--today", TODAY)[0] == 0
    assert call("convert", wrong, "-o", tmp_path / "no.yaml")[0] == 2
    assert call("convert", late, "-o", tmp_path / "no" / "folder.yaml", "--today", TODAY)[0] == 2
    assert call("convert", late)[0] == 2
    assert not (tmp_path / "no.yaml").exists()


@pytest.mark.parametrize(
    "words", [("nonsense",), (), ("schedule",), ("check", "x", "--today", "soon"), ("schedule", "x", "--format", "pdf")]
)
def test_a_wrong_call_answers_2_on_standard_error(call, words):
    code, out, err = call(*words)
    assert (code, out) == (2, "")
    assert "usage" in err


@pytest.mark.parametrize("command", ["schedule", "check"])
def test_several_plans_are_a_json_object_a_line_and_the_wrong_ones_stop_nobody(call, late, wrong, tmp_path, command):
    gone = tmp_path / "gone.yaml"
    code, out, err = call(command, wrong, late, gone, late, "--today", TODAY, "--format", "json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert [line["file"] for line in lines] == [str(wrong), str(late), str(gone), str(late)]
    assert [set(line) == {"file", "error"} for line in lines] == [True, False, True, False]
    assert "line 4, workstreams[0].milestones[0].durration: unknown key, did you mean duration?" in lines[0]["error"]
    assert lines[1] == lines[3]
    assert str(wrong) in err
    assert str(gone) in err


def test_a_plan_that_cannot_be_scheduled_is_a_wrong_file_too(call, late, tmp_path):
    never = {"signward": 1, "workstreams": [{"milestones": [{"id": "a", "meeting": {"on": ["2020-01-01"]}}]}]}
    path = plan_of(tmp_path, never)
    code, out, err = call("schedule", path, late, "--today", TODAY, "--format", "json")
    assert code == 2
    assert json.loads(out.splitlines()[0])["file"] == str(path)
    assert "a" in json.loads(out.splitlines()[0])["error"]
    assert len(out.splitlines()) == 2
    assert "Traceback" not in err


@pytest.mark.parametrize("write", [dump_yaml, plan_xlsx])
def test_a_plan_comes_through_standard_input(call, write):
    written = write(read_document(stage_three(date.fromisoformat(TODAY))))
    given = written if isinstance(written, bytes) else written.encode()
    code, out, err = call("schedule", "-", "--today", TODAY, "--format", "json", given=given)
    assert code in {0, 1}
    assert json.loads(out)["today"] == TODAY
    assert err == ""


def test_schedule_as_json_has_the_documented_keys(call, late):
    told = json.loads(call("schedule", late, "--today", TODAY, "--format", "json")[1])
    assert {"signward", "today", "target", "verdict", "milestones"} <= told.keys()
    assert {"feasible", "short_by", "earliest_signature", "sentence", "decided_by"} <= told["verdict"].keys()
    for milestone in told["milestones"]:
        assert {"id", "earliest_start", "earliest_finish", "latest_start", "latest_finish", "slack", "critical", "due",
                "due_slack"} <= milestone.keys()  # fmt: skip
    assert told["signward"] == 1
    assert told["target"] == "2026-12-18"


def test_check_as_json_has_the_documented_keys(call, late):
    told = json.loads(call("check", late, "--today", TODAY, "--format", "json")[1])
    assert told["signward"] == 1
    for finding in told["findings"]:
        assert finding.keys() >= {"code", "severity", "milestones", "evidence", "cure"}
        assert finding["severity"] in {"blocks", "warns", "hints"}


def test_the_messages_of_convert_go_to_standard_error_and_the_plan_alone_to_standard_output(call, tmp_path):
    sheet = tmp_path / "plan.csv"
    sheet.write_text("Step,Owner,Due,Mood\nSecurity review,Dana,2026-11-10,happy\nLegal,Sam,tbc,\n")
    code, out, err = call("convert", sheet, "-o", "-", "--format", "json", "--today", TODAY)
    assert code == 0
    assert json.loads(out)["signward"] == 1
    assert "happy" in err
    assert "tbc" in err


def test_what_a_table_cannot_hold_is_said(call, late, tmp_path):
    _, out, err = call("convert", late, "-o", tmp_path / "plan.csv", "--today", TODAY)
    assert out == ""
    assert "does not hold risks" in err
    assert "does not hold calendars" in err


WRONG = {
    "empty": (b"", "empty"),
    "only a mark": (b"\xef\xbb\xbf", "empty"),
    "tabs": (LEAST.replace("  ", "\t").encode(), "line 3"),
    "cp1252": (LEAST.encode() + b"customer: M\xfcller\n", "line 5: the file is not UTF-8"),
    "UTF-16": (LEAST.encode("utf-16"), "not UTF-8"),
    "a control character": (LEAST.encode() + b"customer: \x07\n", "line 5: not valid YAML"),
    "an escaped control character": (LEAST.encode() + b'customer: "\\a"\n', "line 5, customer: "),
    "half a character": (b'{"signward": 1, "customer": "\\ud800"}', "half a character"),
    "a binary": (b"\x7fELF" + bytes(range(256)), "not UTF-8"),
    "an archive": (b"PK\x03\x04" + bytes(100), "line 1"),
    "a duplicate key": (LEAST.encode() + b"signward: 1\n", 'line 5: not valid YAML: found duplicate key "signward"'),
    "an alias": (b"a: &a [1]\nb: *a\n", "line 2: aliases"),
    "an unhashable key": (b"? {a: b}\n: c\n", "line 1"),
    "an object": (b"!!python/object:os.system x", "line 1: not valid YAML"),
    "a tag that does not fit": (LEAST.encode() + b"customer: !!bool x\n", "not valid YAML"),
    "a deep list": (b"[" * 100_000, "nested"),
    "deep JSON": (b'{"signward": ' + b"[" * 500 + b"]" * 500 + b"}", "nested deeper than 40"),
    "a number past all numbers": (LEAST.replace("1}", f"0x{'f' * 500}}}").encode(), "between 0 and 5000"),
    "a number of 400 digits": (LEAST.replace("1}", f"1{'0' * 400}}}").encode(), "between 0 and 5000"),
    "infinity": (LEAST.replace("1}", ".inf}").encode(), "line 4, workstreams[0].milestones[0].duration"),
    "no number": (LEAST.replace("1}", ".nan}").encode(), "line 4, workstreams[0].milestones[0].duration"),
    "a day that is none": (LEAST.encode() + b"target_signature: 2026-02-30\n", "line 5, target_signature"),
    "two documents": ((LEAST + "---\n" + LEAST).encode(), "another document"),
    "a list": (b"[1, 2]", "expected keys and values"),
    "another version": (LEAST.replace("signward: 1", "signward: 2").encode(), "line 1, signward: expected signward: 1"),
}


@pytest.mark.parametrize("command", ["schedule", "check", "convert"])
@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_told_in_words(call, tmp_path, command, name):
    data, words = WRONG[name]
    path = tmp_path / "plan.yaml"
    path.write_bytes(data)
    more = ("-o", tmp_path / "out.json") if command == "convert" else ()
    code, out, err = call(command, path, *more, "--today", TODAY)
    assert (code, out) == (2, "")
    assert words in err
    assert all(line.startswith(str(path)) for line in err.splitlines())


@pytest.mark.parametrize("data", [LEAST.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + LEAST.encode()])
def test_other_line_ends_and_a_byte_order_mark_are_no_error(call, tmp_path, data):
    path = tmp_path / "plan.yaml"
    path.write_bytes(data)
    assert call("schedule", path, "--today", TODAY)[0] == 0


@pytest.mark.parametrize("command", ["schedule", "check"])
def test_a_folder_a_missing_file_and_an_unknown_ending_are_told(call, tmp_path, command):
    (tmp_path / "plan.docx").write_text("x")
    for path, words in (
        (tmp_path, "cannot be read: Is a directory"),
        (tmp_path / "gone.yaml", "cannot be read: No such file"),
        (tmp_path / "plan.docx", ".docx"),
    ):
        code, out, err = call(command, path)
        assert (code, out) == (2, "")
        assert words in err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(call, late):
    late.chmod(0)
    code, _, err = call("schedule", late)
    assert code == 2
    assert "cannot be read: Permission denied" in err


@pytest.mark.parametrize("today", ["0001-01-01", "1900-01-01", "9999-12-31"])
@pytest.mark.parametrize("command", ["schedule", "check"])
def test_the_ends_of_the_calendar_are_answered_or_told(call, tmp_path, command, today):
    path = tmp_path / "plan.yaml"
    path.write_text(LEAST + "target_signature: 9999-12-31\n")
    code, _, err = call(command, path, "--today", today)
    assert code in {0, 1, 2}
    assert (code == 2) == bool(err)
