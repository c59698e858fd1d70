"""Why a command was refused, in words for the person who gave it."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """`message` is a whole sentence for the page."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(Refusal):
    """This role on this side may not do this."""


class NotInThePlan(Refusal):
    """The milestone, workstream, person or risk is not (or no longer) in the plan."""


class MovedMeanwhile(Refusal):
    """Somebody changed the same field after this page was shown. All three values are kept for the person to choose.

    `seen` is what the editor was looking at, `now` what stands, `typed` what they wanted. `field` names it.
    """

    def __init__(self, seen: Any, now: Any, typed: Any, field: str = "value") -> None:
        super().__init__(f"The {field} changed while you were editing. Compare both and choose.")
        self.seen, self.now, self.typed, self.field = seen, now, typed, field


class NoReason(Refusal):
    """A date does not move in silence."""


class NotAbsorbable(Refusal):
    """Slack does not absorb the move: `milestones` would have to move too (or the signature would)."""

    def __init__(self, message: str, milestones: tuple[str, ...]) -> None:
        super().__init__(message)
        self.milestones = milestones


class StaleSignOff(Refusal):
    """The plan is no longer what the signatory was shown.

    `version` is the current one, `differences` what changed since the one they saw, as sentences.
    """

    def __init__(self, version: int, differences: tuple[str, ...]) -> None:
        super().__init__("The plan changed after you opened it. Read what changed, then sign the new version.")
        self.version, self.differences = version, differences


class NothingChanges(Refusal):
    """The plan says this already."""


class NotPossible(Refusal):
    """The words or dates given make no sense for this plan."""
