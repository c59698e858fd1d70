"""All addresses of the server, filled in with things of the cast, and everybody who might ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.cast import Cast

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@dataclass(frozen=True)
class Route:
    """`pattern` as in the resolver, with its converters."""

    pattern: str
    view: Any

    def address(self, cast: Cast, plan: Any = None) -> str:
        """Acme's own things everywhere, or another plan."""
        values = {
            "plan_id": plan or cast.plan, "deal_id": cast.deal.pk, "user": cast.vera.pk, "token": "mapl_nothing",
            "who": "nobody", "milestone": "questionnaire", "workstream": "security", "person": "dana", "risk": "risk-1",
            "risk_id": "risk-1", "person_id": "dana",
            "form": "yaml", "suffix": "yaml", "extension": "yaml", "participant": cast.vic.pk,
            "whose": "buyer", "template": cast.template,
        }  # fmt: skip
        filled = self.pattern
        for part in _placeholders(self.pattern):
            filled = filled.replace(f"<{part}>", str(values[part.split(":")[-1]]))
        return f"/{filled}"


def routes() -> list[Route]:
    return sorted(_walk(get_resolver().url_patterns, ""), key=lambda route: route.pattern)


def principals(cast: Cast) -> dict[str, Client]:
    """Sixteen ways to come: each a fresh client."""
    quiet = {"raise_request_exception": False}
    link = Client(**quiet)
    link.cookies[settings.LINK_COOKIE_NAME] = "mapl_nothing"
    return {
        "anonymous": Client(**quiet),
        "link only": link,
        "champion": cast.as_buyer(cast.dana, **quiet),
        "signatory": cast.as_buyer(cast.sid, **quiet),
        "colleague": cast.as_buyer(cast.cole, **quiet),
        "buyer viewer": cast.as_buyer(cast.vic, **quiet),
        "revoked buyer": cast.as_buyer(cast.rex, **quiet),
        "expired buyer": cast.as_buyer(cast.exa, **quiet),
        "buyer of another plan": cast.as_buyer(cast.nora, **quiet),
        "buyer of another workspace": cast.as_buyer(cast.far_buyer, **quiet),
        "ae": cast.as_vendor(cast.sam, **quiet),
        "manager": cast.as_vendor(cast.mia, **quiet),
        "admin": cast.as_vendor(cast.ada, **quiet),
        "viewer": cast.as_vendor(cast.vera, **quiet),
        "admin of another workspace": cast.as_vendor(cast.olga, **quiet),
    }


def _walk(patterns: list[Any], before: str) -> Iterator[Route]:
    for pattern in patterns:
        here = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            yield Route(here, pattern.callback)


def _placeholders(pattern: str) -> list[str]:
    return [piece.split(">")[0] for piece in pattern.split("<")[1:]]
