"""What makes a plan impossible to schedule. Each error names the milestones it is about."""

from __future__ import annotations


class ScheduleError(ValueError):
    """The network cannot be scheduled; `milestones` are the ids that the message is about."""

    def __init__(self, message: str, *milestones: str) -> None:
        super().__init__(message)
        self.milestones = milestones

    def about(self, milestone: str) -> ScheduleError:
        """The same error, naming the milestone if it named none: a calendar does not know whose it is."""
        if self.milestones:
            return self
        named = ScheduleError(f"{milestone}: {self}", milestone)
        named.__class__ = type(self)
        return named


class Cycle(ScheduleError):
    """Milestones that wait for each other; `milestones` stand in the order of the links."""

    def __init__(self, *milestones: str) -> None:
        if len(milestones) == 1:
            message = f"{milestones[0]} waits for itself"
        else:
            message = f"these milestones wait for each other: {' → '.join((*milestones, milestones[0]))}"
        super().__init__(message, *milestones)


class UnknownLink(ScheduleError):
    """A link to a milestone that does not exist."""

    def __init__(self, milestone: str, missing: str) -> None:
        super().__init__(f"{milestone} follows {missing!r}, which does not exist", milestone)
        self.missing = missing


class NeverMeets(ScheduleError):
    """A gate without a date on which it could be held."""


class NoWorkingDay(ScheduleError):
    """A calendar that is closed for good, or a plan that runs past the last year that calendars know."""
