"""Whether the plan belongs to both sides: buyers named, more than one of them, the one with the money, their word."""

from __future__ import annotations

from collections.abc import Iterator

from signward.core.doctor.finding import Examined, Finding, Severity, ids, listed, quoted
from signward.core.doctor.recognition import approves_money, is_approval, may_be_economic_buyer
from signward.core.plan.digest import digest
from signward.core.plan.state import Milestone, Person, Plan, Side, SignOff
from signward.core.schedule.wording import counted


def vendor_only(seen: Examined) -> Iterator[Finding]:
    plan = seen.plan
    owners = {m.buyer for m in plan.milestones} | ({plan.signature.buyer} if plan.signature else set())
    if owners - seen.unnamed:
        return
    buyers = sum(p.side is Side.BUYER and not p.placeholder for p in plan.people)
    named = "nobody on the buyer's side is named" if not buyers else f"the {counted(buyers, 'buyer')} named own nothing"
    yield Finding(
        "vendor-only",
        Severity.BLOCKS,
        ids(seen.open),
        f"{_none_of(len(plan.milestones))} named owner on the buyer's side; {named}.",
        "Build the plan together with the champion and put a buyer's name on every milestone.",
    )


def _none_of(milestones: int) -> str:
    return "The one milestone has no" if milestones == 1 else f"None of the {counted(milestones, 'milestone')} has a"


def single_threaded(seen: Examined) -> Iterator[Finding]:
    """One contact on the buyer's side: the plan stops when they are away."""
    engaged = _engaged_buyers(seen.plan) - seen.unnamed
    owned = tuple(m for m in seen.plan.milestones if m.buyer)
    if len(engaged) != 1 or len(owned) < 2:
        return
    name = seen.name_of(next(iter(engaged)))
    yield Finding(
        "single-threaded",
        Severity.WARNS,
        ids(owned),
        f"{name} is the only person on the buyer's side and owns {counted(len(owned), 'milestone')}.",
        f"Ask {name} to name the people who own security, legal, procurement and the money.",
    )


def no_economic_buyer(seen: Examined) -> Iterator[Finding]:
    """Whoever approves the money is named in the gate that approves it."""
    plan = seen.plan
    workstreams = [w for w in plan.workstreams if approves_money(w)]
    inside = {w.id for w in workstreams}
    steps = tuple(m for m in plan.milestones if m.workstream in inside or is_approval(m))
    if steps and all(m.done for m in steps):
        return
    attending = {person for w in workstreams if w.gate for person in w.gate.attendees}
    named = (attending or {m.buyer for m in steps if m.buyer}) - seen.unnamed
    if any(may_be_economic_buyer(p) for p in plan.people if p.id in named):
        return
    known = [p.name for p in plan.people if may_be_economic_buyer(p) and not p.placeholder]
    who = listed(known) if known else "the economic buyer"
    if not steps and not workstreams:
        evidence = "The plan has no executive approval in which the money is approved."
        cure = f"Add an executive approval with its gate and name {who} in it."
    else:
        gate = next((w.gate.name for w in workstreams if w.gate), workstreams[0].name if workstreams else "")
        place = f"“{gate}”" if gate else quoted(steps[0])
        present = listed([seen.name_of(p) for p in sorted(named)])
        names = f"{present}, {'none of them' if len(named) > 1 else 'not'} as the economic buyer" if named else "nobody"
        evidence = f"{place} approves the money and names {names}."
        cure = f"Name {who} in {place}."
    yield Finding("no-economic-buyer", Severity.WARNS, ids(tuple(m for m in steps if not m.done)), evidence, cure)


def no_sign_off(seen: Examined) -> Iterator[Finding]:
    if seen.plan.sign_off is not None or seen.signed:
        return
    signatory = next((p.name for p in seen.plan.people if _is_champion(p)), None)
    yield Finding(
        "no-sign-off",
        Severity.WARNS,
        (),
        "The buyer has not signed off any version of this plan.",
        f"Ask {signatory or 'the champion'} to sign off this version, with name, title and date.",
    )


def _is_champion(person: Person) -> bool:
    return person.side is Side.BUYER and not person.placeholder and "champion" in person.role.lower()


def stale_sign_off(seen: Examined) -> Iterator[Finding]:
    signed = seen.plan.sign_off
    if signed is None:
        return
    reasons = _changed_since(seen, signed)
    if not reasons:
        return
    moved = _moved_since(seen.plan)
    name = signed.name or seen.name_of(signed.by)
    yield Finding(
        "stale-sign-off",
        Severity.WARNS,
        ids(moved),
        f"{name} signed off on {seen.day(signed.on)}; since then {listed(reasons)}.",
        f"Show {name} what changed and ask for a new sign-off.",
    )


def _engaged_buyers(plan: Plan) -> set[str]:
    buyers = {p.id for p in plan.people if p.side is Side.BUYER}
    engaged = {m.buyer for m in plan.milestones if m.buyer} | {r.owner for r in plan.risks if r.owner in buyers}
    engaged |= {person for w in plan.workstreams if w.gate for person in w.gate.attendees if person in buyers}
    return {person for person in engaged if person} | ({plan.signature.buyer or ""} - {""} if plan.signature else set())


def _moved_since(plan: Plan) -> tuple[Milestone, ...]:
    """What is due on another day than was signed last."""
    then = plan.baseline
    return tuple(m for m in plan.milestones if then and not m.done and then.day(m.id) not in (None, m.due))


def _changed_since(seen: Examined, signed: SignOff) -> list[str]:
    plan, reasons = seen.plan, []
    if signed.withdrawn:
        return [f"the buyer withdrew it on {seen.day(signed.withdrawn)}"]
    if (then := plan.baseline) and then.target and then.target != plan.target_signature:
        reasons.append(f"the target moved from {seen.day(then.target)} to {seen.day(plan.target_signature)}")
    if moved := _moved_since(plan):
        reasons.append(f"{listed([quoted(m) for m in moved], 2)} moved")
    if not reasons and signed.lapsed:
        reasons.append(f"{counted(max(signed.changes, 1), 'change')} touched the {listed(signed.lapsed)}")
    if not reasons and signed.digest and signed.digest != digest(plan):
        reasons.append("what was agreed is no longer what the plan says")
    return reasons
