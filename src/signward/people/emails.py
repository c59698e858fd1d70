"""One way to write an address. Two addresses are the same person when their canonical forms are equal."""

from __future__ import annotations

import re
from typing import Final

import idna

_LOCAL: Final = re.compile(r"[a-z0-9](?:[a-z0-9._+'-]{0,62}[a-z0-9_+'-])?")
_LABEL: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


class NotAnAddress(ValueError):
    """The text is not an address that mail can safely go to."""


def canonical(text: str) -> str:
    """The address in lower case with its domain in ASCII. Raises NotAnAddress.

    Narrower than the standards on purpose: one @, letters, digits and ._+'- before it, a domain name of at least two
    labels after it. No display names, quotes, comments, IP literals or look-alike letters.
    """
    local, at, domain = text.strip(" ").lower().partition("@")
    if not at or "@" in domain or not _LOCAL.fullmatch(local) or ".." in local:
        raise NotAnAddress("This is not an email address that we can write to.")
    labels = _ascii(domain).split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels) or labels[-1].isdecimal():
        raise NotAnAddress("This is not an email address that we can write to.")
    whole = f"{local}@{'.'.join(labels)}"
    if len(whole) > 254:
        raise NotAnAddress("This email address is too long.")
    return whole


def masked(address: str) -> str:
    """Enough for its owner to know it, too little for anybody else: `d•••@northwind.example`."""
    local, _, domain = address.partition("@")
    return f"{local[:1]}•••@{domain}"


def _ascii(domain: str) -> str:
    if domain.isascii():
        return domain
    try:
        return idna.encode(domain).decode()  # IDNA 2008, which knows no symbols; Python's own codec is of 2003
    except UnicodeError as wrong:
        raise NotAnAddress("This domain name cannot be used; write it in plain letters.") from wrong
