"""Spreadsheets made for tests, and what is read in them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import openpyxl

from signward.files.sheets import Reading, read_sheet

TODAY = date(2026, 11, 23)


def workbook(rows: Sequence[Sequence[Any]], *, title: str = "Plan", then: Callable[[Any], None] | None = None) -> bytes:
    """An xlsx with these rows; `then` gets the sheet for whatever else is wanted."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    if then:
        then(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(data: bytes | str, name: str = "plan.csv", **told: str) -> Reading:
    return read_sheet(data.encode() if isinstance(data, str) else data, name, TODAY, **told)


def read_rows(rows: Sequence[Sequence[Any]], **more: Any) -> Reading:
    return read(workbook(rows, **more), "plan.xlsx")


def milestones(reading: Reading) -> dict[str, dict[str, Any]]:
    return {m["deliverable"]: m for w in reading.document["workstreams"] for m in w["milestones"]}


def due(reading: Reading) -> dict[str, str | None]:
    return {title: m.get("due") for title, m in milestones(reading).items()}


def sides(reading: Reading) -> dict[str, str]:
    return {person["name"]: person["side"] for person in reading.document.get("people", [])}


def owners(reading: Reading, title: str) -> dict[str, str]:
    """The names of a milestone's owners by side."""
    names = {person["id"]: person["name"] for person in reading.document.get("people", [])}
    found = milestones(reading)[title]
    return {side: names[found[side]] for side in ("vendor", "buyer") if side in found}


def status(reading: Reading) -> dict[str, str]:
    return {row.title: row.status for row in reading.rows}


def streams(reading: Reading) -> dict[str, list[str]]:
    return {w["name"]: [m["deliverable"] for m in w["milestones"]] for w in reading.document["workstreams"]}


def after(reading: Reading) -> dict[str, tuple[str, ...]]:
    return {row.title: row.depends_on for row in reading.rows}


def said(reading: Reading, kind: str = "") -> str:
    return "\n".join(f"{remark.kind} {remark}" for remark in reading.remarks if not kind or remark.kind == kind)
