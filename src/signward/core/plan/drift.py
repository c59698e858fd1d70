"""How far a plan has drifted from what was signed: due dates against due dates, the day done for what is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from signward.core.plan.baseline import AgreedDate, Baseline
from signward.core.plan.dates_in_words import day
from signward.core.plan.state import Milestone, Plan
from signward.core.plan.timetable import Timetable
from signward.core.schedule.wording import counted, day_in_words


@dataclass(frozen=True, slots=True)
class Moved:
    """From `was` to `now`, in calendar days, later when above 0; None where one of the two is not known."""

    was: date | None
    now: date | None

    @property
    def days(self) -> int | None:
        return (self.now - self.was).days if self.now and self.was else None


@dataclass(frozen=True, slots=True)
class MilestoneDrift:
    """One milestone against a baseline.

    `moved.now` is the day it was done, else its due date, else its earliest finish. `working_days` count on its own
    calendar (meetings for a gate); None where either day is not known. `kind` is `kept`, `moved`, `dated` (it had no
    date when it was signed), `added` or `dropped`.
    """

    id: str
    name: str
    kind: str
    moved: Moved
    working_days: int | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """The whole plan against `baseline`: its milestones in the plan's order, then those that were dropped.

    `signature` compares forecasts, `target` target signature dates.
    """

    baseline: Baseline
    milestones: tuple[MilestoneDrift, ...]
    signature: Moved
    target: Moved

    def of(self, milestone_id: str) -> MilestoneDrift | None:
        return next((m for m in self.milestones if m.id == milestone_id), None)

    def kind(self, kind: str) -> tuple[MilestoneDrift, ...]:
        return tuple(m for m in self.milestones if m.kind == kind)


def drift(plan: Plan, table: Timetable | None) -> Drift | None:
    """Against the latest baseline of the plan; None where it was never signed off.

    Without a timetable, for a plan that cannot be scheduled, what depends on it is not known.
    """
    if (then := plan.baseline) is None:
        return None
    agreed = {m.id: m for m in then.milestones}
    now = [_drifted(m, agreed.get(m.id), table) for m in plan.milestones]
    kept = {m.id for m in plan.milestones}
    gone = [MilestoneDrift(m.id, m.name, "dropped", Moved(m.day, None)) for m in then.milestones if m.id not in kept]
    return Drift(
        baseline=then, milestones=(*now, *gone),
        signature=Moved(then.signature, table.signature if table else None),
        target=Moved(then.target, plan.target_signature),
    )  # fmt: skip


def day_now(milestone: Milestone, table: Timetable | None) -> date | None:
    """What is compared with what was agreed: the day it was done, else its due date, else its earliest finish."""
    return milestone.done or milestone.due or (table.dates[milestone.id].earliest_finish if table else None)


def as_compared_with(plan: Plan, version: str) -> Plan:
    """The plan without the baselines that came after the one of that version; as it is where there is none such."""
    versions = [b.version for b in plan.baselines]
    return replace(plan, baselines=plan.baselines[: versions.index(version) + 1]) if version in versions else plan


def drift_in_words(one: MilestoneDrift, since: Baseline) -> str:
    """`4 days later than signed off on 3 Nov (Fri 6 Nov)`; empty for a date that was kept."""
    signed = f"signed off on {day_in_words(since.on, one.moved.now)}"
    if one.kind == "moved":
        return f"{_by(one.moved)} than {signed} ({day(one.moved.was, beside=one.moved.now)})"
    return {"added": f"not in the plan {signed}", "dropped": f"dropped from the plan {signed}",
            "dated": f"without a date in the plan {signed}"}.get(one.kind, "")  # fmt: skip


def drift_told(found: Drift) -> str:
    """`3 dates later, 1 milestone added. Earliest signature 21 days later: Fri 8 Jan 2027 instead of …`."""
    return f"{dates_told(found) or 'every date as it was'}. {_signature_told(found)}".strip()


def dates_told(found: Drift) -> str:
    """`3 dates later, 1 milestone added`; empty where every date is as it was."""
    days = [m.moved.days or 0 for m in found.kind("moved")]
    counts = [
        (sum(d > 0 for d in days), "date", "later"), (sum(d < 0 for d in days), "date", "earlier"),
        (len(found.kind("dated")), "milestone", "dated"), (len(found.kind("added")), "milestone", "added"),
        (len(found.kind("dropped")), "milestone", "dropped"),
    ]  # fmt: skip
    return ", ".join(f"{counted(count, noun)} {word}" for count, noun, word in counts if count)


def _signature_told(found: Drift) -> str:
    told = []
    for what, moved in (("Target signature", found.target), ("Earliest signature", found.signature)):
        if moved.days:
            told.append(f"{what} {_by(moved)}: {day(moved.now)} instead of {day(moved.was, beside=moved.now)}.")
    return " ".join(told)


def _by(moved: Moved) -> str:
    days = moved.days or 0
    return f"{counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def _drifted(m: Milestone, then: AgreedDate | None, table: Timetable | None) -> MilestoneDrift:
    now = day_now(m, table)
    if then is None:
        return MilestoneDrift(m.id, m.name, "added", Moved(None, now))
    moved = Moved(then.day, now)
    kind = "moved" if moved.days else "dated" if then.day is None and (m.done or m.due) else "kept"
    return MilestoneDrift(m.id, m.name, kind, moved, _working_days(m.id, moved, table))


def _working_days(milestone_id: str, moved: Moved, table: Timetable | None) -> int | None:
    if table is None or moved.was is None or moved.now is None:
        return None
    return table.calendar_of(milestone_id).count(moved.was, moved.now)
