"""What people do to the workbook before they import it again."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl.comments import Comment

from signward.cli.worked_example import week_four
from signward.core.plan.document import read_document
from signward.files.opening import open_plan, read_table
from signward.files.planfile import WrongFile
from signward.files.writers import plan_xlsx

TODAY = date(2026, 10, 26)


class Edited:
    """The worked example's workbook, cell by cell under its headings."""

    def __init__(self):
        self.book = openpyxl.load_workbook(BytesIO(plan_xlsx(read_document(week_four(TODAY), TODAY))))

    def cell(self, sheet, words, heading):
        """The cell under a heading in the row that holds these words."""
        page = self.book[sheet]
        head = next(row for row in page.iter_rows() if heading in [cell.value for cell in row])
        column = next(cell.column for cell in head if cell.value == heading)
        row = next(row[0].row for row in page.iter_rows() if words in [cell.value for cell in row])
        return page.cell(row, column)

    def add(self, sheet, **by_heading):
        page = self.book[sheet]
        row = page.max_row + 1
        heads = {cell.value: cell.column for cells in page.iter_rows() for cell in cells if cell.value in by_heading}
        for heading, value in by_heading.items():
            page.cell(row, heads[heading], value)
        return row

    def bytes(self):
        out = BytesIO()
        self.book.save(out)
        return out.getvalue()

    def read(self):
        reading = read_table(self.bytes(), "plan.xlsx", TODAY)
        return read_document(reading.document, TODAY), [
            (f"{r.sheet} {r.cell}".strip(), r.kind) for r in reading.remarks
        ]


@pytest.fixture
def edited():
    return Edited()


def test_a_moved_date_a_renamed_milestone_and_another_owner_come_through_and_nothing_else_changes(edited):
    words = "Executive readout held"
    edited.cell("Plan", words, "Due").value = datetime(2026, 11, 20)  # noqa: DTZ001
    edited.cell("Plan", words, "Owner (Customer)").value = "yuki tanaka"
    edited.cell("Plan", words, "Milestone").value = "Readout given"
    plan, remarks = edited.read()
    expected = week_four(TODAY)
    expected["workstreams"][0]["milestones"][1] |= {
        "due": "2026-11-20", "buyer": "yuki", "deliverable": "Readout given",
    }  # fmt: skip
    assert plan == read_document(expected, TODAY)
    assert remarks == []


def test_a_new_row_becomes_a_milestone_with_an_id_and_its_owner_becomes_a_person(edited):
    row = {"Milestone": "Insurance certificate sent", "Workstream": "Insurance", "Owner (Vendor)": "Lee Park"}
    edited.add("Plan", **row, **{"Duration (days)": "2 / 3 / 5", "Depends on": "1, 2SS+1d"})
    plan, remarks = edited.read()
    made = plan.milestone("insurance-certificate-sent")
    assert plan.workstream(made.workstream).name == "Insurance"
    assert plan.person(made.vendor).name == "Lee Park"
    assert made.duration.spec == [2, 3, 5]
    assert [(link.id, link.kind.value, link.lag) for link in made.after] == [
        ("business-case", "FS", 0), ("readout", "SS", 1),
    ]  # fmt: skip
    assert [kind for _, kind in remarks] == ["ask"]


def test_rows_may_be_sorted_and_columns_moved(edited):
    page = edited.book["Plan"]
    head = next(row[0].row for row in page.iter_rows() if row[0].value == "#")
    rows = [[c.value for c in row][::-1] for row in page.iter_rows(min_row=head)]
    page.delete_rows(head, page.max_row)
    for row in [rows[0], *rows[:0:-1]]:
        page.append(row)
    plan, remarks = edited.read()
    before = read_document(week_four(TODAY), TODAY)
    assert sorted(plan.milestones, key=lambda m: m.id) == sorted(before.milestones, key=lambda m: m.id)
    assert (plan.risks, plan.signature, plan.calendars) == (before.risks, before.signature, before.calendars)
    assert remarks == []


def test_a_row_marked_done_is_done_and_asked_about(edited):
    edited.cell("Plan", "Executive readout held", "Status").value = "Done"
    plan, remarks = edited.read()
    assert plan.milestone("readout").done == min(TODAY, plan.milestone("readout").due)
    assert [kind for _, kind in remarks] == ["ask"]


def test_what_is_no_date_is_listed_with_its_cell_and_left_open(edited):
    cell = edited.cell("Plan", "Executive readout held", "Due")
    cell.value = "tbc"
    plan, remarks = edited.read()
    assert plan.milestone("readout").due is None
    assert remarks == [(f"Plan {cell.coordinate}", "not-understood")]


def test_what_the_plan_has_no_place_for_is_listed(edited):
    edited.book.create_sheet("Budget")["A1"] = "1.6 M"
    edited.cell("Plan", "Executive readout held", "Due").comment = Comment("ask Dana", "Sam")
    row = edited.book["Risks"].max_row
    edited.book["Risks"].cell(row, 12, "our own note")
    _, remarks = edited.read()
    assert sorted(kind for _, kind in remarks) == ["left-out"] * 3
    assert ("Risks L2", "left-out") in remarks


def test_a_cell_that_contradicts_the_rest_is_told_by_sheet_and_cell(edited, tmp_path):
    cell = edited.cell("Risks", "The security queue is six weeks long", "Owner")
    cell.value = "Nobody Known"
    path = tmp_path / "plan.xlsx"
    path.write_bytes(edited.bytes())
    with pytest.raises(WrongFile, match=f"^Risks {cell.coordinate}: Nobody Known is not among the people"):
        open_plan(str(path), TODAY)


def test_a_number_that_no_row_has_is_listed(edited):
    cell = edited.cell("Plan", "Executive readout held", "Depends on")
    cell.value = "99"
    plan, remarks = edited.read()
    assert plan.milestone("readout").after == ()
    assert remarks == [(f"Plan {cell.coordinate}", "not-understood")]


def test_calendars_are_edited_line_by_line(edited):
    edited.add("Calendars", Side="buyer", What="Holiday", Value=datetime(2026, 11, 27))  # noqa: DTZ001
    edited.add("Calendars", Side="buyer", What="Region", Value="CA")
    edited.add("Calendars", Side="vendor", What="Siesta", Value="daily")
    plan, remarks = edited.read()
    assert [str(day) for day in plan.calendars["buyer"].holidays] == ["2026-11-27"]
    assert plan.calendars["buyer"].region == "CA"
    assert [kind for _, kind in remarks] == ["not-understood"]


def test_a_workbook_whose_table_was_rebuilt_is_read_like_anybody_elses(edited):
    page = edited.book["Plan"]
    head = next(row for row in page.iter_rows() if row[0].value == "#")
    for cell in head:
        cell.value = {"Milestone": "Activity", "Id": "Ref"}.get(cell.value, cell.value)
    plan, _ = edited.read()
    assert len(plan.milestones) == len(week_four(TODAY)["workstreams"][0]["milestones"]) + 11
    assert plan.target_signature == date(2026, 12, 18)
