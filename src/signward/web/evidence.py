"""Links that people give as evidence: shown for what they are, and followed at the reader's own will."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from markupsafe import Markup, escape

from signward.core.plan.unseen import marked

_LINK: Final = re.compile(r"((?:https?://|mailto:)[^\s<>\"'`\\]*[^\s<>\"'`\\.,;:!?)\]])", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_ANCHOR: Final = Markup('<a href="{0}" rel="noopener noreferrer nofollow ugc">{1}</a>{2}')


def linked(text: str) -> Markup:
    """Text in which http, https and mailto links can be followed; one that leads elsewhere says to which host.

    Whatever could mislead stays text: another scheme, a user name before the host, a port or host that is none, a mail
    with more than an address.
    """
    pieces = _LINK.split(text)
    return Markup("").join(_anchor(p) if place % 2 else escape(marked(p)) for place, p in enumerate(pieces))


def _anchor(link: str) -> Markup:
    shown = marked(link)
    if shown != link or (host := _host(link)) is None:
        return escape(shown)
    away = Markup(' <span class="quiet">({})</span>').format(host) if host not in {"", settings.HOST} else ""
    return _ANCHOR.format(link, shown, away)


def _host(link: str) -> str | None:
    """Where it leads, in letters that cannot deceive; "" for a mail, None for what is no link."""
    try:
        parts = urlsplit(link)
        if parts.scheme == "mailto":
            return "" if _ADDRESS.fullmatch(link.partition(":")[2]) else None
        return None if parts.username is not None or not _port_is_one(parts) else _plain(parts.hostname or "")
    except ValueError:
        return None


def _port_is_one(parts: SplitResult) -> bool:
    """Raises ValueError for a port that is none."""
    return parts.port is None or parts.port > 0


def _plain(host: str) -> str | None:
    plain = host.encode("idna").decode("ascii") if not host.isascii() else host
    return plain if re.fullmatch(r"[a-z0-9.-]+|[0-9a-f:.]+", plain) else None
