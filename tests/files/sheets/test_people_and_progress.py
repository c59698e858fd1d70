"""Owners, sides and status as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl.styles import Font, PatternFill

from tests.files.sheets.made import due, milestones, owners, read, read_rows, said, sides, status

D = date(2026, 12, 4)


def test_one_column_for_both_sides_in_the_order_of_its_heading():
    reading = read("Step,AE / Champion,Due\nPOC,Sam / Dana,2026-12-04\nNDA, DANA ,2026-12-07\nOrder,sam,2026-12-11\n")
    assert sides(reading) == {"Sam": "vendor", "Dana": "buyer"}
    reading = read("Step,Champion / AE,Due\nPOC,Dana / Sam,2026-12-04\n")
    assert sides(reading) == {"Sam": "vendor", "Dana": "buyer"}


@pytest.mark.parametrize(
    "cell",
    [
        "Ana (Corvid) / Piet (Nordhafen)",
        "Ana (Corvid) & Piet (Nordhafen)",
        "Ana (Corvid)\nPiet (Nordhafen)",
        "Ana (Corvid), Piet (Nordhafen)",
    ],
)
def test_companies_in_brackets_tell_the_sides(cell: str):
    reading = read(
        f'Step,Owner,Due\nSecurity review,"{cell}",2026-12-04\nSend pricing,Ana,2026-12-07\nBoard approval,Piet,2026-12-09\n'  # noqa: E501
    )
    assert sides(reading) == {"Ana": "vendor", "Piet": "buyer"}
    assert (reading.document["vendor"], reading.document["customer"]) == ("Corvid", "Nordhafen")


def test_names_told_on_the_command_decide():
    text = "Step,Owner,Due\nReview,Globex IT,2026-12-04\nDemo,Initech,2026-12-07\n"
    reading = read(text, vendor="Initech", customer="Globex")
    assert sides(reading) == {"Globex IT": "buyer", "Initech": "vendor"}


def test_a_title_after_a_comma_is_not_a_second_person():
    reading = read(
        'Step,Customer owner,Vendor owner\nPOC,"Ines Kowal, CFO","Dev Rana, Jo Petty"\nNDA,Ines Kowal,Dev Rana\n'
    )
    assert sides(reading) == {"Ines Kowal": "buyer", "Dev Rana": "vendor", "Jo Petty": "vendor"}
    assert "second vendor owner" in said(reading, "ask")


@pytest.mark.parametrize(
    ("word", "side"),
    [("Seller", "vendor"), ("Customer", "buyer"), ("Legal", "buyer"), ("Procurement", "buyer"), ("Kunde", "buyer"), ("Anbieter", "vendor"), ("Client", "buyer"),  # noqa: E501
     ("Fournisseur", "vendor"), ("Cliente", "buyer"), ("Klant", "buyer"), ("Leverancier", "vendor"), ("お客様", "buyer"), ("弊社", "vendor"), ("Us", "vendor"), ("AE", "vendor"), ("CISO", "buyer")],  # noqa: E501
)  # fmt: skip
def test_a_word_for_a_side_is_a_placeholder_of_that_side(word: str, side: str):
    assert sides(read(f"Step,Owner,Due\nReview,{word},2026-12-04\nPOC,Both,2026-12-07\n"))[word] == side


@pytest.mark.parametrize(
    "word", ["Both", "Joint", "Beide", "Les deux", "Ambos", "Entrambi", "Allebei", "双方", "Buyer and Seller"]
)
def test_both_is_an_owner_on_each_side(word: str):
    reading = read(f"Step,Owner,Due\nKick-off,{word},2026-12-04\nNDA,Seller,2026-12-07\n")
    assert set(owners(reading, "Kick-off")) == {"vendor", "buyer"}


def test_addresses_name_people():
    reading = read(
        "Step,Owner,Due\nPOC,Dana Whitfield <dana@globex.example>,2026-12-04\nNDA,dana@globex.example,2026-12-07\n"
    )
    assert [p["email"] for p in reading.document["people"]] == ["dana@globex.example"]


def test_a_column_of_sides_tells_where_owners_stand():
    reading = read("Step,Owner,Party,Due\nPOC,Sam,Vendor,2026-12-04\nReview,Dana,Customer,2026-12-07\n")
    assert sides(reading) == {"Sam": "vendor", "Dana": "buyer"}


def test_a_missing_owner_of_one_side_is_asked_about():
    reading = read("Step,Customer owner,Vendor owner,Due\nPOC,Dana,Sam,2026-12-04\nNDA,,Sam,2026-12-07\n")
    assert "no buyer owner" in said(reading, "ask")


def test_somebody_whose_side_nothing_tells_is_asked_about():
    assert "Xeno" in said(read("Step,Owner,Due\nThing,Xeno,2026-12-04\nOther,Xeno,2026-12-07\n"), "ask")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Done", "done"), ("completed", "done"), ("✅", "done"), ("✔️", "done"), ("x", "done"), ("100%", "done"), ("Erledigt", "done"), ("Terminé", "done"), ("Hecho", "done"),  # noqa: E501
        ("Completato", "done"), ("Afgerond", "done"), ("Concluído", "done"), ("完了", "done"), ("済", "done"), ("TRUE", "done"), ("Yes", "done"),  # noqa: E501
        ("In progress", "in_progress"), ("🔄", "in_progress"), ("50%", "in_progress"), ("in Arbeit", "in_progress"), ("En cours", "in_progress"), ("En curso", "in_progress"),  # noqa: E501
        ("In corso", "in_progress"), ("Bezig", "in_progress"), ("Em andamento", "in_progress"), ("進行中", "in_progress"), ("WIP", "in_progress"),  # noqa: E501
        ("Not started", "not_started"), ("⬜", "not_started"), ("0%", "not_started"), ("offen", "not_started"), ("À faire", "not_started"), ("Pendiente", "not_started"),  # noqa: E501
        ("Da fare", "not_started"), ("Niet gestart", "not_started"), ("Pendente", "not_started"), ("未着手", "not_started"), ("", "not_started"), ("FALSE", "not_started"),  # noqa: E501
        ("Blocked", "blocked"), ("❌", "blocked"), ("On hold", "blocked"), ("blockiert", "blocked"), ("Bloqué", "blocked"),  # noqa: E501
        ("Delayed", "late_or_blocked"), ("overdue", "late_or_blocked"), ("verspätet", "late_or_blocked"), ("En retard", "late_or_blocked"), ("遅延", "late_or_blocked"),  # noqa: E501
        ("🟢", "on_track"), ("On track", "on_track"), ("🟡", "at_risk"), ("At risk", "at_risk"), ("🔴", "off_track"), ("Rot", "off_track"),  # noqa: E501
        ("✅ Done", "done"), ("Done - see mail", "done"), ("In progress (80%)", "in_progress"),
    ],
)  # fmt: skip
def test_status_in_words_signs_and_shares(words: str, name: str):
    reading = read(f"Step,Status,Due\nPOC,{words},2026-11-20\nNDA,,2026-12-07\n")
    assert status(reading)["POC"] == name
    assert ("done" in milestones(reading)["POC"]) == (name == "done")


def test_an_unknown_status_is_listed():
    assert "B2: The status" in said(read("Step,Status\nPOC,flurbled\nNDA,done\n"), "not-understood")


def test_a_share_kept_as_a_number():
    def percent(sheet):
        for row in (2, 3, 4):
            sheet[f"B{row}"].number_format = "0%"

    reading = read_rows([["Step", "% complete"], ["One", 1], ["Two", 0.5], ["Three", 0]], then=percent)
    assert list(status(reading).values()) == ["done", "in_progress", "not_started"]


def test_a_cell_that_says_only_a_colour_is_health_unless_a_legend_says_more():
    def paint(sheet):
        sheet["B2"].fill = PatternFill("solid", fgColor="FF00B050")
        sheet["B3"].fill = PatternFill("solid", fgColor="FFFF0000")

    rows = [["Step", "Status", "Due"], ["One", None, D], ["Two", None, D]]
    assert list(status(read_rows(rows, then=paint)).values()) == ["on_track", "off_track"]

    def legend(sheet):
        paint(sheet)
        sheet.insert_rows(1, 2)
        sheet["A1"] = "Done"
        sheet["A1"].fill = PatternFill("solid", fgColor="FF00B050")

    assert status(read_rows(rows, then=legend))["One"] == "done"


def test_a_completion_date_is_when_it_was_done():
    reading = read(
        "Step,Due,Status,Completed on\nPOC,2026-11-10,Done,2026-11-12\nNDA,2026-11-16,,2026-11-16\nOrder,2026-12-16,,\n"
    )
    assert [m.get("done") for m in milestones(reading).values()] == ["2026-11-12", "2026-11-16", None]


def test_a_done_step_in_the_future_is_done_today_and_asked_about():
    reading = read("Step,Due,Status\nPOC,2026-12-10,Done\n NDA,2026-12-16,\n")
    assert milestones(reading)["POC"]["done"] == "2026-11-23"
    assert "today" in said(reading, "ask")


def test_a_done_step_without_a_year_lies_in_the_past():
    reading = read("Step,Due,Status\nPOC,Oct 20,Done\nNDA,Dec 4,Open\n")
    assert due(reading) == {"POC": "2026-10-20", "NDA": "2026-12-04"}


def test_struck_rows_are_left_out_unless_done_and_asked_about():
    def strike(sheet):
        sheet["A2"].font = sheet["A3"].font = Font(strike=True)

    reading = read_rows(
        [["Step", "Status", "Due"], ["Gone", None, D], ["Finished", "done", date(2026, 11, 2)], ["NDA", None, D]],
        then=strike,
    )
    assert list(due(reading)) == ["Finished", "NDA"]
    assert "Gone" in said(reading, "ask")
