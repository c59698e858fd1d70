"""What must come first: predecessors by number, by row, by id or by title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from signward.files.sheets.grid import Cell, Grid, fold, words
from signward.files.sheets.reading import Notes, quoted
from signward.files.sheets.steps import Step

_NOTHING = frozenset(
    [
        "none",
        "n/a",
        "na",
        "-",
        "--",
        "—",
        "–",
        "0",
        "keine",
        "keiner",
        "aucun",
        "aucune",
        "ninguno",
        "ninguna",
        "nessuno",
        "nessuna",
        "geen",
        "nenhum",
        "nenhuma",
        "なし",
        "nil",
        "start",
    ]
)
_LEAD = re.compile(
    r"^(?:(?:after|nach|apres|despues de|dopo|na|depois de|depends on|step|steps|row|rows|task|tasks|#|no\.?|nr\.?"
    r"|schritt|zeile|aufgabe|vorgang|etape|tache|ligne|paso|fila|passo|riga|stap|rij|linha|ステップ|行)\s*)+(?=[\d#])"
)
_NUMBERED = re.compile(
    r"^#?\s*(\d+(?:\.\d+)*)\.?\s*(fs|ss|ff|sf|ea|aa|ee|ae)?\s*([+-]\s*\d+)?\s*(d|days?|w|wks?|weeks?|t|tage?|wochen?"
    r"|jours?|bd|wd)?\b\.?$"
)
# MS Project in German writes EA for Ende-Anfang, and so on.
_KINDS = {"ea": "FS", "aa": "SS", "ee": "FF", "ae": "SF"}


@dataclass(frozen=True, slots=True)
class FoundLink:
    """The step that comes first, by its place in the list, with the link's kind and lag in working days."""

    step: int
    kind: str = "FS"
    lag: int = 0


def find_links(grid: Grid, steps: Sequence[Step], notes: Notes) -> list[list[FoundLink]]:
    """The links of each step; what leads nowhere, to itself or in a circle is said and left out."""
    numbers = _Numbers(steps)
    if numbers.said and any(step.cell("after") for step in steps):
        notes.say("", numbers.said, "resolved")
    found: list[list[FoundLink]] = []
    for index, step in enumerate(steps):
        cell = step.cell("after")
        found.append(_links(grid, cell, index, steps, numbers, notes) if cell else [])
    _break_circles(grid, steps, found, notes)
    return found


class _Numbers:
    """What a number in the column of predecessors stands for: the number column, the place, or the sheet's row."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.known: dict[str, int] = {}
        self.said = ""
        for index, step in enumerate(steps):
            cell = step.cell("number")
            if cell:
                self.known.setdefault(fold(cell.text).strip(" .#"), index)
        self.labels = dict(self.known)
        if any(key[:1].isdigit() for key in self.known):
            return
        told = [cell.text for step in steps if (cell := step.cell("after"))]
        asked = [
            (i, int(n))
            for i, step in enumerate(steps)
            if (cell := step.cell("after"))
            for n in re.findall(r"(?<![\d+-])\d+", cell.text)
        ]
        if not told or not asked:
            return
        rows = {step.row.number: index for index, step in enumerate(steps)}
        by_place = sum(0 < n <= len(steps) and n - 1 < i for i, n in asked)
        by_row = sum(n in rows and rows[n] < i for i, n in asked)
        chosen = rows if by_row > by_place else {n + 1: n for n in range(len(steps))}
        self.known |= {str(n): index for n, index in chosen.items()}
        self.said = f"Predecessors are given by {'the row of the sheet' if chosen is rows else 'the place in the list, counted from 1'}."  # noqa: E501


def _links(
    grid: Grid, cell: Cell, index: int, steps: Sequence[Step], numbers: _Numbers, notes: Notes
) -> list[FoundLink]:
    place = grid.ref(cell)
    whole = fold(cell.text).strip(" .")
    if whole in _NOTHING and whole not in numbers.labels:
        return []
    exact = _by_title(cell.text, steps, index, nearly=False)
    if exact is not None:
        return [FoundLink(exact)]
    links: list[FoundLink] = []
    for piece in _pieces(cell, numbers):
        link = _link(piece, steps, numbers, index)
        if link is None:
            notes.say(place, f"{quoted(piece)} names no step of this table: not linked.", "not-understood")
        elif link.step == index:
            notes.say(place, f"{quoted(steps[index].title)} would wait for itself: not linked.", "ask")
        elif all(link.step != other.step for other in links):
            links.append(link)
            if not _NUMBERED.match(_LEAD.sub("", fold(piece))) and words(piece) != words(steps[link.step].title):
                notes.say(place, f"{quoted(piece)} is read as {quoted(steps[link.step].title)}.", "resolved")
    return links


def _pieces(cell: Cell, numbers: _Numbers) -> list[str]:
    text = cell.text
    if isinstance(cell.value, float) and not cell.value.is_integer() and text not in numbers.labels:
        return text.split(".")  # "3,4" that a program took for a number
    return [
        piece.strip()
        for piece in re.split(r"[,;\n、，&]|\s(?:and|und|et|y|e|en)\s|\s\+\s|\s/\s|(?<=\d)/(?=\d)", text)
        if piece.strip()
    ]


def _link(piece: str, steps: Sequence[Step], numbers: _Numbers, index: int) -> FoundLink | None:
    plain = fold(piece).strip(" .")
    if plain in numbers.known:
        return FoundLink(numbers.known[plain])
    found = _NUMBERED.match(_LEAD.sub("", plain))
    if found and found[1] in numbers.known:
        lag = int(found[3].replace(" ", "")) if found[3] else 0
        lag *= 5 if (found[4] or "").startswith("w") and found[4] != "wd" else 1
        kind = (found[2] or "fs").casefold()
        return FoundLink(numbers.known[found[1]], _KINDS.get(kind, kind.upper()), lag)
    by_title = _by_title(piece, steps, index)
    return FoundLink(by_title) if by_title is not None else None


def _by_title(text: str, steps: Sequence[Step], index: int, *, nearly: bool = True) -> int | None:
    """The one step with this title, or the one whose title begins with it or is nearly it."""
    wanted = words(
        re.sub(
            r"^(?:after|nach|après|apres|después de|dopo|depends on|completion of|once)\s+",
            "",
            text.strip(" '\"“”„«»"),
            flags=re.IGNORECASE,
        )
    )
    if not wanted or wanted.isdigit():
        return None
    titles = [words(step.title) for step in steps]
    others = [(i, title) for i, title in enumerate(titles) if i != index]
    for hits in (
        [i for i, title in others if title == wanted],
        [i for i, title in others if title.startswith(wanted) and len(wanted) > 2],
        [i for i, title in others if len(wanted) > 3 and f" {wanted} " in f" {title} "],
    ):
        if len(hits) == 1:
            return hits[0]
        if hits and titles[hits[0]] == wanted:
            return max((i for i in hits if i < index), default=hits[0])
    return _nearly(wanted, titles, index) if nearly else None


def _nearly(wanted: str, titles: list[str], index: int) -> int | None:
    import difflib  # only for titles that are written in two ways

    if len(wanted) < 6 or len(titles) > 500:
        return None
    close = difflib.get_close_matches(wanted, [title for i, title in enumerate(titles) if i != index], n=2, cutoff=0.82)
    return titles.index(close[0]) if len(close) == 1 else None


def _break_circles(grid: Grid, steps: Sequence[Step], links: list[list[FoundLink]], notes: Notes) -> None:
    """Takes out the link that closes a circle, so that the rest can be read."""
    state = [0] * len(steps)
    for root in range(len(steps)):
        if state[root]:
            continue
        stack: list[tuple[int, int]] = [(root, 0)]
        state[root] = 1
        while stack:
            node, place = stack.pop()
            if place >= len(links[node]):
                state[node] = 2
                continue
            target = links[node][place].step
            if state[target] == 1:
                del links[node][place]
                cell = steps[node].cell("after") or steps[node].title_cell
                notes.say(
                    grid.ref(cell),
                    f"{quoted(steps[node].title)} after {quoted(steps[target].title)} closes a circle: not linked.",
                    "ask",
                )
                stack.append((node, place))
            else:
                stack.append((node, place + 1))
                if state[target] == 0:
                    state[target] = 1
                    stack.append((target, 0))
