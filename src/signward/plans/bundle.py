"""Puts together the evidence bundle of a plan's newest sign-off, from what was kept when it was given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from signward.core.plan.canonical import canonical
from signward.core.plan.dates_in_words import day
from signward.core.plan.differences import differences
from signward.core.plan.state import Plan
from signward.core.plan.timetable import timetable
from signward.core.schedule.wording import counted
from signward.files import bundle
from signward.files.pdf import plan_pdf
from signward.files.pdf.certificate import Certificate, Part, certificate_pdf
from signward.files.pdf.content import paper
from signward.ledger import keys
from signward.ledger.exported import lines
from signward.ledger.read import sealed
from signward.ledger.witness import kept, witness
from signward.people.models import SignOffProof
from signward.people.proofs import name_of, newest
from signward.plans.as_of import plan_at_version


def evidence(plan_id: UUID, deliveries: Sequence[Mapping[str, Any]], at: datetime) -> bytes | None:
    """The bundle as a zip, the same for both sides; None where nobody signed on the page. Raises LockedKey.

    `deliveries` is what became of the mails about the sign-off. It holds what both sides share, and ends with the
    newest entry of the shared ledger, of which it makes a checkpoint.
    """
    proof = newest(plan_id)
    if proof is None:
        return None
    last = witness(plan_id, "shared", at).checkpoint.seq
    signed, now = plan_at_version(plan_id, proof.version), plan_at_version(plan_id, last)
    signer, on = keys.signer(proof.workspace_id, at), proof.at.astimezone(ZoneInfo(proof.workspace.time_zone)).date()
    chain = [entry for entry in sealed(plan_id, "shared") if entry.row.seq <= last]
    points = [point for point in kept(plan_id, "shared") if point.checkpoint.seq <= last]
    parts = {
        "certificate.pdf": certificate_pdf(_certificate(proof, signed, now, last), on, paper(signed)),
        "plan.pdf": plan_pdf(signed, timetable(signed, on), on, version=f"v{proof.version}"),
        "plan.json": proof.content.encode(),
        "statement.txt": proof.statement.encode(),
        "signoff.json": canonical(_signoff(proof, differences(signed, now), _withdrawn(proof, now))),
        "ledger.jsonl": b"".join(lines({"shared": chain})),
        "checkpoints.json": canonical(
            [msgspec.to_builtins(p.checkpoint) | {"signature": p.signature.hex()} for p in points]
        ),
        "delivery.json": canonical(deliveries),
    }
    about = {"workspace": str(proof.workspace_id), "plan": str(plan_id), "entry": proof.entry, "as_of": last}
    return bundle.write(parts, about, signer.public, signer.sign)


def _withdrawn(proof: SignOffProof, now: Plan) -> date | None:
    """The day on which this very sign-off was withdrawn."""
    signed = now.sign_off
    return signed.withdrawn if signed and signed.version == str(proof.version) else None


def _signoff(proof: SignOffProof, changed: tuple[str, ...], taken_back: date | None) -> dict[str, Any]:
    return {
        "entry": proof.entry, "version": proof.version, "digest": proof.digest, "signed_at": proof.at.isoformat(),
        "time_zone": proof.workspace.time_zone,
        "signer": {
            "name": proof.name, "title": proof.title, "email": proof.email, "role": proof.role,
            "role_stated_by": name_of(proof.role_by),
        },
        "method": proof.method, "code_sent_at": _moment(proof.code_sent_at),
        "code_entered_at": _moment(proof.code_entered_at), "session_since": _moment(proof.session_since),
        "address": proof.address, "browser": proof.browser, "changed_since": list(changed),
        "withdrawn_on": taken_back.isoformat() if taken_back else None,
        "keys": keys.published(proof.workspace_id),
    }  # fmt: skip


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _certificate(proof: SignOffProof, signed: Plan, now: Plan, last: int) -> Certificate:
    customer, vendor = signed.customer or "The buyer", signed.vendor or proof.workspace.name
    changed, taken_back = differences(signed, now), _withdrawn(proof, now)
    since = f"{counted(len(changed), 'change')} since: see below." if changed else ""
    return Certificate(
        title=f"Certificate of sign-off: {customer} × {vendor}",
        author=vendor,
        lead=f"{proof.name}, {proof.title}, agreed for {customer} to version {proof.version} of the plan "
        f"with {vendor}.",
        changed=f"Withdrawn by the buyer on {day(taken_back)}: it stands no longer." if taken_back else since,
        parts=(
            Part("What was signed", (
                ("Target signature date", day(signed.target_signature)),
                ("Version", str(proof.version)),
                ("Milestones", str(len(signed.milestones))),
                ("SHA-256 of plan.json", proof.digest),
            )),
            Part("By whom", (
                ("Name and title, as typed", f"{proof.name}, {proof.title}"),
                ("Mailbox", proof.email),
                ("Role", f"{proof.role}, as stated by {name_of(proof.role_by)}"),
            )),
            Part("How it was proved", (
                ("Code mailed", _said(proof, proof.code_sent_at)),
                ("Code typed in", _said(proof, proof.code_entered_at)),
                ("Signed", _said(proof, proof.at)),
                ("Signed in since", _said(proof, proof.session_since)),
                ("From", f"{proof.address or 'an unknown address'}, {proof.browser or 'an unknown browser'}"),
                ("Agreed to", proof.statement),
            )),
            *([Part("Changed since, and not covered by this signature", _changes(changed))] if changed else []),
            Part("How to check it", (
                ("Entry of the ledger", f"{proof.entry}; the bundle holds all up to entry {last}"),
                ("Plan", str(proof.plan_id)),
                ("Verify", "python3 verify.py BUNDLE.zip, or: signward verify BUNDLE.zip"),
            )),
        ),
        closing="A simple electronic signature: whoever controls the mailbox is the signatory. Both sides were mailed "
        "the digest and a seal of the ledger when it was given; with that mail anybody can show later that nothing "
        "before it was changed.",
        footer=f"Signward · plan {proof.plan_id} · version {proof.version}",
    )  # fmt: skip


def _changes(changed: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The first few, so that it stays one page; `signoff.json` holds them all."""
    shown = tuple((str(number), words) for number, words in enumerate(changed[:6], 1))
    more = len(changed) - len(shown)
    return (*shown, ("", f"and {more} more, in signoff.json")) if more else shown


def _said(proof: SignOffProof, at: datetime | None) -> str:
    """A moment in UTC and at the vendor's, to the second."""
    if at is None:
        return "no code was asked for (demo)" if proof.method == "demo" else "unknown"
    zone = proof.workspace.time_zone
    local = f" ({at.astimezone(ZoneInfo(zone)):%H:%M} {zone})" if zone != "UTC" else ""
    return f"{at:%Y-%m-%d %H:%M:%S} UTC{local}"
