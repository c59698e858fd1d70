"""Whether the plan is run: slips faced, dates that hold, the plan looked at, nothing ticked on a word alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from signward.core.doctor.finding import Examined, Finding, Severity, ids, listed, quoted
from signward.core.plan.state import Milestone, Move
from signward.core.schedule.wording import counted

QUIET_DAYS: Final = 14
"""Calendar days without any sign of life after which a plan counts as put away."""


def slips_ignored(seen: Examined) -> Iterator[Finding]:
    """A due date has passed undone and nobody moved it: a working day at least, on its lead's calendar."""
    late = [(m, _days_late(seen, m)) for m in seen.open if m.due]
    late = sorted(((m, n) for m, n in late if n > 0), key=lambda row: -row[1])
    if not late:
        return
    words = [f"{quoted(m)} was due {seen.day(m.due)}, {counted(n, 'business day')} ago" for m, n in late]
    yield Finding(
        "slips-ignored",
        Severity.WARNS,
        tuple(m.id for m, _ in late),
        f"{listed(words, 3)}; neither done nor moved.",
        "Mark what is done, and move the rest with its cause so that both sides see what it does to the signature.",
    )


def repeated_slip(seen: Examined) -> Iterator[Finding]:
    slipped = [(m.name, m.id, later) for m in seen.open if len(later := _later(m.moves)) > 1]
    target = _later(seen.plan.target_moves)
    words = [f"“{name}” moved later {len(later)} times, {_path(seen, later)}" for name, _, later in slipped]
    if len(target) > 1:
        words.insert(0, f"the target signature date moved later {len(target)} times, {_path(seen, target)}")
    if not words:
        return
    told = listed(words, 3)
    yield Finding(
        "repeated-slip",
        Severity.WARNS,
        tuple(i for _, i, _ in slipped),
        f"{told[0].upper()}{told[1:]}.",
        "Ask both owners what really holds it, and agree one date that both confirm.",
    )


def never_reviewed(seen: Examined) -> Iterator[Finding]:
    """Judged only by what a plan shows: signed off and then silent, or silent while a due date went by."""
    signs = _signs_of_life(seen)
    overdue = [m.due for m in seen.open if m.due and m.due < seen.today]
    since = max(signs) if signs else min(overdue, default=seen.today)
    expected = seen.plan.sign_off is not None or any(due > since or not signs for due in overdue)
    if seen.signed or not expected or (seen.today - since).days <= QUIET_DAYS:
        return
    told = "Nothing was started, done, moved or confirmed" if signs else "Nothing was ever started or done"
    yield Finding(
        "never-reviewed",
        Severity.WARNS,
        (),
        f"{told} since {seen.day(since)}, {(seen.today - since).days} days ago.",
        "Open the next customer call with the plan for 60 seconds, and every one after it.",
    )


def no_evidence(seen: Examined) -> Iterator[Finding]:
    bare = tuple(m for m in seen.plan.milestones if m.done and not m.evidence.strip())
    if not bare:
        return
    yield Finding(
        "no-evidence",
        Severity.WARNS,
        ids(bare),
        f"{listed([quoted(m) for m in bare])} {'is' if len(bare) == 1 else 'are'} marked done with nothing to show.",
        "Add a link, a file or a note that proves it.",
    )


def _days_late(seen: Examined, milestone: Milestone) -> int:
    due = milestone.due or seen.today
    return seen.timetable.calendar(milestone.lead).count(due, seen.today) if due < seen.today else 0


def _later(moves: tuple[Move, ...]) -> list[Move]:
    return [move for move in moves if move.was and move.now > move.was]


def _path(seen: Examined, later: list[Move]) -> str:
    return f"from {seen.day(later[0].was)} to {seen.day(later[-1].now)}"


def _signs_of_life(seen: Examined) -> list[date]:
    plan = seen.plan
    days = [d for m in plan.milestones for d in (m.started, m.done, m.confirmed and m.confirmed.on) if d]
    days += [move.on for m in plan.milestones for move in m.moves] + [move.on for move in plan.target_moves]
    return [d for d in (*days, *([plan.sign_off.on] if plan.sign_off else [])) if d <= seen.today]
