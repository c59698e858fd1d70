"""Which sheet of a workbook is the plan, and what the others are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from signward.files.sheets.grid import Grid, letters, words
from signward.files.sheets.infer_table import infer_table
from signward.files.sheets.reading import Notes, RefusedFile, Remark, RemarkKind, quoted
from signward.files.sheets.settle_columns import settled_tables
from signward.files.sheets.step_lists import list_as_table
from signward.files.sheets.table import DUE_KINDS, Table

_PLAN = re.compile(
    r"\b(map|mutual|action plan|close plan|plan|timeline|milestones|steps|schedule|massnahmenplan|zeitplan|計画"
    r"|アクション)\b|計画|プラン"
)
_NOT_PLAN = re.compile(
    r"\b(old|archive|archiv|backup|template|vorlage|example|sample|internal|intern|lookup|lists?|copy|draft|v\d+"
    r"|previous|history|change log|log|instructions|help|readme|beispiel|how to|data|settings|risks?|raid)\b"
)


@dataclass(slots=True)
class Choice:
    """The sheet that is read, its tables; from the others the people and the lines that help to read it."""

    grid: Grid
    tables: list[Table]
    people: list[tuple[Grid, Table]] = field(default_factory=list)
    risks: list[tuple[Grid, Table]] = field(default_factory=list)
    lines: list[Grid] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def choose_sheet(grids: list[Grid]) -> Choice:
    """The sheet whose table looks most like the steps of a plan.

    Raises:
        RefusedFile: no visible sheet holds such a table.
    """
    filled = [grid for grid in grids if any(row.filled for row in grid.rows)]
    if not filled:
        raise RefusedFile("The file has no visible cells.")
    found = {id(grid): settled_tables(grid) for grid in filled}
    scored = [
        (max((_score(grid, t) for t in found[id(grid)] if t.kind == "steps"), default=0), grid) for grid in filled
    ]
    best, grid = max(scored, key=lambda pair: pair[0])
    if best <= 0:
        for one in filled:
            notes = Notes(one.name)
            if len(filled) == 1 and (lines := list_as_table(one, notes)):
                return Choice(lines, settled_tables(lines), remarks=notes.found)
        inferred = [(len(table.rows), one, table) for one in filled if (table := infer_table(one))]
        if not inferred:
            raise RefusedFile(
                "No table of steps was found: no row of headings such as Step, Owner, Date, and no column of dates "
                "beside texts."
            )
        _, grid, table = max(inferred, key=lambda item: item[0])
        told = "No headings were found: the columns are known by what they hold."
        choice = Choice(grid, [table], remarks=[Remark(grid.name, "", told, "ask")])
    else:
        choice = Choice(grid, found[id(grid)])
    for other in filled:
        if other is not grid:
            _use_other(other, found[id(other)], choice)
    if len(filled) > 1:
        choice.remarks.insert(
            0, Remark(grid.name, "", f"The sheet {quoted(grid.name)} is read as the plan.", "resolved")
        )
    return choice


def _score(grid: Grid, table: Table) -> int:
    title = table.first("title")
    dues = [column.number for column in table.of(*DUE_KINDS)]
    steps = sum(bool(row.text(title)) for row in table.rows)
    dated = sum(any(row.text(due) for due in dues) for row in table.rows)
    name = words(grid.name)
    taste = 8 * bool(_PLAN.search(name)) - 15 * bool(_NOT_PLAN.search(name))
    return max(1, table.score + min(steps, 20) + min(dated, 20) + taste) if steps else 0


def _use_other(grid: Grid, tables: list[Table], choice: Choice) -> None:
    people = [table for table in tables if table.kind == "people"]
    risks = [table for table in tables if table.kind == "risks"]
    choice.risks += [(grid, table) for table in risks]
    steps = sum(len(table.rows) for table in tables if table.kind == "steps")
    cells = [cell for row in grid.rows for cell in row.filled]
    right = max(cell.column for cell in cells)
    area = f"A1:{letters(right)}{max(cell.row for cell in cells)}"
    kind: RemarkKind
    if people:
        choice.people += [(grid, table) for table in people]
        told, kind = f"The people of the sheet {quoted(grid.name)} are read; its other cells are left out.", "left-out"
    elif risks and not steps:
        told, kind = f"The risks of the sheet {quoted(grid.name)} are read.", "resolved"
    elif steps:
        told, kind = (
            f"The sheet {quoted(grid.name)} holds a table of {steps} more rows: left out. Save it alone to read it.",
            "ask",
        )
    else:
        choice.lines.append(grid)
        told, kind = (
            f"The sheet {quoted(grid.name)} holds no steps; its {len(cells)} cells only help to read the plan.",
            "left-out",
        )
    choice.remarks.append(Remark(grid.name, area, told, kind))
