"""xlsx that imports back to the same plan, and tables that say what they cannot hold."""

from __future__ import annotations

import csv
import json
import zipfile
from datetime import date
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings

from signward.cli.worked_example import week_four
from signward.core.plan.document import read_document, write_document
from signward.files.opening import read_table
from signward.files.planbook.writing import not_in_a_table
from signward.files.planfile import dump_json, dump_yaml, load
from signward.files.writers import plan_csv, plan_md, plan_xlsx
from tests.files.documents import documents

TODAY = date(2026, 10, 26)


@settings(max_examples=60)
@given(documents())
def test_yaml_to_xlsx_to_yaml_is_the_same_plan(document):
    before = read_document(document, TODAY)
    reading = read_table(plan_xlsx(before), "plan.xlsx", TODAY)
    after = read_document(reading.document, TODAY)
    assert reading.remarks == ()
    assert write_document(after) == write_document(before)


@given(documents())
def test_every_plan_written_as_yaml_or_json_is_read_back_the_same(document):
    plan = read_document(document, TODAY)
    assert load(dump_yaml(plan), TODAY) == load(dump_json(plan), TODAY) == plan


@pytest.mark.parametrize(("write", "kind"), [(plan_csv, "csv"), (plan_md, "md")])
def test_a_table_alone_gives_back_all_that_it_says_it_holds(write, kind):
    plan = read_document(week_four(TODAY), TODAY)
    read = read_document(read_table(write(plan).encode(), f"plan.{kind}", TODAY).document, TODAY)

    def said(of):
        names = {p.id: p.name for p in of.people} | {w.id: w.name for w in of.workstreams}
        return [
            {k: names.get(v, v) if k in ("vendor", "buyer") else v for k, v in m.items()} | {"in": w.get("name")}
            for w in write_document(of)["workstreams"] for m in w["milestones"]
        ]  # fmt: skip

    assert said(read) == said(plan)
    for field in ("customer", "vendor", "outcome", "target_signature", "compelling_event", "segment"):
        assert getattr(read, field) == getattr(plan, field)
    assert {(p.name, p.side) for p in read.people} <= {(p.name, p.side) for p in plan.people}
    assert not_in_a_table(plan) == [
        "roles and email addresses of people", "decision gates", "risks", "calendars",
        "the signature's own links and owners",
    ]  # fmt: skip


HOSTILE = ["=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1", "'=1", "''", "-"]


def hostile(text):
    document = week_four(TODAY) | {"customer": text, "outcome": text}
    document["workstreams"][0]["milestones"][0] |= {"deliverable": text, "evidence": text}
    document["workstreams"][0]["name"] = text
    document["people"][0]["name"] = text
    document["risks"][0]["mitigation"] = text
    return read_document(document, TODAY)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_formula_in_a_workbook(text):
    with zipfile.ZipFile(BytesIO(plan_xlsx(hostile(text)))) as archive:
        parts = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert parts
    assert not any(b"<f" in part or b"hyperlink" in part for part in parts)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_csv_guards_each_such_text_with_exactly_one_quote_that_import_takes_off(text):
    plan = hostile(text)
    cells = [cell for row in csv.reader(StringIO(plan_csv(plan))) for cell in row]
    assert "'" + text in cells
    assert text not in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))]
    read = read_table(plan_csv(plan).encode("utf-8-sig"), "plan.csv", TODAY).document
    assert read["outcome"] == " ".join(text.split())


def test_a_text_longer_than_a_cell_is_told_and_never_cut():
    document = week_four(TODAY) | {"outcome": "x" * 32_768}
    with pytest.raises(ValueError, match=r"32,768 characters does not fit"):
        plan_xlsx(read_document(document, TODAY))


def test_the_same_answers_come_from_yaml_json_and_xlsx(tmp_path, capsys):
    from signward.cli.main import main

    plan = read_document(week_four(TODAY), TODAY)
    files = {"yaml": dump_yaml(plan).encode(), "json": dump_json(plan).encode(), "xlsx": plan_xlsx(plan)}
    for command in ("schedule", "check"):
        told = set()
        for kind, data in files.items():
            (tmp_path / f"plan.{kind}").write_bytes(data)
            with pytest.raises(SystemExit) as ended:
                main([command, str(tmp_path / f"plan.{kind}"), "--format", "json", "--today", str(TODAY)])
            shown = capsys.readouterr()
            assert shown.err == ""
            told.add((ended.value.code, json.dumps(json.loads(shown.out))))
        assert len(told) == 1
