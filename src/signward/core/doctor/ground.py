"""Whether the plan stands on anything: an outcome, a reason for the date, the paper process, owners, gates."""

from __future__ import annotations

from collections.abc import Iterator

from signward.core.doctor.finding import Examined, Finding, Severity, ids, listed, quoted
from signward.core.doctor.recognition import LEGAL, PROCUREMENT, SECURITY, is_sellers_reason, paper_process_of
from signward.core.plan.state import Side
from signward.core.schedule.wording import counted


def no_outcome(seen: Examined) -> Iterator[Finding]:
    outcome = seen.plan.outcome.strip()
    if not outcome:
        yield Finding(
            "no-outcome",
            Severity.WARNS,
            (),
            "The plan does not say what the customer is buying it for.",
            "Write the business outcome in the customer's own words, with the measure that proves it.",
        )
    elif not any(c.isnumeric() for c in outcome):
        yield Finding(
            "no-outcome",
            Severity.HINTS,
            (),
            f"The outcome has no measure: “{outcome if len(outcome) <= 120 else outcome[:119] + '…'}”.",
            "Ask the champion by how much, and by when.",
        )


def no_buyer_reason(seen: Examined) -> Iterator[Finding]:
    """The target needs a reason of the buyer's own that still holds on that day."""
    plan, event = seen.plan, seen.plan.compelling_event
    target = plan.target_signature
    if event is None or not event.what.strip():
        aim = f"The target, {seen.day(target)}," if target else "The signature"
        evidence = f"{aim} carries no reason of the buyer's own."
    elif is_sellers_reason(event.what):
        evidence = f"“{event.what}” is the vendor's reason, not the buyer's."
    elif event.date and target and event.date < target:
        evidence = f"“{event.what}” falls on {seen.day(event.date)}, before the target of {seen.day(target)}."
    else:
        return
    cure = "Ask the champion what happens to them if it is not signed by then, and write that down."
    yield Finding("no-buyer-reason", Severity.WARNS, (), evidence, cure)


def no_paper_process(seen: Examined) -> Iterator[Finding]:
    present = paper_process_of(seen.plan)
    missing = [area for area in (SECURITY, LEGAL, PROCUREMENT) if area not in present]
    if not missing or seen.signed:
        return
    nothing = len(missing) == 3
    named = listed(missing)
    yield Finding(
        "no-paper-process",
        Severity.BLOCKS if nothing else Severity.WARNS,
        (),
        f"The plan has no milestone for {named.replace(' and ', ', ').replace(', procurement', ' or procurement')}."
        if nothing
        else f"The plan has no milestone for {named.replace(' and ', ' or ')}.",
        f"Ask who runs {named} at {seen.plan.customer or 'the customer'}, and add their steps, in parallel and early.",
    )


def no_owner(seen: Examined) -> Iterator[Finding]:
    """An open milestone without a name on one of the sides; worse where the side that does the work has none."""
    bare = tuple(m for m in seen.open if not (m.vendor and m.buyer))
    if not bare:
        return
    words = []
    for side in Side:
        without = [quoted(m) for m in bare if not m.owner(side)]
        if without:
            words.append(f"{counted(len(without), 'milestone')} without a {side} owner: {listed(without, 3)}")
    yield Finding(
        "no-owner",
        Severity.WARNS if any(not m.owner(m.lead) for m in bare) else Severity.HINTS,
        ids(bare),
        f"{'; '.join(words)}.",
        "Put one name on each side of every milestone.",
    )


def unnamed(seen: Examined) -> Iterator[Finding]:
    """Roles that own something and that nobody is named for."""
    owned = tuple(m for m in seen.open if {m.vendor, m.buyer} & (seen.unnamed - {None, ""}))
    roles = {p.name: p.side for p in seen.plan.people if p.placeholder}
    if not roles:
        return
    buyers = listed([name for name, side in roles.items() if side is Side.BUYER])
    yield Finding(
        "unnamed",
        Severity.HINTS,
        ids(owned),
        f"Not named yet: {listed(list(roles))}.",
        f"Ask the champion who they are: {buyers}." if buyers else "Name them from your side.",
    )


def no_gate(seen: Examined) -> Iterator[Finding]:
    plan = seen.plan
    gated = {w.id for w in plan.workstreams if w.gate} | {m.workstream for m in plan.milestones if m.meeting}
    bare = [w for w in plan.workstreams if w.id not in gated and any(m.workstream == w.id for m in seen.open)]
    if not bare:
        return
    names = listed([w.name or w.id for w in bare])
    none = not gated
    yield Finding(
        "no-gate",
        Severity.WARNS if none else Severity.HINTS,
        (),
        "No workstream has a decision gate." if none else f"No decision gate is named for {names}.",
        "Ask in which meeting each is decided and who sits in it." if none else f"Ask in which meeting {names} end.",
    )
