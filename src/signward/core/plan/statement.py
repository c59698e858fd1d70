"""What a signatory agrees to, in the words of the page; kept with each sign-off."""

from __future__ import annotations

from typing import Final

LANGUAGE: Final = "en"
EDITION: Final = "2026-11"
"""Changes with the words below, so that a kept statement says which ones it was."""


def meaning(version: int) -> str:
    """Above the plan on the page to sign."""
    return (
        f"You agree to exactly what stands on this page, as version {version}. Dates can still move afterwards, but "
        "never in silence: a move is counted against your signature and asks for a new one."
    )


def intent(version: int) -> str:
    """Beside the box to tick."""
    return f"I agree to version {version} of this plan."


CONSENT: Final = (
    "I sign electronically, with a code from my mailbox. "
    "Signing is an agreement to the plan, not the purchase contract."
)


def statement(version: int) -> str:
    """All of it, as it is kept: meaning, intent, consent."""
    return f"{meaning(version)}\n\n[x] {intent(version)}\n\n{CONSENT}\n\nEdition {EDITION}, language {LANGUAGE}.\n"
