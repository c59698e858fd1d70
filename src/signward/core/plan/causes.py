"""Why a date moves: the short list. A sentence in the mover's own words always stands beside it."""

from __future__ import annotations

from typing import Final

from signward.core.plan.state import Side

CAUSES: Final[tuple[tuple[str, str], ...]] = (
    ("owner-unavailable", "Owner not available"),
    ("approval-late", "Approval took longer"),
    ("waiting-vendor", "Waiting for the vendor"),
    ("waiting-buyer", "Waiting for the buyer"),
    ("third-party", "Waiting for a third party"),
    ("scope-changed", "Scope changed"),
    ("work-longer", "Work takes longer than thought"),
    ("sooner", "Ready sooner than thought"),
    ("priorities", "Priorities changed"),
    ("budget", "Budget or funding"),
    ("meeting-moved", "The meeting moved"),
    ("other", "Something else"),
)

TAKEN_BACK: Final = "taken-back"
"""The cause that an undo gives. Nobody may choose it, so it stands apart from the list."""

WAITING: Final = {Side.VENDOR: ("waiting-buyer", "third-party"), Side.BUYER: ("waiting-vendor", "third-party")}
"""By the side that leads a milestone, the causes for which the time passes with somebody else."""

_WORDS: Final = {**dict(CAUSES), TAKEN_BACK: "Taken back"}


def is_cause(code: str) -> bool:
    """Whether it is one that people choose."""
    return code in dict(CAUSES)


def cause_in_words(code: str) -> str:
    """The cause as people read it; a code from an older list reads as itself."""
    return _WORDS.get(code, code)
