"""What must come first, as a person says it: kind and lag of each link in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from signward.core.plan.finding import signature_id
from signward.core.plan.state import Link, LinkKind, Plan
from signward.core.schedule.wording import counted, quoted

KINDS: Final = {
    LinkKind.FS: "starts after it finishes",
    LinkKind.SS: "starts with it",
    LinkKind.FF: "finishes with it",
    LinkKind.SF: "finishes after it starts",
}
"""What a link says of the milestone that follows, `it` being the one before: what people choose from."""

_SAID: Final = {
    LinkKind.FS: "after {}",
    LinkKind.SS: "starting with {}",
    LinkKind.FF: "finishing with {}",
    LinkKind.SF: "finishing after {} starts",
}


def links_in_words(plan: Plan, follower: str, after: tuple[Link, ...]) -> str:
    """`after “Pilot done” and “NDA signed”; starting with “Redlines”, 2 business days later`. Empty for no link.

    Lags are in working days of `follower`, in meetings where it is a gate.
    """
    plain = [_name(plan, link) for link in after if _plain(link)]
    others = (link for link in after if not _plain(link))
    return "; ".join((*_after_all(plain), *(_in_words(plan, link, lag_unit(plan, follower)) for link in others)))


def unusual_links_in_words(plan: Plan, follower: str, after: tuple[Link, ...]) -> str:
    """The same of those links alone that are more than “after it is finished”."""
    return links_in_words(plan, follower, tuple(link for link in after if not _plain(link)))


def lag_unit(plan: Plan, follower: str) -> str:
    """What a lag counts before this milestone, in the singular."""
    found = plan.milestone(follower)
    return "meeting" if found and found.meeting else "business day"


def _plain(link: Link) -> bool:
    return link.kind is LinkKind.FS and not link.lag


def _after_all(names: list[str]) -> Iterator[str]:
    if names:
        together = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        yield _SAID[LinkKind.FS].format(together)


def _in_words(plan: Plan, link: Link, unit: str) -> str:
    said = _SAID[link.kind].format(_name(plan, link))
    if not link.lag:
        return said
    by = counted(abs(link.lag), unit)
    if link.lag > 0:
        return f"{said}, {by} later"
    return f"{said}, overlapping it by {by}" if link.kind is LinkKind.FS else f"{said}, {by} earlier"


def _name(plan: Plan, link: Link) -> str:
    found = plan.milestone(link.id)
    if found is None and link.id == signature_id(plan):
        return "the signature"
    return quoted(found.name if found else link.id)
