"""How a sample is written down: small builders for the file, and one line for each milestone read in it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import openpyxl
from openpyxl.styles import Font, PatternFill

COLOURS = {"green": "FF00B050", "amber": "FFFFC000", "red": "FFFF0000", "blue": "FF4472C4", "grey": "FFD9D9D9"}


@dataclass(frozen=True)
class Sample:
    """`reads` has a line for each milestone, in order: title | due | owners | status | workstream | after.

    A due date may be several with slashes between, `-` for none; owners are `v Sam, b Dana, j Both` (vendor, buyer,
    joint); what is left empty is not compared. `says` are words that stand in remarks, `never` words that are no
    milestone and no owner.
    """

    name: str
    data: bytes
    reads: str
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    target: str | None = None
    vendor: str | None = None
    customer: str | None = None

    @property
    def wanted(self) -> list[list[str]]:
        rows = [[part.strip() for part in re.split(r"\s\|(?=\s|$)", line)] for line in self.reads.strip().splitlines()]
        return [row + [""] * (6 - len(row)) for row in rows]


def book(*sheets: dict[str, Any]) -> bytes:
    """An xlsx. Each sheet has `rows` of text, cells split by `|`, and looks.

    A cell begins with `@` for a date, `#` a number, `?` a truth value, `'` a text whatever it looks like.
    """
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, plan in enumerate(sheets, 1):
        sheet = made.create_sheet(plan.get("name", f"Sheet{number}"))
        for row in plan["rows"].strip("\n").splitlines():
            sheet.append([_value(cell.strip(" ")) for cell in row.split("|")])
        _looks(sheet, plan)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _value(cell: str) -> Any:
    if len(cell) == 1:
        return cell
    match cell[:1]:
        case "'":
            return cell[1:]
        case "@":
            return date.fromisoformat(cell[1:])
        case "#":
            return float(cell[1:]) if "." in cell else int(cell[1:])
        case "?":
            return cell[1:] == "yes"
    return cell.replace("\\n", "\n") or None


def _looks(sheet: Any, plan: dict[str, Any]) -> None:
    for area in plan.get("merge", "").split():
        sheet.merge_cells(area)
    for cell in plan.get("bold", "").split():
        sheet[cell].font = Font(bold=True)
    for colour, areas in plan.get("fill", {}).items():
        for cell in _cells(sheet, areas.split()):
            cell.fill = PatternFill("solid", fgColor=COLOURS[colour])
    for row in plan.get("hide_rows", ()):
        sheet.row_dimensions[row].hidden = True
    for column in plan.get("hide_columns", ""):
        sheet.column_dimensions[column].hidden = True
    sheet.sheet_state = plan.get("state", "visible")


def _cells(sheet: Any, areas: Iterable[str]) -> Iterable[Any]:
    for area in areas:
        found = sheet[area]
        yield from ([found] if not isinstance(found, tuple) else [cell for row in found for cell in row])
