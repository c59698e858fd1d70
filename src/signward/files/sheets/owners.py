"""Owners as people write them: "Ana (Corvid) / Piet (Nordhafen)", "Ines Kowal, CFO", an address, a side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from signward.files.sheets.grid import LONGEST_SAID, fold, words
from signward.files.sheets.headings import generic_side, sides_named

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_TITLE = re.compile(
    r"^(c[a-z]{1,2}o|(?:s?vp|evp|avp|director|head|manager|lead|president|chief|partner|owner|counsel|architect"
    r"|engineer|champion|sponsor|controller|gf|"
    r"leiter|leiterin|geschaftsfuhrer|direktor|directeur|directrice|responsable|jefe|gerente|director|direttore"
    r"|hoofd|diretor|ae|se|csm|am|legal|procurement|it|finance|ciso|"
    r"account executive|economic buyer|部長|課長|社長|担当)\b.*)$"
)
_SEPARATORS = re.compile(
    r"\s*(?:/|\n|;|&|\+|\||、|，|・|,|→|\s(?:and|und|et|y|e|en|with|mit|avec|con|met|com|ed)\s)\s*", re.IGNORECASE
)
# Marks in the column of a person or a side, and the letters of a RACI table; empty is a tick, no letters left of it.
MARKS = frozenset(
    ["x", "o", "1", "yes", "ja", "oui", "si", "sim", "r", "a", "c", "i", "s", "l", "d", "r a", "a r", "ra", "ar", ""]
)
_NOBODY = frozenset(
    [
        "tbd",
        "tbc",
        "tba",
        "none",
        "n/a",
        "na",
        "-",
        "--",
        "—",
        "–",
        "?",
        "??",
        "unassigned",
        "open",
        "nobody",
        "offen",
        "keiner",
        "aucun",
        "ninguno",
        "nessuno",
        "niemand",
        "ninguem",
        "未定",
        "なし",
        "未割当",
        "to-be-named",
    ]
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One owner in a cell: `aside` stood in brackets; `generic` is the side where the name is only a side or a role."""

    name: str
    email: str = ""
    role: str = ""
    aside: str = ""
    generic: str = ""


def read_owners(text: str) -> tuple[list[Mention], list[str]]:
    """The owners that a cell names, and the words in it that name nobody."""
    whole = text.strip()
    if (
        not whole
        or len(whole) > LONGEST_SAID
        or fold(whole) in _NOBODY
        or words(whole) in ("tbd", "tbc", "to be named", "to be decided", "to be confirmed", "not assigned")
    ):
        return [], [whole] if whole else []
    if generic_side(re.sub(r"[(（].*?[)）]", "", whole)) == "joint":
        return [Mention(whole, generic="joint")], []
    sides = sides_named(whole)
    pieces = _pieces(whole)
    if len(pieces) == 2 and len(sides) == 2 and {generic_side(piece) for piece in pieces} == {"vendor", "buyer"}:
        return [Mention(piece, generic=generic_side(piece) or "") for piece in pieces], []
    mentions: list[Mention] = []
    nobody: list[str] = []
    for piece in pieces:
        if fold(piece) in _NOBODY:
            nobody.append(piece)
        else:
            mentions.append(_mention(piece))
    return mentions, nobody


def person_and_title(text: str) -> Mention:
    """A name with an address, a title or brackets beside it, as stakeholder lists give them."""
    return (
        _mention(_rejoined([part for part in re.split(r"\s*,\s*", text) if part])[0]) if "," in text else _mention(text)
    )


def _pieces(text: str) -> list[str]:
    """Splits on what separates people, not inside brackets, and keeps "Ines Kowal, CFO" together."""
    hidden: list[str] = []

    def hide(found: re.Match[str]) -> str:
        hidden.append(found[0])
        return f"\x00{len(hidden) - 1}\x00"

    shielded = re.sub(r"[(（\[<][^)）\]>]*[)）\]>]|\b(?:R&D|I/T|A/P|M&A)\b", hide, text)
    parts = [part for part in _SEPARATORS.split(shielded) if part and part.strip()]
    shown = [re.sub("\x00(\\d+)\x00", lambda found: hidden[int(found[1])], part).strip(" .,:-") for part in parts]
    return _rejoined([part for part in shown if part])


def _rejoined(parts: list[str]) -> list[str]:
    """A title after a comma belongs to the name before it."""
    joined: list[str] = []
    for part in parts:
        email = _EMAIL.search(part)
        firm = re.sub(r"[<>]", " ", part.replace(email[0], " ")).strip(" ,") if email else ""
        if (
            joined
            and email
            and firm
            and words(firm).split(" ")[0] == email[0].partition("@")[2].partition(".")[0].casefold()
        ):
            joined[-1] = (
                f"{joined[-1]} ({firm}) <{email[0]}>"  # "Lee Park, CISO, Northwind Bank <lee@northwind.example>"
            )
            continue
        officer = len(joined) == 1 and " " in joined[0] and re.fullmatch(r"c[a-z]{1,2}o", fold(part)) is not None
        alone = generic_side(part) is None or (len(joined) == 1 and len(parts) == 2) or officer
        if (
            joined
            and "," not in joined[-1]
            and _TITLE.match(fold(part))
            and alone
            and generic_side(joined[-1]) is None
            and not _TITLE.match(fold(joined[-1]))
        ):
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return joined


def _mention(piece: str) -> Mention:
    email = _EMAIL.search(piece)
    rest = piece.replace(email[0], " ") if email else piece
    rest = re.sub(r"[<>\[\]]|[(（]\s*[)）]|mailto:", " ", rest)
    asides = re.findall(r"[(（]([^)）]*)[)）]", rest)
    bare = " ".join(re.sub(r"[(（][^)）]*[)）]?", " ", rest).split()).strip(" ,;:-–")
    if found := re.fullmatch(r"(.+?)\s+(?:@|at|von|de chez)\s*(\w.*)", bare):
        bare, asides = found[1], [*asides, found[2]]
    name, _, role = (part.strip() for part in bare.partition(","))
    if not role and (found := re.fullmatch(r"(.+?) [-–] (.+)", bare)):
        name, role = found[1], found[2]
    if email and not name:
        name = " ".join(part.capitalize() for part in re.split(r"[._+-]+", email[0].partition("@")[0]) if part)
    generic = generic_side(name) or ""
    if generic and asides:
        name = piece.strip()
    if not generic:
        name = re.sub(r"(?:さん|様|氏|殿)$", "", name.lstrip("@"))
    return Mention(name or piece.strip(), email[0].casefold() if email else "", role, "; ".join(asides), generic)
