"""Sheets as people lay them out."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl.styles import Font, PatternFill

from tests.files.sheets.made import (
    after,
    due,
    milestones,
    owners,
    read,
    read_rows,
    said,
    sides,
    status,
    streams,
    workbook,
)

D = date(2026, 12, 4)


@pytest.mark.parametrize(
    "heads",
    [
        "Step,Owner,Due date,Status",
        "Action item,Responsible,Target Completion Date,State",
        "Milestone,Who,By when,Progress",
        "Aufgabe,Verantwortlich,Termin,Status",
        "Maßnahme,Zuständig,Fällig am,Stand",
        "Étape,Responsable,Échéance,Statut",
        "Tarea,Responsable,Fecha límite,Estado",
        "Attività,Referente,Scadenza,Stato",
        "Taak,Verantwoordelijke,Streefdatum,Voortgang",
        "Tarefa,Responsável,Prazo,Situação",
        "タスク,担当者,期限,状況",
        "マイルストーン,責任者,完了予定日,ステータス",
    ],
)
def test_headings_are_known_in_seven_languages_and_any_order(heads: str):
    names = heads.split(",")
    rows = [names, ["Security review", "Dana", "2026-12-04", "Done"], ["Order", "Sam", "2026-12-11", ""]]
    for order in ([0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]):
        text = "\n".join(",".join(row[i] for i in order) for row in rows)
        reading = read(text)
        assert due(reading) == {"Security review": "2026-12-04", "Order": "2026-12-11"}, said(reading)
        assert status(reading)["Security review"] == "done"
        assert set(sides(reading)) == {"Dana", "Sam"}


@pytest.mark.parametrize(
    "encoded",
    [
        "Schritt;Verantwortlich;Fällig\nPrüfung;Jörg Müller;04.12.2026\nVertrag;Käthe;11.12.2026\n".encode("cp1252"),
        "Schritt;Verantwortlich;Fällig\nPrüfung;Jörg Müller;04.12.2026\nVertrag;Käthe;11.12.2026\n".encode("utf-8-sig"),
        "Schritt\tVerantwortlich\tFällig\nPrüfung\tJörg Müller\t04.12.2026\nVertrag\tKäthe\t11.12.2026\n".encode(
            "utf-16"
        ),
        "sep=;\nSchritt;Verantwortlich;Fällig\nPrüfung;Jörg Müller;04.12.2026\nVertrag;Käthe;11.12.2026\n".encode(),
        "Schritt|Verantwortlich|Fällig\r\nPrüfung|Jörg Müller|04.12.2026\r\nVertrag|Käthe|11.12.2026\r\n".encode(
            "utf-16-le"
        ),
    ],
)
def test_separators_and_encodings_are_found(encoded: bytes):
    reading = read(encoded)
    assert due(reading) == {"Prüfung": "2026-12-04", "Vertrag": "2026-12-11"}
    assert set(sides(reading)) == {"Jörg Müller", "Käthe"}


def test_japanese_csv_as_excel_writes_it():
    reading = read(
        "タスク,担当,期限,状態\nセキュリティ審査,お客様,12月4日,未着手\n見積提出,弊社,2026/11/20,完了\n".encode("cp932")
    )
    assert due(reading) == {"セキュリティ審査": "2026-12-04", "見積提出": "2026-11-20"}
    assert status(reading)["見積提出"] == "done"
    assert sides(reading) == {"お客様": "buyer", "弊社": "vendor"}


def test_title_rows_and_keys_above_the_table_are_read_and_money_stays_out():
    reading = read_rows(
        [
            ["Mutual Action Plan"],
            ["Customer", "Northwind Bank"],
            ["Vendor:", "Acme Analytics"],
            ["Target close", date(2026, 12, 18)],
            ["Business outcome", "Close the books in 4 days"],
            ["Compelling event", "Board freezes spend on 2026-12-21"],
            ["Deal value", 1600000],
            ["Champion", "Dana Whitfield"],
            [],
            ["Step", "Owner", "Due"],
            ["NDA", "Acme", D],
            ["Legal review", "Northwind Legal", D],
        ]
    )
    document = reading.document
    assert (document["customer"], document["vendor"]) == ("Northwind Bank", "Acme Analytics")
    assert document["target_signature"] == "2026-12-18"
    assert document["outcome"] == "Close the books in 4 days"
    assert document["compelling_event"] == {"what": "Board freezes spend on 2026-12-21", "date": "2026-12-21"}
    assert "1600000" not in str(document)
    assert "1600000" not in said(reading)
    assert "B7" in said(reading, "left-out")
    assert sides(reading) == {"Dana Whitfield": "buyer", "Acme": "vendor", "Northwind Legal": "buyer"}


def test_phases_as_merged_rows_bold_rows_and_filled_first_columns():
    def merge(sheet):
        sheet.merge_cells("A2:C2")
        sheet["A5"].font = Font(bold=True)

    rows = [
        ["Step", "Owner", "Due"],
        ["Validate"],
        ["POC", "Seller", D],
        ["Readout", "Buyer", D],
        ["Paper"],
        ["NDA", "Seller", D],
    ]
    assert streams(read_rows(rows, then=merge)) == {"Validate": ["POC", "Readout"], "Paper": ["NDA"]}
    rows = [["Phase", "Step", "Due"], ["Validate", "POC", D], [None, "Readout", D], [], ["Paper", "NDA", D]]
    assert streams(read_rows(rows)) == {"Validate": ["POC", "Readout"], "Paper": ["NDA"]}


def test_a_phase_merged_down_its_rows():
    rows = [["Phase", "Step", "Due"], ["Validate", "POC", D], [None, "Readout", D], ["Paper", "NDA", D]]
    assert streams(read_rows(rows, then=lambda s: s.merge_cells("A2:A3"))) == {
        "Validate": ["POC", "Readout"],
        "Paper": ["NDA"],
    }


def test_phases_in_csv_as_lone_cells():
    text = "Step,Owner,Due\nPhase 1: Validate,,\nPOC,Seller,2026-12-04\nPhase 2: Paper,,\nNDA,Seller,2026-12-07\n"
    assert streams(read(text)) == {"Phase 1: Validate": ["POC"], "Phase 2: Paper": ["NDA"]}


def test_headings_repeated_for_each_phase():
    text = "Validate\nStep,Owner,Due\nPOC,Seller,2026-12-04\n\nPaper process\nStep,Owner,Due\nNDA,Seller,2026-12-07\n"
    reading = read(text)
    assert list(due(reading)) == ["POC", "NDA"]
    assert streams(reading)["Paper process"] == ["NDA"]


def test_markdown_with_a_table_under_each_heading():
    text = (
        "# MAP Acme x Globex\n\n**Target close:** 2027-01-29\n\n## Validate\n\n| Step | Owner | Due |\n|--|--|--|\n| **POC** run | Sam | 4 Dec |\n"  # noqa: E501
        "\n## Paper\n\n| Step | Owner | Due |\n|:--|--|--:|\n| ~~Old step~~ | Sam | 7 Dec |\n| NDA \\| MSA | Dana | 11 Dec |\n\nSome closing words.\n"  # noqa: E501
    )
    reading = read(text, "plan.md")
    assert due(reading) == {"POC run": "2026-12-04", "NDA | MSA": "2026-12-11"}
    assert streams(reading)["Paper"] == ["NDA | MSA"]
    assert reading.document["target_signature"] == "2027-01-29"
    assert "Old step" in said(reading, "ask")
    assert "Some closing words" in said(reading)


def test_two_lines_of_headings():
    def merge(sheet):
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("D1:E1")
        sheet.merge_cells("A1:A2")

    rows = [
        ["Step", "Owner", None, "Date", None],
        [None, "Customer", "Vendor", "Start", "End"],
        ["POC", "Dana", "Sam", D, date(2026, 12, 11)],
    ]
    reading = read_rows(rows, then=merge)
    assert owners(reading, "POC") == {"vendor": "Sam", "buyer": "Dana"}
    assert due(reading) == {"POC": "2026-12-11"}
    assert milestones(reading)["POC"]["duration"] == 6


def test_totals_notes_and_legends_below_are_no_steps():
    text = "Step,Owner,Due\nPOC,Seller,2026-12-04\nNDA,Seller,2026-12-07\nTotal,2,\n\nNote: dates may change\n* subject to board approval,,\n"  # noqa: E501
    reading = read(text)
    assert list(due(reading)) == ["POC", "NDA"]
    assert "dates may change" in said(reading, "left-out")
    assert "subject to board" in said(reading, "left-out")


def test_hidden_rows_columns_and_sheets_stay_out():
    def hide(sheet):
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        other = sheet.parent.create_sheet("Secret")
        other.append(["Step", "Due"])
        other.append(["Floor price", D])
        other.sheet_state = "veryHidden"

    rows = [["Step", "Due", "Internal"], ["POC", D, "weak champion"], ["Ghost", D, "x"], ["NDA", D, "y"]]
    reading = read_rows(rows, then=hide)
    assert list(due(reading)) == ["POC", "NDA"]
    assert "weak champion" not in str(reading)
    assert "Floor price" not in str(reading)
    assert {"C:C", "3:3"} <= {remark.cell for remark in reading.remarks}
    assert "Secret" in said(reading, "left-out")


def test_the_sheet_with_the_plan_is_chosen_and_said():
    def more(sheet):
        people = sheet.parent.create_sheet("People", 0)
        for row in (["Name", "Role", "Company", "Email"], ["Dana Whitfield", "CFO", "Customer", "dana@globex.example"]):
            people.append(row)
        old = sheet.parent.create_sheet("Old version", 0)
        for row in (["Step", "Due", "Owner"], ["Wrong", D, "Dana"], ["Wronger", D, "Dana"], ["Wrongest", D, "Dana"]):
            old.append(row)

    reading = read_rows([["Step", "Owner", "Due"], ["POC", "Dana", D], ["NDA", "Sam", D]], title="MAP", then=more)
    assert list(due(reading)) == ["POC", "NDA"]
    assert owners(reading, "POC") == {"buyer": "Dana Whitfield"}
    assert '"MAP" is read as the plan' in said(reading)
    assert "Old version" in said(reading, "ask")


def test_a_bar_chart_of_coloured_weeks():
    def paint(sheet):
        for cell in ("C2", "D2", "D3", "E3", "F3"):
            sheet[cell].fill = PatternFill("solid", fgColor="4472C4")

    rows = [["Task", "Owner", "W1", "W2", "W3", "W4"], ["POC", "Seller"], ["Security review", "Buyer"]]
    reading = read_rows([["Start", date(2026, 11, 30)], *rows][1:], then=paint)
    assert due(reading) == {"POC": None, "Security review": None}
    heads = ["Task", "Owner", *(date(2026, 11, 30 + 0),), date(2026, 12, 7), date(2026, 12, 14), date(2026, 12, 21)]
    reading = read_rows([heads, *rows[1:]], then=paint)
    assert due(reading) == {"POC": "2026-12-11", "Security review": "2026-12-25"}
    assert milestones(reading)["POC"]["duration"] == 10


def test_a_bar_chart_of_marks_with_weeks_counted_from_a_start():
    rows = [
        ["Start date", date(2026, 11, 30)],
        [],
        ["Task", "Week 1", "Week 2", "Week 3", "Week 4"],
        ["POC", "x", "x"],
        ["Review", None, None, "x"],
    ]
    assert due(read_rows(rows)) == {"POC": "2026-12-11", "Review": "2026-12-18"}


def test_a_table_without_headings_is_known_by_what_it_holds():
    reading = read("POC done,Seller,2026-12-04\nSecurity review,Buyer,2026-12-11\nContract signature,Both,2026-12-18\n")
    assert list(due(reading).values()) == ["2026-12-04", "2026-12-11", "2026-12-18"]
    assert sides(reading)["Buyer"] == "buyer"


def test_predecessors_by_number_by_row_and_by_title():
    numbered = '#,Step,Due,Depends on\n1,POC,,\n2,Review,,1\n3,Sign order,,"1, 2"\n'
    assert after(read(numbered)) == {"POC": (), "Review": ("POC",), "Sign order": ("POC", "Review")}
    by_row = "Step,Predecessors\nPOC,\nReview,2\nSign order,2;3\n"
    assert after(read(by_row))["Sign order"] == ("POC", "Review")
    by_place = "Task Name,Duration,Predecessors\nPOC,5 days,\nReview,3 days,1\nOrder,1 day,2FS+2 days\n"
    reading = read(by_place)
    assert after(reading)["Order"] == ("Review",)
    assert milestones(reading)["Order"]["after"] == [{"id": "review", "lag": 2}]
    by_title = "Step,After\nSecurity review,\nLegal review,none\nOrder,Security review and legal\n"
    assert after(read(by_title))["Order"] == ("Security review", "Legal review")


def test_a_circle_of_predecessors_is_opened_and_said():
    reading = read("#,Step,After\n1,One,2\n2,Two,1\n")
    assert sum(map(len, after(reading).values())) == 1
    assert "circle" in said(reading, "ask")


def test_a_predecessor_that_does_not_exist_is_listed():
    assert 'C2: "9" names no step' in said(read("#,Step,After\n1,One,9\n2,Two,1\n"), "not-understood")


def test_steps_after_signature_hang_on_it():
    reading = read("Step,Due\nPOC,2026-12-04\nContract signature,2026-12-18\nGo-live,2027-03-01\n")
    assert reading.document["target_signature"] == "2026-12-18"
    assert reading.document["signature"]["after"] == ["contract-signature", "poc"]
    assert milestones(reading)["Go-live"]["after"] == ["signature"]


def test_a_column_nobody_knows_is_listed_cell_by_cell():
    reading = read("Step,Due,Zorble\nPOC,2026-12-04,blue\nNDA,2026-12-07,red\n")
    assert 'C2: "blue" (Zorble)' in said(reading)
    assert "C3" in said(reading)


def test_empty_sheets_and_sheets_without_steps_are_refused():
    for data in (workbook([]), workbook([["hello"], ["world"]])):
        with pytest.raises(ValueError, match=r"no visible cells|No table of steps"):
            read(data, "plan.xlsx")
