"""The shared spreadsheets are read as a careful person reads them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from signward.files.sheets import Reading, read_sheet

CASES = Path(__file__).parents[4] / "shared/cases/spreadsheets"
EXPECTED = sorted(CASES.glob("*.expected.json"))


def test_the_shared_cases_are_there():
    if not EXPECTED:
        pytest.skip(f"NOT TESTED: the shared spreadsheets are not beside this checkout ({CASES})")


@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: p.name.removesuffix(".expected.json"))
def test_every_milestone_date_owner_and_status_is_right(path: Path):
    wanted = json.loads(path.read_text())
    reading = read_sheet(
        path.with_name(wanted["file"]).read_bytes(), wanted["file"], date.fromisoformat(wanted["today"])
    )
    assert [row.title for row in reading.rows] == [m["title"] for m in wanted["milestones"]]
    for row, expected in zip(reading.rows, wanted["milestones"], strict=True):
        due = row.due.isoformat() if row.due else None
        assert due in expected.get("accept_due", [expected["due"]]), row
        assert [{"name": o.name, "side": o.side} for o in row.owners] == expected["owners"], row
        assert (row.status, row.workstream) == (expected["status"], expected["workstream"]), row
        assert list(row.depends_on) == expected.get("depends_on", list(row.depends_on)), row
        assert row.date_precision == expected.get("date_precision", row.date_precision), row


def _case(name: str) -> Reading:
    path = next(CASES.glob(f"{name}*.expected.json"), None)
    if path is None:
        pytest.skip("NOT TESTED: the shared spreadsheets are not beside this checkout")
    wanted = json.loads(path.read_text())
    return read_sheet(path.with_name(wanted["file"]).read_bytes(), wanted["file"], date.fromisoformat(wanted["today"]))


def test_stakeholders_become_people_with_role_and_address():
    people = {p["name"]: p for p in _case("02").document["people"]}
    assert people["Ines Kowal"]["role"] == "Economic Buyer"
    assert people["Dev Rana"] == {
        "id": "dev-rana", "name": "Dev Rana", "side": "vendor", "role": "Account Executive", "email": "dev@tallyman.example",  # noqa: E501
    }  # fmt: skip
    assert len(people) == 5


def test_hidden_parts_stay_out_and_are_said():
    reading = _case("15")
    assert "Discount floor" not in str(reading.document)
    assert "do not tell Tom" not in str(reading.remarks)
    assert any("hidden" in remark.message for remark in reading.remarks)
