"""What each mail says, as text and as HTML. No plan data but who invites whom, and what was signed."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

from django.conf import settings

_QUIET: Final = "You get this mail because somebody works with you on a plan in Signward."


@dataclass(frozen=True, slots=True)
class Letter:
    kind: str
    subject: str
    text: str
    html: str


def invitation(vendor: str, customer: str, inviter: str, name: str, token: str) -> Letter:
    """`token` names the participant; the link opens nothing until a code from the same mailbox is typed in."""
    return _letter(
        "invitation",
        f"{vendor} invites you to the plan with {customer}" if customer else f"{vendor} invites you to a shared plan",
        [
            f"Hello {name},",
            f"{inviter} of {vendor} works with you on a mutual action plan: who does what by when, from today to the "
            "signed contract. It belongs to both of you.",
            "Open it with this link. We then mail you a code, so that only you can come in. No account, no password.",
        ],
        ("Open the plan", f"{settings.BASE_URL}/j/{token}"),
    )


def code(vendor: str, name: str, digits: str) -> Letter:
    return _letter(
        "code",
        f"{digits[:4]} {digits[4:]} is your code for the plan with {vendor}",
        [
            f"Hello {name},",
            f"your code is {digits[:4]} {digits[4:]}. It works once, for ten minutes, in the browser that asked.",
            "If you did not ask for it, you need do nothing.",
        ],
    )


def code_to_sign(vendor: str, name: str, digits: str) -> Letter:
    """Says what the code is for, so that nobody reads it out to a caller."""
    return _letter(
        "code",
        f"{digits[:4]} {digits[4:]} is your code to sign off the plan with {vendor}",
        [
            f"Hello {name},",
            f"your code to sign off the plan is {digits[:4]} {digits[4:]}. It works once, for ten minutes, in the "
            "browser that asked.",
            "If you are not about to sign, tell nobody the code: without it nothing is signed.",
        ],
    )


def welcome(vendor: str, inviter: str, name: str, token: str) -> Letter:
    return _letter(
        "welcome",
        f"Your account at {vendor} in Signward",
        [f"Hello {name},", f"{inviter} made you an account for the plans of {vendor}. Choose your password here."],
        ("Choose a password", f"{settings.BASE_URL}/welcome/{token}"),
    )


def signed_off(
    customer: str, vendor: str, signer: str, title: str, on: str, version: int, digest: str, url: str
) -> Letter:
    """Goes to both sides: the mailboxes are witnesses to the digest of what was signed."""
    return _letter(
        "signed-off",
        f"{signer} signed off the plan of {customer} and {vendor}",
        [
            f"{signer}, {title}, signed off version {version} of the plan on {on}.",
            f"The SHA-256 of what was signed: {digest}",
            "Keep this mail: with it anybody can later show which version it was.",
        ],
        ("Open the plan", url),
    )


def _letter(kind: str, subject: str, paragraphs: list[str], link: tuple[str, str] | None = None) -> Letter:
    below = [f"{link[0]}: {link[1]}"] if link else []
    text = "\n\n".join([*paragraphs, *below, f"-- \n{_QUIET}"]) + "\n"
    body = "".join(f"<p>{escape(words)}</p>" for words in paragraphs)
    if link:
        body += f'<p><a href="{escape(link[1])}">{escape(link[0])}</a></p><p>{escape(link[1])}</p>'
    html = f'<!doctype html><html lang="en"><body>{body}<p><small>{escape(_QUIET)}</small></p></body></html>'
    return Letter(kind, " ".join(subject.split())[:300], text, html)
