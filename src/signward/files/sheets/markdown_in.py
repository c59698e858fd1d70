"""Reads Markdown as Markdown readers do: tables, and the headings and lines around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signward.files.sheets.grid import PARAGRAPH, Cell, Grid, Row, clean, unsafe
from signward.files.sheets.guards import MOST_CELLS, MOST_ROWS
from signward.files.sheets.reading import Notes, RefusedFile, Remark

if TYPE_CHECKING:
    from markdown_it.token import Token

_MOST_TEXT = 512 * 1024
_MOST_BRACKETS = 20_000


def read_markdown(text: str, name: str) -> tuple[Grid, list[Remark]]:
    """One grid: headings and lines are rows of one bold or plain cell, table rows are rows.

    Raises:
        RefusedFile: larger than any plan.
    """
    from markdown_it import MarkdownIt  # heavy: only Markdown needs it

    if len(text) > _MOST_TEXT or text.count("\n") > MOST_ROWS:
        raise RefusedFile("The Markdown file is larger than any plan.")
    if text.count("[") > _MOST_BRACKETS:
        raise RefusedFile(f"The Markdown file holds more than {_MOST_BRACKETS:,} brackets.")
    notes = Notes(name)
    tokens = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable(["table", "strikethrough"]).parse(text)
    rows: list[Row] = []
    line, column, heading, cells = 1, 0, False, 0
    current: dict[int, Cell] = {}
    in_table = False
    items = 0
    for token in tokens:
        if token.map:
            line = token.map[0] + 1
        if token.type in ("list_item_open", "list_item_close"):
            items += 1 if token.type == "list_item_open" else -1
        if token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
        elif token.type in ("tr_open", "heading_open"):
            current, column, heading = {}, 0, token.type == "heading_open"
        elif token.type in ("th_open", "td_open"):
            column += 1
        elif token.type == "inline" and in_table:
            cell = _cell(line, column, token, heading or _all_bold(token), notes)
            current |= {column: cell} if cell else {}
        elif token.type == "inline":
            rows += _lines(line, token, heading, notes, bullet=items > 0)
        elif token.type == "heading_close":
            heading = False
        elif token.type in ("fence", "code_block"):
            rows += _plain(line, token.content, notes)
        if token.type == "tr_close" and current:
            rows.append(Row(line, current))
            cells += len(current)
        if cells > MOST_CELLS:
            raise RefusedFile(f"The file holds more than {MOST_CELLS:,} cells.")
    return Grid(name, tuple(rows), lines=True), notes.found


def _cell(line: int, column: int, token: Token, bold: bool, notes: Notes) -> Cell | None:
    raw = _words(token)
    if unsafe(raw):
        notes.say(f"line {line}, column {column}", "Control or invisible characters were taken out.", "resolved")
    text = clean(raw)
    struck = any(child.type == "s_open" for child in token.children or ())
    return Cell(line, column, text, text, bold=bold, strike=struck) if text else None


def _words(token: Token) -> str:
    """The visible words: emphasis and link targets gone, line breaks kept."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type == "image":
            parts.append(child.content)
    return "".join(parts).replace("<br>", "\n").replace("<br/>", "\n").replace("<br />", "\n")


def _all_bold(token: Token) -> bool:
    children = [child for child in token.children or () if child.type != "text" or child.content.strip()]
    return bool(children) and children[0].type == "strong_open" and children[-1].type == "strong_close"


def _lines(line: int, token: Token, heading: bool, notes: Notes, *, bullet: bool) -> list[Row]:
    if _words(token).lstrip().startswith("<!--"):
        return []
    bold = heading or _all_bold(token)
    cell = _cell(line, 1, token, bold, notes)
    if cell is None:
        return []
    pieces = [piece for piece in cell.text.split("\n") if piece]
    width = 1 if bold else PARAGRAPH
    return [
        Row(line + i, {1: Cell(line + i, 1, piece, piece, bold=bold, width=width, bullet=bullet and not i)})
        for i, piece in enumerate(pieces)
    ]


def _plain(line: int, content: str, notes: Notes) -> list[Row]:
    if unsafe(content):
        notes.say(f"line {line}", "Control or invisible characters were taken out.", "resolved")
    numbered = ((line + i, clean(text)) for i, text in enumerate(content.splitlines(), 1))
    return [Row(n, {1: Cell(n, 1, text, text, width=PARAGRAPH)}) for n, text in numbered if text]
