"""What earlier sign-offs found, in the plan file: read and written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from signward.core.plan.baseline import AgreedDate, Baseline
from signward.core.plan.document_problems import Path, Reader

BASELINE_KEYS: Final = ("on", "by", "version", "target", "signature", "milestones")
AGREED_KEYS: Final = ("id", "deliverable", "date")


def read_baselines(r: Reader, value: Any) -> tuple[Baseline, ...]:
    """In the order of the file, the latest last. One without its day, and a milestone without an id, are problems."""
    return tuple(_baseline(r, item, path) for item, path in r.listed(value, ("baselines",)))


def write_baselines(baselines: tuple[Baseline, ...]) -> list[dict[str, Any]]:
    return [dict(_written(baseline)) for baseline in baselines]


def _baseline(r: Reader, value: Any, path: Path) -> Baseline:
    row = r.mapping(value, path, BASELINE_KEYS)
    on, target, signature = (r.day(row.get(key), (*path, key)) for key in ("on", "target", "signature"))
    if on is None:
        r.wrong((*path, "on"), "a baseline says on which day it was signed off")
    rows = r.listed(row.get("milestones"), (*path, "milestones"))
    milestones = tuple(_agreed(r, item, where) for item, where in rows)
    for n, milestone in enumerate(milestones):
        if milestone.id in [m.id for m in milestones[:n]]:
            r.wrong((*path, "milestones", n, "id"), f"{milestone.id} stands here twice")
    by, version = r.text(row, "by", path), r.text(row, "version", path)
    return Baseline(on or date.min, by, version, target, signature, milestones)


def _agreed(r: Reader, value: Any, path: Path) -> AgreedDate:
    row = r.mapping(value, path, AGREED_KEYS)
    milestone = r.text(row, "id", path)
    if not milestone:
        r.wrong((*path, "id"), "a milestone of a baseline is named by its id")
    return AgreedDate(milestone, r.text(row, "deliverable", path) or milestone, r.day(row.get("date"), (*path, "date")))


def _written(baseline: Baseline) -> Iterator[tuple[str, Any]]:
    said = {
        "on": baseline.on, "by": baseline.by, "version": baseline.version, "target": baseline.target,
        "signature": baseline.signature,
    }  # fmt: skip
    yield from ((key, str(value)) for key, value in said.items() if value)
    if baseline.milestones:
        yield "milestones", [_written_date(m) for m in baseline.milestones]


def _written_date(agreed: AgreedDate) -> dict[str, str]:
    row = {"id": agreed.id, "deliverable": agreed.name}
    return row | ({"date": str(agreed.day)} if agreed.day else {})
