"""What must come first, as a form holds it: a tick for each milestone, and what kind of link it is with which lag."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from signward.core.plan.finding import signature_id
from signward.core.plan.links_in_words import KINDS
from signward.core.plan.refusals import NotPossible
from signward.core.plan.state import Link, LinkKind, Plan
from signward.web.endpoint import Request
from signward.web.fields import LONG, lines

FIELDS: Final = ("after", "kind", "lag")
CHOICES: Final = tuple((kind.value, words) for kind, words in KINDS.items())
_DETAILED: Final = 200
"""So many milestones have their kind and lag in the form before they are ticked: a form may have 1,000 fields."""


@dataclass(frozen=True, slots=True)
class Tied:
    """A link as it was typed. `lag` may be anything."""

    id: str
    kind: str = LinkKind.FS.value
    lag: str = "0"


@dataclass(frozen=True, slots=True)
class Predecessor:
    """One milestone to tick. `key` tells it from the others of the form; `detailed` where kind and lag stand beside."""

    key: str
    name: str
    chosen: bool
    kind: str
    lag: str
    detailed: bool

    @property
    def plain(self) -> bool:
        return self.kind == LinkKind.FS.value and self.lag.strip() in {"", "0"}


@dataclass(frozen=True, slots=True)
class Group:
    """Those already ticked (without a name), then the others by workstream."""

    name: str
    rows: tuple[Predecessor, ...]


def tied(links: Iterable[Link]) -> tuple[Tied, ...]:
    """Each once: the same link twice says no more."""
    return tuple(Tied(link.id, link.kind.value, str(link.lag)) for link in dict.fromkeys(links))


def typed_links(request: Request) -> tuple[Tied, ...]:
    """What was ticked, in the order of the form, with what was chosen beside it. Raises NotPossible for a torn form."""
    kinds, lags = lines(request, "kind", LONG), lines(request, "lag")
    if len(kinds) != len(lags):
        raise NotPossible("The form came incomplete. Open it again.")
    beside = {key: (kind, lag) for (kind, _, key), lag in zip((k.partition(":") for k in kinds), lags, strict=True)}
    ticked = ((key, key.partition(":")[2]) for key in lines(request, "after", LONG))
    return tuple(Tied(name, *beside.get(key, ())) for key, name in ticked)


def links_of(typed: Iterable[Tied]) -> tuple[Link, ...]:
    """The links that were meant. Raises NotPossible with what cannot be read."""
    return tuple(Link(one.id, _kind(one.kind), _lag(one.lag)) for one in typed)


def groups(plan: Plan, follower: str, after: tuple[Tied, ...]) -> tuple[Group, ...]:
    """The rows of the form. `follower` is empty for a milestone that is still to be added."""
    names = {**plan.names, signature_id(plan): "The signature"}
    chosen = tuple(
        Predecessor(f"{n}:{one.id}", names.get(one.id, one.id), True, one.kind, one.lag, True)
        for n, one in enumerate(after)
    )
    first = {one.id for one in after} | {follower}
    roomy = len(names) <= _DETAILED
    streams = [(w.name, [m.id for m in plan.in_workstream(w.id)]) for w in plan.workstreams]
    others = (
        Group(name, tuple(_unticked(i, names[i], roomy) for i in ids if i not in first))
        for name, ids in (*streams, ("After the signature", [signature_id(plan)]))
    )
    return tuple(group for group in (Group("", chosen), *others) if group.rows)


def link_text(link: Link) -> str:
    """A link as a form carries it: `FS:0:poc`."""
    return f"{link.kind.value}:{link.lag}:{link.id}"


def link_of(text: str) -> Link | None:
    """The link that such a text stands for, None where it is none."""
    kind, _, rest = text.partition(":")
    lag, _, name = rest.partition(":")
    if kind not in LinkKind.__members__ or not name or not lag.lstrip("-").isdecimal() or len(lag) > 5:
        return None
    return Link(name, LinkKind(kind), int(lag))


def _unticked(milestone: str, name: str, roomy: bool) -> Predecessor:
    return Predecessor(f"-:{milestone}", name, False, LinkKind.FS.value, "0", roomy)


def _kind(text: str) -> LinkKind:
    if text not in LinkKind.__members__:
        raise NotPossible("Choose one of the kinds of link.")
    return LinkKind(text)


def _lag(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,4}", given := text.replace("−", "-").strip() or "0"):
        raise NotPossible(f"“{text}” is no lag: give whole days, such as 2, or -2 for two days sooner.")
    return int(given)
