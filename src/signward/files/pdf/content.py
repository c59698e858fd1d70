"""What the page says: the plan as words that the template only has to set."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from signward.core.plan.dates_in_words import day
from signward.core.plan.digest import digest
from signward.core.plan.drift import dates_told, drift
from signward.core.plan.gates_ahead import gate_milestone
from signward.core.plan.grounds import judged
from signward.core.plan.in_a_word import in_a_word
from signward.core.plan.meetings_in_words import authority_in_words
from signward.core.plan.reserve import in_words, reserve_eaten
from signward.core.plan.since import since_sign_off
from signward.core.plan.state import Milestone, Plan, Risk, Side, SignOff, Workstream
from signward.core.plan.timetable import Timetable
from signward.core.risk.chance_in_words import chance_in_words
from signward.core.schedule.wording import counted
from signward.files.pdf.density import Density
from signward.files.pdf.folding import Fold, fold, folded_line
from signward.files.svg import timeline_svg
from signward.files.svg.wording import alternative, workstreams

if TYPE_CHECKING:
    from signward.core.risk.chances import Chances

_WIDTH: Final = 182  # millimetres between the margins
_DRAWN: Final = 800  # the timeline's own width, so that its smallest labels stay legible
_POINTS: Final = 2.835  # in a millimetre
_BODY: Final = {"a4": 212, "us-letter": 194}  # millimetres of a page for timeline, table and risks, at the most
_LETTER: Final = {"US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "PA", "DO", "PR"}
_UNPRINTABLE: Final = {"Cc", "Cs", "Co", "Cn"}
_LONG_WORD: Final = re.compile(r"\S{30,}")


def page_content(
    timetable: Timetable, density: Density, version: str, chances: Chances | None = None
) -> dict[str, Any]:
    plan, folds = timetable.plan, fold(timetable, density)
    founded, verdict = judged(plan, timetable)
    word, state = in_a_word(timetable, chances.on_time if chances else None, founded=founded)
    sections, more = _sections(timetable, density, folds)
    drawing, height, drawn = _timeline(timetable, density, folds, chances)
    parties = " × ".join(cut(name, 60) for name in (plan.customer, plan.vendor) if name)
    return {
        "title": f"Mutual Action Plan{f', {parties}' if parties else ''}",
        "author": cut(plan.vendor, 60),
        "lang": "en",
        "paper": paper(plan),
        "size": density.size,
        "inset": density.inset,
        "parties": parties,
        "day": day(timetable.today),
        "outcome": cut(plan.outcome, density.outcome) or "No outcome statement yet",
        "target": day(plan.target_signature) if plan.target_signature else "not set",
        "reason": _reason(plan),
        "reserve": _reserve(timetable),
        "signed": _signed(plan),
        "changes": _changes(timetable),
        "word": "" if verdict.startswith(word) or not plan.target_signature else f"{word}. ",
        "state": state,
        "verdict": cut(verdict, 420),
        "chance": chance_in_words(chances) if chances else "",
        "timeline": drawing,
        "timeline_height": height,
        "undrawn": _undrawn(len(plan.milestones), drawn),
        "alternative": cut(alternative(timetable, chances), 4000),
        "vendor_heading": cut(plan.vendor, 22) or "Vendor",
        "buyer_heading": cut(plan.customer, 22) or "Buyer",
        "workstreams": sections,
        "more": more,
        "risks": [_risk(plan, risk, density) for risk in plan.risks[: density.risks]],
        "more_risks": _more(len(plan.risks) - density.risks, "risk"),
        "agreement": _agreement(plan, version),
        "digest": f"SHA-256 of what is agreed: {digest(plan)}",
        "lines": _signature_lines(plan),
        "footer": f"Signward{f' · version {cut(version, 24)}' if version else ''} · as of {day(timetable.today)}",
    }


def may_fit_one_page(content: dict[str, Any]) -> bool:
    """False where the timeline, one line a row and two a risk are already too high; so that nothing is set in vain."""
    line, air = 0.72 * content["size"], 2 * content["inset"]
    rows = sum(len(one["rows"]) + len(one["folded"]) + 1 for one in content["workstreams"])
    table = (rows * (line + air) + len(content["workstreams"]) * 1.8) / _POINTS
    risks = len(content["risks"]) * 2.6 * line / _POINTS
    return bool(content["timeline_height"] + table + risks <= _BODY[content["paper"]])


def cut(text: str, most: int) -> str:
    """One line of at most so many printable letters, in which words longer than a column may break."""
    text = " ".join("".join(c for c in text if c.isspace() or unicodedata.category(c) not in _UNPRINTABLE).split())
    text = text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
    return _LONG_WORD.sub(lambda word: "\u200b".join(re.findall(r".{1,14}", word[0])), text)


def paper(plan: Plan) -> str:
    """The buyer's: `us-letter` in the countries that use it, else `a4`."""
    buyer = plan.calendars.get(Side.BUYER)
    return "us-letter" if buyer is not None and buyer.country in _LETTER else "a4"


def _reason(plan: Plan) -> str:
    event = plan.compelling_event
    if event is None or not event.what.strip():
        return ""
    return f"{cut(event.what, 160)}{f', {day(event.date)}' if event.date else ''}"


def _reserve(timetable: Timetable) -> str:
    held = reserve_eaten(timetable.plan, timetable)
    return f"Reserve: {in_words(held)}" if held else ""


def _signed(plan: Plan) -> str:
    signed = plan.sign_off
    if signed is None:
        return "not signed off yet"
    title = f", {cut(signed.title, 40)}" if signed.title else ""
    version = f" · version {cut(signed.version, 24)}" if signed.version else ""
    return f"{cut(signed.name or _called(plan, signed.by), 60)}{title}, {day(signed.on)}{version}"


def _changes(timetable: Timetable) -> str:
    """What changed since the sign-off, what became of the dates, and whether it asks for a new one."""
    signed, drifted = timetable.plan.sign_off, drift(timetable.plan, timetable)
    if signed is None:
        return ""
    since = since_sign_off(timetable.plan, timetable.signature)
    dates = dates_told(drifted) if drifted else ""
    why = "" if signed.current else f"a new sign-off is needed ({_lapsed(signed)})"
    return "; ".join(filter(None, (since, dates, why)))


def _lapsed(signed: SignOff) -> str:
    if signed.withdrawn:
        return f"withdrawn on {day(signed.withdrawn)}"
    return f"{', '.join(signed.lapsed)} changed"


def _timeline(
    timetable: Timetable, density: Density, folds: Fold, chances: Chances | None
) -> tuple[str | None, float, int]:
    """The drawing, its height in millimetres and how many marks it has: fewer where it would be too high."""
    drawing, high, count = None, 0.0, 0
    for count in range(len(folds.marks), 0, -3):
        drawing = timeline_svg(
            timetable.plan, timetable, timetable.today, width=_DRAWN, only=folds.marks[:count], chances=chances
        )
        found = re.search(r'viewBox="0 0 \S+ (\d+)"', drawing)
        high = int(found[1]) * _WIDTH / _DRAWN if found else density.timeline
        if high <= density.timeline:
            break
    return drawing, min(high, density.timeline), len(folds.marks[:count])


def _undrawn(milestones: int, drawn: int) -> str:
    if drawn == milestones or not drawn:
        return ""
    return f"The timeline shows {drawn} of {milestones} milestones: first those that decide the signature."


def _sections(timetable: Timetable, density: Density, folds: Fold) -> tuple[list[dict[str, Any]], str]:
    """The workstreams with a row or a folded line each; from the last lane that fits on, one line for all the rest."""
    plan = timetable.plan
    sections: list[dict[str, Any]] = []
    rest: list[Milestone] = []
    for workstream in _with_milestones(plan):
        milestones = list(plan.in_workstream(workstream.id))
        if len(sections) == density.lanes:
            rest += milestones
            continue
        shown = [m for m in milestones if m.id in folds.rows]
        line = folded_line(cut(workstream.name, 40), [m for m in milestones if m.id not in folds.rows], bool(shown))
        sections.append(
            {
                "name": cut(workstream.name or workstream.id, 80),
                "gate": _gate(plan, workstream),
                "rows": [_row(timetable, m, density) for m in shown],
                "folded": [line] if line else [],
            }
        )
    places = len({m.workstream for m in rest})
    name = counted(places, "other workstream")
    return sections, folded_line(name, rest, True) if rest else ""


def _with_milestones(plan: Plan) -> list[Workstream]:
    used = {m.workstream for m in plan.milestones}
    return [workstream for workstream in workstreams(plan) if workstream.id in used]


def _gate(plan: Plan, workstream: Workstream) -> str:
    if workstream.gate is None:
        return ""
    held = gate_milestone(plan, workstream)
    authority = authority_in_words(held.meeting.authority) if held and held.meeting else ""
    names = ", ".join(_called(plan, person) for person in workstream.gate.attendees)
    named = f"{workstream.gate.name}{f', {authority}' if authority else ''}"
    return cut(f"decision gate: {named}{f' ({names})' if names else ''}", 130)


def _row(timetable: Timetable, milestone: Milestone, density: Density) -> dict[str, Any]:
    plan, finish = timetable.plan, timetable.dates[milestone.id].earliest_finish
    shown = milestone.done or milestone.due or finish
    late = milestone.done is None and milestone.due is not None and finish > milestone.due
    return {
        "date": _short(shown, timetable.today)
        if milestone.due or milestone.done
        else f"({_short(shown, timetable.today)})",
        "deliverable": cut(milestone.name, density.deliverable),
        "vendor": cut(_called(plan, milestone.vendor), density.name) if milestone.vendor else "–",
        "buyer": cut(_called(plan, milestone.buyer), density.name) if milestone.buyer else "–",
        "standing": f"late: {_short(finish, timetable.today)}" if late else milestone.standing,
        "late": late,
        "done": milestone.done is not None,
        "decides": milestone.id in timetable.verdict.decided_by,
    }


def _short(value: date, beside: date) -> str:
    """`Fri 4 Dec`, and with another year `Fri 8 Jan ’27`, so that the column stays narrow."""
    words = day(value, beside=value)
    return words if value.year == beside.year else f"{words} ’{value.year % 100:02}"


def _risk(plan: Plan, risk: Risk, density: Density) -> dict[str, str]:
    names = [m.name for i in risk.threatens if (m := plan.milestone(i))]
    return {
        "what": cut(risk.what, density.risk),
        "threatens": cut(f"threatens {', '.join(names)}", density.risk) if names else "threatens the plan",
        "mitigation": cut(risk.mitigation, density.risk) or "No mitigation yet",
        "owner": cut(_called(plan, risk.owner), 40) if risk.owner else "no owner yet",
    }


def _more(count: int, noun: str) -> str:
    return f"and {counted(count, f'more {noun}')}" if count > 0 else ""


def _agreement(plan: Plan, version: str) -> str:
    what = f"version {cut(version, 24)} of this plan" if version else "this plan"
    return f"For {cut(plan.customer, 60) or 'the buyer'}: we agree to {what}, its dates and our part in them."


def _signature_lines(plan: Plan) -> list[dict[str, str]]:
    signed = plan.sign_off
    name = (signed.name or _called(plan, signed.by)) if signed else ""
    values = (name, signed.title if signed else "", day(signed.on) if signed else "", "")
    labels = ("Name", "Title", "Date", "Signature")
    return [{"label": label, "value": cut(value, 40)} for label, value in zip(labels, values, strict=True)]


def _called(plan: Plan, person_id: str | None) -> str:
    person = plan.person(person_id)
    if person is None:
        return person_id or ""
    return person.name or person.role or (f"{Side.BUYER}" if person.side is Side.BUYER else f"{Side.VENDOR}")
