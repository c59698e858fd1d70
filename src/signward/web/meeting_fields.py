"""The fields of a form that says when a gate meets: by one of the usual rules, on given days, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from signward.core.plan.meeting_rules import NTHS, WEEK, Rule, Unit, read_rule, rule_in_words, write_rule
from signward.core.plan.meetings import possible_authority
from signward.core.plan.meetings_in_words import amount_in_words
from signward.core.plan.refusals import NotPossible
from signward.core.plan.times import Authority, Meeting
from signward.web.calendar_fields import LONGEST
from signward.web.days import day_of
from signward.web.days_typed import as_lines, spans
from signward.web.endpoint import Request
from signward.web.fields import LONG, line, lines, whole, whole_days

FIELDS: Final = (
    "kind", "name", "weeks", "weekdays", "nths", "weekday", "months", "day", "day_months", "start", "on", "papers",
    "above", "currency", "written",
)  # fmt: skip
_ORDINALS: Final = {1: "", 2: "second ", 3: "third ", 4: "fourth ", 6: "sixth ", 8: "eighth "}
_MONTHS: Final = {1: "every month", 2: "every second month", 3: "every quarter", 6: "every half-year", 12: "every year"}
_AMOUNT: Final = re.compile(r"\d{1,3}([ ,.'’\u00a0\u202f]\d{3})+([.,]\d{1,2})?|\d+([.,]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class MeetingFields:
    """What the fields hold, each as it is typed. `kind` is `weekly`, `weekday` or `day` of the month, `given`, `none`,
    or `rule` for one that the form cannot say and keeps as it is `written`."""

    kind: str = "weekly"
    name: str = ""
    weeks: str = "2"
    weekdays: tuple[str, ...] = ("2",)
    nths: tuple[str, ...] = ("1",)
    weekday: str = "2"
    months: str = "1"
    day: str = "1"
    day_months: str = "1"
    start: str = ""
    on: str = ""
    papers: str = ""
    above: str = ""
    currency: str = ""
    written: str = ""


def choices(shown: MeetingFields) -> dict[str, list[tuple[str, str]]]:
    """What the selections offer, with a number that stands in a rule but is not among the usual."""
    weeks = [(str(n), f"every {words}week") for n, words in _ORDINALS.items()]
    months = [(str(n), words) for n, words in _MONTHS.items()]
    return {
        "week": [(str(n), words) for n, words in enumerate(WEEK, 1)],
        "nth": [(str(n), words) for n, words in NTHS.items()],
        "weeks": _with(weeks, shown.weeks, "weeks"), "months": _with(months, shown.months, "months"),
        "day_months": _with(months, shown.day_months, "months"),
        "days": [*((str(n), f"day {n}") for n in range(1, 32)), ("-1", "last day")],
    }  # fmt: skip


def fields_of(meeting: Meeting | None, name: str, today: date) -> MeetingFields:
    """A meeting as the form holds it; where there is none, what is usual, to begin with, and the gate's `name`."""
    if meeting is None:
        return MeetingFields(name=name, start=str(today))
    authority = meeting.authority
    held = MeetingFields(
        name=meeting.name, start=str(meeting.start or today), papers=str(meeting.papers or ""),
        above=amount_in_words(authority.above) if authority else "", currency=authority.currency if authority else "",
    )  # fmt: skip
    if not meeting.every:
        return replace(held, kind="given", on=as_lines(tuple((one, one) for one in meeting.on)))
    rule = read_rule(meeting.every, meeting.start or today)
    if rule is None:
        return replace(held, kind="rule", written=meeting.every, start=str(meeting.start or ""))
    return _ruled(held, rule)


def fields_typed(request: Request) -> MeetingFields:
    typed = {name: line(request, name) for name in FIELDS if name not in ("weekdays", "nths", "on", "name", "written")}
    return MeetingFields(
        **typed, name=line(request, "name", LONG), weekdays=lines(request, "weekdays", 2),
        nths=lines(request, "nths", 2), on=whole(request, "on")[:LONGEST], written=line(request, "written", LONG),
    )  # fmt: skip


def meeting_typed(typed: MeetingFields, seen: Meeting | None) -> Meeting | None:
    """The meeting that the fields say; `seen` keeps the wording of a rule that nobody changed. Raises NotPossible."""
    if typed.kind == "none":
        return None
    if typed.papers and not whole_days(typed.papers):
        raise NotPossible("Give the papers in whole business days before the meeting.")
    said = Meeting(typed.name, papers=int(typed.papers or 0), authority=authority_typed(typed.above, typed.currency))
    if typed.kind == "given":
        return Meeting(said.name, on=_given(typed.on), papers=said.papers, authority=said.authority)
    if typed.kind == "rule":
        every, start = typed.written or None, day_of(typed.start)
    else:
        every, start = _every(typed, seen), day_of(typed.start)
        if start is None:
            raise NotPossible("Give the day from which the meetings are counted.")
    return Meeting(said.name, every=every, start=start, papers=said.papers, authority=said.authority)


def authority_typed(above: str, currency: str) -> Authority | None:
    """What the meeting decides on; None without an amount. Raises NotPossible."""
    if not above:
        return None
    if not _AMOUNT.fullmatch(above):
        raise NotPossible(f"Give the amount in figures, such as 500,000. This is not: {above}")
    return possible_authority(Authority(_amount(above), currency.upper()))


def authority_in(text: str) -> Authority | None:
    """`500,000 EUR` in one field; None where it is empty. Raises NotPossible."""
    above, _, currency = text.rpartition(" ")
    return authority_typed(above or currency, currency if above else "")


def kept_rule(shown: MeetingFields) -> str:
    """The words of a rule that the form cannot say; empty for every other."""
    return rule_in_words(shown.written, day_of(shown.start)) if shown.written else ""


def _ruled(held: MeetingFields, rule: Rule) -> MeetingFields:
    if rule.unit is Unit.WEEK:
        return replace(held, kind="weekly", weeks=str(rule.every), weekdays=tuple(map(str, rule.weekdays)))
    if rule.day is not None:
        return replace(held, kind="day", day=str(rule.day), day_months=str(rule.every))
    nths = tuple(map(str, rule.nths))
    return replace(held, kind="weekday", nths=nths, weekday=str(rule.weekdays[0]), months=str(rule.every))


def _every(typed: MeetingFields, seen: Meeting | None) -> str:
    rule = _rule(typed)
    same = seen is not None and seen.every and read_rule(seen.every, seen.start) == rule
    return seen.every if seen and seen.every and same else write_rule(rule)


def _rule(typed: MeetingFields) -> Rule:
    week, nths = {str(n): n for n in range(1, 8)}, {str(n): n for n in NTHS}
    weekdays = tuple(sorted({week[day] for day in typed.weekdays if day in week}))
    chosen = tuple(n for key, n in nths.items() if key in typed.nths)
    if typed.kind == "weekly":
        if not weekdays:
            raise NotPossible("Choose at least one day of the week.")
        return Rule(Unit.WEEK, _between(typed.weeks, "weeks"), weekdays)
    if typed.kind == "weekday":
        if not chosen or typed.weekday not in week:
            raise NotPossible("Choose which of the month's weekdays, such as the first Thursday.")
        return Rule(Unit.MONTH, _between(typed.months, "months"), (week[typed.weekday],), chosen)
    if typed.kind == "day" and typed.day in {"-1", *map(str, range(1, 32))}:
        return Rule(Unit.MONTH, _between(typed.day_months, "months"), day=int(typed.day))
    raise NotPossible("Choose how the meeting recurs, or give its days.")


def _between(text: str, what: str) -> int:
    if not (text.isdecimal() and len(text) <= 2 and int(text)):
        raise NotPossible(f"Choose how many {what} lie between two meetings.")
    return int(text)


def _given(text: str) -> tuple[date, ...]:
    found, bad = spans(text)
    if not text.strip():
        raise NotPossible("Write the days of the meeting, one a line.")
    if bad or any(first != last for first, last in found):
        raise NotPossible(f"Write one day a line, such as 8 Dec 2026. This is not: {bad or 'a span of days'}")
    return tuple(first for first, _ in found)


def _amount(text: str) -> float:
    """Groups of three are thousands, whatever stands between them; one or two figures at the end are none."""
    whole_part, _, cents = text.replace(",", ".").rpartition(".")
    if whole_part and len(cents) <= 2:
        return float(f"{re.sub(r'[^0-9]', '', whole_part)}.{cents}")
    return int(re.sub(r"[^0-9]", "", text))


def _with(usual: list[tuple[str, str]], shown: str, what: str) -> list[tuple[str, str]]:
    known = any(value == shown for value, _ in usual)
    return usual if known or not shown.isdecimal() else [*usual, (shown, f"every {shown} {what}")]
