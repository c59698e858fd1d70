"""What comes back from reading a spreadsheet: a plan file's content, the rows behind it, and everything to be said."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

RemarkKind = Literal["not-understood", "resolved", "left-out", "ask"]


class RefusedFile(ValueError):
    """The file is not read at all; the message says why in plain words."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a careful reader would say aloud. `cell` is a cell or a range, empty for the whole sheet.

    `not-understood`: it stands in no field of the plan. `resolved`: it was vague and this is how it was read.
    `left-out`: it was understood and does not belong in the plan. `ask`: somebody should look at it.
    """

    sheet: str
    cell: str
    message: str
    kind: RemarkKind

    def __str__(self) -> str:
        place = " ".join(part for part in (self.sheet, self.cell) if part)
        return f"{place}: {self.message}" if place else self.message

    @property
    def severity(self) -> str:
        return "warning" if self.kind in ("not-understood", "ask") else "info"


@dataclass(frozen=True, slots=True)
class SheetOwner:
    """A name as the sheet gives it. `side` is seller, buyer or joint."""

    name: str
    side: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One milestone close to its source, for a preview. `due_words` holds what the date cell said."""

    cell: str
    title: str
    due: date | None = None
    due_words: str = ""
    date_precision: str = "day"
    owners: tuple[SheetOwner, ...] = ()
    status: str = "not_started"
    status_words: str = ""
    workstream: str | None = None
    completed: date | None = None
    start: date | None = None
    depends_on: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """`document` is a plan file version 1 (JSON values), `rows` the milestones as read, `remarks` what is to be said."""  # noqa: E501

    document: dict[str, Any]
    remarks: tuple[Remark, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    sheet: str = ""
    places: dict[tuple[str | int, ...], str] = field(default_factory=dict)  # sheet and cell by path into `document`

    @property
    def questions(self) -> tuple[Remark, ...]:
        return tuple(remark for remark in self.remarks if remark.kind == "ask")


@dataclass(slots=True)
class Notes:
    """Collects remarks about one sheet while it is read."""

    sheet: str
    found: list[Remark] = field(default_factory=list)

    def say(self, cell: str, message: str, kind: RemarkKind) -> None:
        remark = Remark(self.sheet, cell, message, kind)
        if remark not in self.found[-50:]:
            self.found.append(remark)


def quoted(text: str) -> str:
    """The words of a cell for a remark: on one line, in quotes, cut when long."""
    line = " ".join(text.split())
    return f'"{line[:160]}…"' if len(line) > 160 else f'"{line}"'
