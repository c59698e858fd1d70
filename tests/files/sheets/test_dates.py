"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.sheets.made import due, read, read_rows, said


def _one(words: str, *more: str) -> str | None:
    rows = "\n".join(f'Step {i},"{text}"' for i, text in enumerate((words, *more)))
    return due(read(f"Step,Due\n{rows}\n"))["Step 0"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-12-04", "2026-12-04"),
        ("2026/12/04", "2026-12-04"),
        ("20261204", "2026-12-04"),
        ("4 Dec 2026", "2026-12-04"),
        ("Dec 4, 2026", "2026-12-04"),
        ("Friday, December 4th, 2026", "2026-12-04"),
        ("4-Dec-26", "2026-12-04"),
        ("4. Dezember 2026", "2026-12-04"),
        ("4 décembre 2026", "2026-12-04"),
        ("1er décembre 2026", "2026-12-01"),
        ("4 de diciembre de 2026", "2026-12-04"),
        ("4 dicembre 2026", "2026-12-04"),
        ("4 december 2026", "2026-12-04"),
        ("4 de dezembro de 2026", "2026-12-04"),
        ("2026年12月4日", "2026-12-04"),
        ("令和8年12月4日", "2026-12-04"),
        ("12月4日（金）", "2026-12-04"),
        ("12/4", "2026-12-04"),
        ("04.12.2026", "2026-12-04"),
        ("4.12.", "2026-12-04"),
        ("04.12.26", "2026-12-04"),
        ("Nov 3", "2026-11-03"),
        ("3. Nov", "2026-11-03"),
        ("Jan 15", "2027-01-15"),
        ("by 4 Dec", "2026-12-04"),
        ("4 Dec (tentative)", "2026-12-04"),
        ("2026-12-04 17:00", "2026-12-04"),
        ("46360", "2026-12-04"),
        ("w/c 11 Jan 2027", "2027-01-15"),
        ("week of Jan 11", "2027-01-15"),
        ("Woche vom 11.1.2027", "2027-01-15"),
        ("w/e 15 Jan 2027", "2027-01-15"),
        ("end of Jan", "2027-01-29"),
        ("Ende Januar", "2027-01-29"),
        ("fin janvier", "2027-01-29"),
        ("1月末", "2027-01-29"),
        ("mid December", "2026-12-15"),
        ("Q2 2027", "2027-06-30"),
        ("EOM", "2026-11-30"),
        ("KW 50", "2026-12-11"),
        ("CW50", "2026-12-11"),
        ("2026-W50", "2026-12-11"),
        ("KW 2/2027", "2027-01-15"),
        ("7.-11.12.2026", "2026-12-11"),
        ("Dec 7-11", "2026-12-11"),
        ("7 Dec - 11 Dec", "2026-12-11"),
        ("1/12/2026 - 11/12/2026", "2026-12-11"),
    ],
)
def test_a_date_is_read_in_any_of_the_usual_ways(words: str, day: str):
    more = ("13/12/2026",) if words.startswith("1/12") else ()
    assert _one(words, *more) == day


@pytest.mark.parametrize(
    "words",
    ["tbc", "asap", "after the board", "next Friday", "soon", "32/13/2026", "?", "未定", "offen", "Thanksgiving"],
)
def test_words_that_are_no_date_are_listed_and_leave_the_date_open(words: str):
    reading = read(f"Step,Due\nOne,{words}\nTwo,2026-12-01\n")
    assert due(reading)["One"] is None
    assert f'not-understood plan.csv B2: "{words}"' in said(reading)


def test_one_day_above_twelve_decides_the_whole_column_and_is_said():
    reading = read("Step,Due\nOne,03/11/26\nTwo,25/11/26\n")
    assert due(reading) == {"One": "2026-11-03", "Two": "2026-11-25"}
    assert "day first" in said(reading, "resolved")


def test_a_month_first_column_is_found_by_its_proof():
    assert due(read("Step,Due\nOne,12/2/2026\nTwo,12/15/2026\n")) == {"One": "2026-12-02", "Two": "2026-12-15"}


def test_another_date_column_proves_the_order_too():
    reading = read("Step,Start,Due\nOne,16/11/2026,01/12/2026\n")
    assert due(reading)["One"] == "2026-12-01"


def test_headings_in_another_language_read_days_first():
    assert due(read("Tâche,Échéance\nUn,03/12/2026\nDeux,04/12/2026\n"))["Un"] == "2026-12-03"


def test_dates_that_stay_ambiguous_are_read_and_asked_about():
    reading = read("Step,Due\nOne,01/02/2027\nTwo,03/04/2027\n")
    assert "day or month first" in said(reading, "ask")


def test_two_orders_in_one_column_are_told_apart_where_they_can_be():
    reading = read("Step,Due\nOne,13/12/2026\nTwo,12/14/2026\nThree,25/12/2026\n")
    assert due(reading) == {"One": "2026-12-13", "Two": "2026-12-14", "Three": "2026-12-25"}
    assert "two orders" in said(reading, "ask")


def test_japanese_two_digit_years_come_first():
    assert due(read("タスク,期限\n契約,26/12/15\n承認,26/12/04\n")) == {"契約": "2026-12-15", "承認": "2026-12-04"}


def test_dates_without_a_year_run_on_into_the_next_one():
    reading = read("Step,Due\nOne,Nov 27\nTwo,Dec 18\nThree,Jan 8\nFour,Jul 1\n")
    assert list(due(reading).values()) == ["2026-11-27", "2026-12-18", "2027-01-08", "2027-07-01"]
    assert "without a year" in said(reading)


def test_weeks_count_from_the_start_that_the_sheet_gives():
    reading = read_rows(
        [["Start date", date(2026, 11, 30)], [], ["Step", "Owner", "Week"], ["One", "Both", 1], ["Two", "Seller", "3"]]
    )
    assert due(reading) == {"One": "2026-12-04", "Two": "2026-12-18"}
    assert "2026-11-30" in said(reading)


def test_weeks_without_a_start_are_listed():
    reading = read("Step,When\nOne,Week 1\nTwo,Week 3\n")
    assert due(reading) == {"One": None, "Two": None}
    assert "a start that the file does not give" in said(reading, "not-understood")


def test_calendar_weeks_cross_the_year():
    assert list(due(read("Schritt,KW\nEins,49\nZwei,51\nDrei,2\n")).values()) == [
        "2026-12-04",
        "2026-12-18",
        "2027-01-15",
    ]


def test_days_before_close_count_back_from_the_target():
    rows = "Target close,2026-12-18\n\nStep,Days before close\nOne,30\nTwo,-7\nSignature,0\n"
    assert due(read(rows)) == {"One": "2026-11-18", "Two": "2026-12-11", "Signature": "2026-12-18"}


@pytest.mark.parametrize(
    "words",
    [
        "T-2 weeks",
        "W-2",
        "D-14",
        "J-14",
        "14 days before close",
        "2 weeks before signature",
        "2 Wochen vor Unterschrift",
        "締結の14日前",
    ],
)
def test_a_countdown_in_words_counts_back_from_the_signature_row(words: str):
    reading = read(f"Step,When\nOne,{words}\nSignature,2026-12-18\n")
    assert due(reading)["One"] == "2026-12-04"
    assert words in said(reading, "resolved")


def test_a_revised_date_stands_before_the_original_one():
    reading = read("Step,Original date,Revised date\nOne,2026-12-01,2026-12-08\nTwo,2026-12-02,\n")
    assert due(reading) == {"One": "2026-12-08", "Two": "2026-12-02"}
    assert "B2" in said(reading)


def test_a_start_and_a_duration_give_the_due_date():
    reading = read("Step,Start,Duration (days)\nOne,2026-11-30,5\nTwo,2026-12-07,2 weeks\n")
    assert due(reading) == {"One": "2026-12-04", "Two": "2026-12-18"}


@settings(max_examples=60)
@given(
    days=st.lists(st.dates(date(2026, 9, 1), date(2027, 8, 31)), min_size=1, max_size=12),
    first=st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]),
)
def test_a_column_with_one_proof_is_read_without_a_single_wrong_day(days: list[date], first: str):
    days = [*days, date(2026, 12, 25)]
    rows = "\n".join(f"Step {i},{day.strftime(first)}" for i, day in enumerate(days))
    reading = read(f"Step,Due\n{rows}\n")
    assert [row.due for row in reading.rows] == days
