"""What each mail says, as text and as HTML. No plan data but who invites whom, and what was signed."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

from django.conf import settings

_QUIET: Final = "You get this mail because somebody works with you on a plan in Signward."

_WITNESS: Final = (
    "The next lines are the seal of everything that happened in the plan until now. With this mail, `signward verify` "
    "shows whether any of it was changed later:"
)


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
        f"{inviter} shares the plan of {customer} and {vendor} with you"
        if customer
        else f"{inviter} of {vendor} shares a plan with you",
        [
            f"Hello {name},",
            f"{inviter} of {vendor} has written down a plan with you: who does what by when, until the contract is "
            "signed. It belongs to both sides. You can correct it, and no date in it moves without a reason that "
            "everybody sees.",
            "The link below is yours alone. When you open it, we mail a code to this address; there is no account and "
            "no password to make.",
        ],
        ("Open the plan", f"{settings.BASE_URL}/j/{token}"),
        f"If you do not know {inviter}, or did not expect this, you need do nothing.",
    )


def code(vendor: str, name: str, digits: str) -> Letter:
    return _letter(
        "code",
        f"{digits[:4]} {digits[4:]} is your code for the plan with {vendor}",
        [
            f"Hello {name},",
            f"your code is {digits[:4]} {digits[4:]}",
            "Type it into the page that asked for it. It works once, for ten minutes, and in that browser only.",
        ],
        closing="If you did not ask for it, somebody may have opened a link that was sent to you. Nothing happens "
        "without the code: do not pass it on.",
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
        f"Your account for the plans of {vendor}",
        [
            f"Hello {name},",
            f"{inviter} added you to the people of {vendor} in Signward. Choose a password with this link; it works "
            "once.",
        ],
        ("Choose a password", f"{settings.BASE_URL}/welcome/{token}"),
    )


def signed_off(
    customer: str, vendor: str, signer: str, title: str, on: str, version: int, digest: str, url: str, checkpoint: str
) -> Letter:
    """Goes to both sides: the mailboxes are witnesses to what was signed, and by the checkpoint to all before it.

    `checkpoint` is "" where none could be made.
    """
    return _letter(
        "signed-off",
        f"{signer} signed off the plan of {customer} and {vendor}",
        [
            f"{signer}, {title}, signed off version {version} of the plan of {customer} and {vendor} on {on}.",
            f"The SHA-256 of what was signed:\n{digest}",
            "Keep this mail. Both sides have it, and with it anybody can show later which version it was.",
            *([_WITNESS + "\n" + checkpoint] if checkpoint else []),
        ],
        ("Open the plan", url),
    )


def declined(customer: str, signer: str, version: int, reason: str, url: str) -> Letter:
    """Goes to the vendor: what stands between the buyer and a signature."""
    return _letter(
        "declined",
        f"{signer} did not sign off the plan of {customer}",
        [
            f"{signer} looked at version {version} of the plan of {customer} and did not sign it off:",
            reason,
            "Nothing in the plan has changed. Talk it over, change what has to change, and ask again.",
        ],
        ("Open the plan", url),
    )


def withdrawn(customer: str, vendor: str, signer: str, version: str, reason: str, url: str) -> Letter:
    """Goes to both sides, so that nobody relies on a signature that no longer stands."""
    return _letter(
        "withdrawn",
        f"{signer} withdrew the sign-off of the plan of {customer} and {vendor}",
        [
            f"{signer} withdrew the sign-off of version {version} of the plan of {customer} and {vendor}:",
            reason,
            "That it was given, and that it was withdrawn, both stay in the ledger.",
        ],
        ("Open the plan", url),
        "If you did not do this and your name stands above, tell the other side at once.",
    )


def _letter(
    kind: str, subject: str, paragraphs: list[str], link: tuple[str, str] | None = None, closing: str = ""
) -> Letter:
    above, below = paragraphs, [closing] if closing else []
    linked = [f"{link[0]}:\n{link[1]}"] if link else []
    text = "\n\n".join([*above, *linked, *below, f"-- \n{_QUIET}"]) + "\n"
    body = "".join(f"<p>{escape(words).replace(chr(10), '<br>')}</p>" for words in above)
    if link:
        body += f'<p><a href="{escape(link[1])}">{escape(link[0])}</a></p><p>{escape(link[1])}</p>'
    body += "".join(f"<p>{escape(words)}</p>" for words in below)
    html = f'<!doctype html><html lang="en"><body>{body}<p><small>{escape(_QUIET)}</small></p></body></html>'
    return Letter(kind, " ".join(subject.split())[:300], text, html)
