"""What was read of a sheet, before it is put together: its steps, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from signward.files.sheets.cast import Cast
from signward.files.sheets.grid import Grid
from signward.files.sheets.header_block import Facts
from signward.files.sheets.links import FoundLink
from signward.files.sheets.parties import Parties
from signward.files.sheets.reading import Notes
from signward.files.sheets.risks import FoundRisk
from signward.files.sheets.steps import Step
from signward.files.sheets.when import When


@dataclass(slots=True)
class Understood:
    """One step with everything that was read about it, side by side."""

    step: Step
    when: When
    status: str
    status_words: str = ""
    owners: list[str] = field(default_factory=list)
    links: list[FoundLink] = field(default_factory=list)
    duration: int | None = None
    done: date | None = None
    started: date | None = None
    evidence: str = ""
    note: str = ""


@dataclass(slots=True)
class Assembly:
    grid: Grid
    parties: Parties
    facts: Facts
    cast: Cast
    target: date | None
    notes: Notes
    risks: Sequence[FoundRisk] = ()
