"""The templates that come with Signward, each a file beside this one: read when the first is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from signward.core.plan.state import Segment
from signward.core.plan.templates import Template
from signward.files.planfile import load_template

NAMES: Final = (
    "enterprise-saas", "mid-market", "regulated-or-public", "proof-of-concept-led", "renewal-and-expansion",
    "value-after-signature",
)  # fmt: skip
"""In the order in which they are offered."""
BY_HAND: Final = "by-hand"
VALUE: Final = "value-after-signature"
USUAL: Final[Mapping[Segment, str]] = {
    Segment.MID_MARKET: "mid-market",
    Segment.ENTERPRISE: "enterprise-saas",
    Segment.REGULATED: "regulated-or-public",
}
"""Which one a segment begins with where nobody chose another."""


@cache
def built_in() -> Mapping[str, Template]:
    """By name, and the one that is all but empty last."""
    return MappingProxyType({name: load_template(_text(name)) for name in (*NAMES, BY_HAND)})


def _text(name: str) -> str:
    return (files(__package__) / f"{name}.yaml").read_text("utf-8")
