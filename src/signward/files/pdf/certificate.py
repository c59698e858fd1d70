"""The certificate of a sign-off, on one page: what was signed, by whom, how it was proved, and how to check it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from signward.files.pdf.content import cut
from signward.files.pdf.typesetting import typeset


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, and rows of a name and what it says."""

    heading: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """`lead` says it in a sentence; `changed` what happened to the plan since, or ""; `author` is the vendor."""

    title: str
    author: str
    lead: str
    changed: str
    parts: tuple[Part, ...]
    closing: str
    footer: str


def certificate_pdf(said: Certificate, on: date, paper: str = "a4") -> bytes:
    """One page; the same bytes for the same words and day. Long words are cut so that it stays one page."""
    return typeset(
        {
            "title": cut(said.title, 120), "author": cut(said.author, 60), "lead": cut(said.lead, 400),
            "changed": cut(said.changed, 300), "closing": cut(said.closing, 600), "footer": cut(said.footer, 160),
            "parts": [
                {"heading": part.heading, "rows": [[cut(name, 60), cut(words, 700)] for name, words in part.rows]}
                for part in said.parts
            ],
            "paper": paper,
        },
        on,
        "certificate.typ",
    )  # fmt: skip
