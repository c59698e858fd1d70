"""Plans that are lists: "- [x] Kick-off — Priya (Tallyman) — Nov 3", a date and a colon, or a heading with its keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from signward.files.sheets.calendar_words import NO_DATE
from signward.files.sheets.grid import LONGEST_SAID, PARAGRAPH, Cell, Grid, Row, fold
from signward.files.sheets.header_block import key_of
from signward.files.sheets.headings import generic_side, heading
from signward.files.sheets.reading import Notes
from signward.files.sheets.spoken import read_date
from signward.files.sheets.statuses import sign_status, word_status
from signward.files.sheets.table import DATE_KINDS

_BULLET = re.compile(r"^\s*(?:[-*•▪◦–]|\d{1,2}[.)])\s+(?=\S)|^\s*(?=\[[ xX✓]?\])")
_BOX = re.compile(r"^\[([ xX✓]?)\]\s*")
_COLUMNS = ("Step", "Owner", "Date", "Status", "Notes")
_KEYS = {"owner": "Owner", "due": "Date", "status": "Status", "notes": "Notes", "title": "Step"}
_PARTS = re.compile(r"\s+[-–—|•→]+\s+|\s*[;|]\s*|,\s+(?!\d{4}\b)|:\s+")


@dataclass(slots=True)
class _Line:
    """What one line of a list says, by the column in which it belongs."""

    cell: Cell
    said: dict[str, list[str]] = field(default_factory=dict)
    more: list[Cell] = field(default_factory=list)

    def add(self, column: str, text: str) -> None:
        self.said.setdefault(column, []).append(text)


def list_as_table(grid: Grid, notes: Notes) -> Grid | None:
    """A table with a row for each line of a list that is a step; None where fewer than two lines are."""
    rows = [row for row in grid.rows if row.filled]
    if any(len(row.filled) > 1 for row in rows):
        return None
    found = _lines(rows)
    steps = [line for line in found if _is_step(line)]
    if len(steps) < 2:
        return None
    first, last = found.index(steps[0]), found.index(steps[-1])
    while first and _heads(found[first - 1]):
        first -= 1
    before, inside, after = found[:first], found[first : last + 1], found[last + 1 :]
    notes.say(
        grid.ref(steps[0].cell), f"A list is read as {len(steps)} steps, one for each line or heading.", "resolved"
    )
    table = [_headings(inside)]
    for line in inside:
        table.append(
            _step_row(grid, line) if _is_step(line) else _other_row(grid, line, 1 if _heads(line) else PARAGRAPH)
        )
    kept = [Row(line.cell.row, {1: line.cell}) for line in before]
    return replace(grid, rows=(*kept, *table, *[_other_row(grid, line, PARAGRAPH) for line in after]))


def _lines(rows: Sequence[Row]) -> list[_Line]:
    """Every line; one that is a key with its value belongs to the line or heading above it."""
    found: list[_Line] = []
    for row in rows:
        cell = row.filled[0]
        key, _, value = _without_mark(cell.text).replace("：", ":").partition(":")
        known = heading(key.strip()) if value.strip() else None
        column = _KEYS.get(known.kinds[0], "") if known and (known.exact or known.sides) else ""
        if (
            column
            and column != "Step"
            and found
            and (_heads(found[-1]) or found[-1].more or _is_bullet(found[-1].cell))
        ):
            found[-1].add(column, value.strip())
            found[-1].more.append(cell)
        else:
            found.append(_Line(cell))
    for line in found:
        if len(line.cell.text) > 10 * LONGEST_SAID:
            continue  # no line of a list: a text
        plain = not _heads(line) and key_of(line.cell.text.partition(":")[0]) is None
        if line.more or _is_bullet(line.cell) or (plain and _dated(line.cell.text)):
            _read(line)
    return found


def _read(line: _Line) -> None:
    text = _without_mark(line.cell.text)
    box = _BOX.match(text)
    if box:
        line.add("Status", "done" if box[1].strip() else "open")
        text = text[box.end() :]
    text = _take_signs(_open_dates(text), line)
    text, named = _take_names(text)
    for part in [piece.strip(" .") for piece in _PARTS.split(text) if piece and piece.strip(" .")]:
        line.add(_column_of(part, line), part)
    for name in named:
        line.add("Owner", name)


def _open_dates(text: str) -> str:
    """Dates in brackets are parts of their own."""

    def opened(found: re.Match[str]) -> str:
        parts = re.split(r"\s*[,;]\s+", found[1])
        if sum(map(_dated, parts)) == 1 and sum(map(_is_names, parts)) == len(parts) - 1 > 0:
            return " — " + " — ".join(parts) + " "
        return f" — {found[1]} " if _dated(found[1]) and not _is_names(found[1]) else found[0]

    return re.sub(r"\s*[(（]([^()（）]+)[)）]", opened, text)


def _column_of(part: str, line: _Line) -> str:
    spoken = read_date(part)
    if (spoken and spoken.kind in DATE_KINDS and not spoken.extra) or (
        spoken and spoken.kind == "none" and "Step" in line.said
    ):
        return "Date" if "Date" not in line.said else "Notes"
    if "Step" not in line.said:
        return "Step"
    if word_status(part) and "Status" not in line.said:
        return "Status"
    return "Owner" if _is_names(part) else "Notes"


def _take_signs(text: str, line: _Line) -> str:
    """A tick or a light at either end of the line is its status."""
    for place in (0, -1):
        bare = text.strip().replace("\ufe0f", "")
        if bare and (sign_status(bare[place])):
            line.add("Status", bare[place])
            text = bare[1:] if place == 0 else bare[:-1]
    return text.strip()


def _take_names(text: str) -> tuple[str, list[str]]:
    """Names in brackets behind the step, where no other part of the line says an owner."""
    found = re.search(r"\s*[(（]([^()（）]+)[)）](?=\s*(?:$|[-–—|,;:•→]))", text)
    before = text[: found.start()] + text[found.end() :] if found else text
    parts = [part for part in _PARTS.split(before) if part]
    alone = len([part for part in parts if not _dated(part) and fold(part) not in NO_DATE]) == 1
    if found and alone and _is_names(found[1]):
        return before, [found[1]]
    return text, []


def _is_names(text: str) -> bool:
    """Whether these words are people or sides and no sentence: each begins with a capital and is short."""
    bare = re.sub(r"[(（][^()（）]*[)）]", "", text).strip()
    if generic_side(bare) or "@" in bare:
        return True
    names = [name for name in re.split(r"\s*(?:/|,|&|\+|\band\b|\bund\b|\bet\b)\s*", bare) if name]
    return bool(names) and all(
        len(name.split()) <= 3
        and all(word[:1].isupper() for word in name.split())
        and not any(c.isdigit() for c in name)
        for name in names
    )


def _is_step(line: _Line) -> bool:
    return "Step" in line.said and (bool(line.more) or len(line.said) > 1 or _is_bullet(line.cell))


def _heads(line: _Line) -> bool:
    return line.cell.bold and not _is_bullet(line.cell)


def _is_bullet(cell: Cell) -> bool:
    return cell.bullet or _BULLET.match(cell.text) is not None


def _dated(text: str) -> bool:
    return any((spoken := read_date(part.strip())) and spoken.kind in DATE_KINDS for part in _PARTS.split(text) if part)


def _without_mark(text: str) -> str:
    return _BULLET.sub("", text.strip(), count=1)


def _headings(inside: Sequence[_Line]) -> Row:
    """The headings stand where the first line stood; the lines move down by one and keep the names of their places."""
    number = inside[0].cell.row
    return Row(number, {n: Cell(number, n, text, text) for n, text in enumerate(_COLUMNS, 1)})


def _step_row(grid: Grid, line: _Line) -> Row:
    cells = {}
    for column, name in enumerate(_COLUMNS, 1):
        if name in line.said:
            text = (" / " if name == "Owner" else "; ").join(line.said[name])
            cells[column] = replace(_down(grid, line.cell, 1), column=column, text=text, value=text, bold=False)
    return Row(line.cell.row + 1, cells)


def _other_row(grid: Grid, line: _Line, width: int) -> Row:
    """A heading between the steps is a section; any other line is a note."""
    return Row(line.cell.row + 1, {1: _down(grid, line.cell, width)})


def _down(grid: Grid, cell: Cell, width: int) -> Cell:
    return replace(cell, row=cell.row + 1, column=1, width=width, place=grid.ref(cell))


def looks_like_list(text: str) -> bool:
    """Whether a text holds at least two lines of a list with a date or a box, and so is no csv."""
    lines = [line for line in text.splitlines()[:400] if _BULLET.match(line)]
    return sum(bool(_BOX.match(_without_mark(line))) or _dated(fold(_without_mark(line))) for line in lines) >= 2
