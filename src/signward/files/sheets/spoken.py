"""What a date cell says, before it is known which day that is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from signward.files.sheets.calendar_words import EARLY, LATE, LEADING, MIDDLE, MONTHS, NO_DATE, WEEKDAYS
from signward.files.sheets.grid import LONGEST_SAID, fold
from signward.files.sheets.spoken_weeks import read_week

EXCEL_EPOCH = date(1899, 12, 30)
SERIALS = range(36526, 73051)  # the days of 2000 to 2099


@dataclass(frozen=True, slots=True)
class Spoken:
    """`kind` is one of
    `day` (`on`), `numbers` (`parts` as written, order unknown), `day-month` (`day`, `month`, no year),
    `month`, `quarter`, `half` (`part` early, mid, late or empty), `week-of` (`inner`, `part` start or end),
    `week` (`number`, project or calendar not known), `calendar-week`, `offset` (`number` of `unit`, `part` the anchor),
    `bare` (a small number), `none` (words for no date).
    """

    kind: str
    on: date | None = None
    parts: tuple[int, ...] = ()
    separator: str = ""
    day: int = 0
    month: int = 0
    year: int | None = None
    number: int = 0
    unit: str = ""
    part: str = ""
    inner: Spoken | None = None
    first: Spoken | None = None  # the beginning, where a span was given
    extra: str = ""  # words that stood beside the date
    serial: bool = False
    weekday: int | None = None  # the weekday named beside the date, Monday is 0


def read_date(text: str) -> Spoken | None:
    """What the words of a date cell say; None when they say no date that is known here."""
    return _read(text) if len(text) <= LONGEST_SAID else None


@lru_cache(8192)
def _read(text: str) -> Spoken | None:
    plain = _plain(text)
    if plain in NO_DATE or not plain:
        return Spoken("none")
    return _whole(plain) or _span(plain) or _with_extra(plain)


def _plain(text: str) -> str:
    plain = fold(text).replace("‐", "-").replace("–", "-").replace("—", "-").replace("−", "-").replace("’", "'")
    plain = re.sub("[“”„«»‘]", "", plain)
    plain = re.sub(r"[(（][^)）]{1,3}[)）]", "", plain) if re.search(r"[月日]", plain) else plain
    return plain.strip(" .,;:!*_'\"[]") if plain not in NO_DATE else plain


def _whole(plain: str) -> Spoken | None:
    for reader in (_serial, _iso, _japanese, _numeric, read_week_words, _named, _part_of_year, _bare):
        if found := reader(plain):
            return found
    shorter = _shorter(plain)
    found = _whole(shorter) if shorter != plain else None
    weekday = WEEKDAYS.get(plain.partition(" ")[0].strip(".,")) if found and plain.endswith(f" {shorter}") else None
    return replace(found, weekday=weekday) if found and weekday is not None else found


def _shorter(plain: str) -> str:
    """The same without a leading preposition, a weekday, or a time of day."""
    head, _, rest = plain.partition(" ")
    if (
        rest
        and head.strip(".,") in WEEKDAYS
        and not (head.strip(".,") in MONTHS and rest[0].isdigit() and len(rest) < 3)
    ):
        return rest
    without_time = re.sub(
        r"[ ,t]+(?:at |um |a )?\d{1,2}(?::\d\d(?::\d\d(?:\.\d+)?)?)? ?(?:am|pm|uhr|h|z|cet|est|pst|gmt)?$", "", plain
    )
    if without_time != plain and re.search(r":|am$|pm$|uhr$", plain[len(without_time) :]):
        return without_time
    return re.sub(rf"^{LEADING}(?=[\w'])", "", plain) or plain


def _serial(plain: str) -> Spoken | None:
    if re.fullmatch(r"\d{5}(?:\.\d+)?", plain) and int(plain[:5]) in SERIALS:
        return Spoken("day", on=EXCEL_EPOCH + timedelta(days=int(plain[:5])), serial=True)
    return None


def _iso(plain: str) -> Spoken | None:
    found = re.fullmatch(r"(\d{4})([-/.] ?)(\d{1,2})[-/.] ?(\d{1,2})\.?(?:[t ]\d\d:\d\d.*)?", plain) or re.fullmatch(
        r"(20\d\d)()(\d\d)(\d\d)", plain
    )
    return _day(int(found[1]), int(found[3]), int(found[4])) if found else None


def _japanese(plain: str) -> Spoken | None:
    found = re.fullmatch(
        r"(?:(\d{4}|令和\d{1,2}|r\d{1,2}) ?[年.] ?)?(\d{1,2}) ?月 ?(?:(\d{1,2}) ?日?|(上旬|中旬|下旬|末|末日|頭|初旬|中))?(?:まで|頃|予定)*",  # noqa: E501
        plain,
    )
    if not found:
        return None
    year = None
    if found[1]:
        year = int(re.sub(r"\D", "", found[1])) + (0 if found[1][0].isdigit() else 2018)
    month = int(found[2])
    if not 1 <= month <= 12:
        return None
    if found[3]:
        return _day(year, month, int(found[3])) if year else _day_month(int(found[3]), month)
    part = {"上旬": "early", "頭": "early", "初旬": "early", "中旬": "mid", "中": ""}.get(found[4] or "", "late")
    return Spoken("month", month=month, year=year, part=part if found[4] else "")


def _numeric(plain: str) -> Spoken | None:
    found = re.fullmatch(r"(\d{1,2})( ?[-/.] ?)(\d{1,2})[-/.] ?(\d{2}|\d{4})", plain)
    if found:
        parts = (int(found[1]), int(found[3]), int(found[4]))
        return Spoken("numbers", parts=parts, separator=found[2].strip(), day=len(found[4]))
    found = re.fullmatch(r"(\d{1,2})([/.-])(\d{1,2})\.?", plain)
    if found and (found[2] != "-" or (int(found[1]) <= 12 and int(found[3]) > 12)):
        pair = (int(found[1]), int(found[3]))
        both = all(1 <= part <= 31 for part in pair) and min(pair) <= 12
        return Spoken("numbers", parts=pair, separator=found[2]) if both else None
    return None


def _named(plain: str) -> Spoken | None:
    """A day with the month's name, in any of the usual orders."""
    text = re.sub(r"(?<=\d)(st|nd|rd|th|er|re|e|o|º|ª|\.º)(?=[ .,/-]|$)", "", plain)
    text = re.sub(r"\b(of|de|del|di|d'|do|the|van)\b ?", " ", text)
    pieces = [piece for piece in re.split(r"[\s.,/'-]+", text) if piece]
    told: int | None = None
    pieces = [bit for piece in pieces for bit in re.findall(r"\d+|[^\d]+", piece)]
    if (pieces and pieces[0] in WEEKDAYS and len(pieces) > 2 and pieces[0] not in MONTHS) or (
        len(pieces) > 2 and pieces[0] in WEEKDAYS and any(piece in MONTHS for piece in pieces[1:])
    ):
        if len(pieces) == 3 and len(pieces[2]) == 4 and pieces[1] in MONTHS:  # "mi-janvier 2027": mid, no Wednesday
            return None
        told, pieces = WEEKDAYS[pieces[0]], pieces[1:]
    names = [piece for piece in pieces if piece in MONTHS]
    numbers = [piece for piece in pieces if piece.isdigit()]
    if len(names) != 1 or len(names) + len(numbers) != len(pieces) or not 1 <= len(numbers) <= 2:
        return None
    month = MONTHS[names[0]]
    if len(numbers) == 1:
        number = int(numbers[0])
        if len(numbers[0]) == 4:
            return Spoken("month", month=month, year=number)
        year_like = len(numbers[0]) == 2 and (number > 31 or re.search(r"'\d\d$|[a-z]-\d\d$", plain) is not None)
        return Spoken("month", month=month, year=2000 + number) if year_like else _day_month(number, month, told)
    if (
        pieces[-1] == names[0]
        or re.search(r"[a-z]\.? \d{1,2} ?- ?\d{1,2}$", plain)
        or len(numbers[1]) == 1 < len(numbers[0]) + 1 < 5
    ):
        return None  # "3-17 Nov" and "Nov 3-17" are spans
    if len(numbers[0]) == 4:
        return _day(int(numbers[0]), month, int(numbers[1]), told)
    return _day(full_year(int(numbers[1])), month, int(numbers[0]), told)


def _part_of_year(plain: str) -> Spoken | None:
    """Months, quarters and halves, with early, mid and late."""
    part = ""
    rest = plain
    for name, known in (("late", LATE), ("mid", MIDDLE), ("early", EARLY)):
        found = re.match(rf"(?:{known})(?:\s+|-|/)(?=\S)", plain)
        if found and len(found[0]) > len(plain) - len(rest):
            part, rest = name, re.sub(r"^(?:of|de|di|del|do|the|des|van) ", "", plain[found.end() :])
    if (found := re.fullmatch(r"([a-z]+)\.?[ ,'-]*(\d{4}|\d{2})?", rest)) and found[1] in MONTHS:
        return Spoken("month", month=MONTHS[found[1]], year=_year(found[2]), part=part)
    for pattern in (
        r"q([1-4])(?:[ /,'-]*(?:fy)? ?'?(\d{4}|\d{2}))?",
        r"(?:t|quartal |trimestre |kwartaal )([1-4])[ /,'-]*(\d{4}|\d{2})?",
    ):
        if found := re.fullmatch(pattern, rest):
            return Spoken("quarter", number=int(found[1]), year=_year(found[2]), part=part)
    if found := re.fullmatch(r"(\d{4})[ /-]*q([1-4])", rest) or re.fullmatch(r"(\d{4})年?第?([1-4])四半期", rest):
        return Spoken("quarter", number=int(found[2]), year=int(found[1]), part=part)
    if found := re.fullmatch(
        r"([1-4])(?:\.|er|e|eme|o|º)? ?(?:q|t|quarter|quartal|trimestre|trim|kwartaal)[ /'-]*(\d{4}|\d{2})?", rest
    ):
        return Spoken("quarter", number=int(found[1]), year=_year(found[2]), part=part)
    if found := re.fullmatch(r"(?:h|s)([12])[ /'-]*(\d{4})", rest):
        return Spoken("half", number=int(found[1]), year=int(found[2]), part=part)
    if rest in (
        "eom",
        "month end",
        "end of month",
        "monatsende",
        "fin de mois",
        "fin de mes",
        "fine mese",
        "月末",
        "month",
    ) and (part or rest != "month"):
        return Spoken("month", part="late")
    if rest in ("eoq", "quarter end", "end of quarter", "quartalsende", "quarter", "四半期末") and (
        part or rest != "quarter"
    ):
        return Spoken("quarter", part="late")
    if found := re.fullmatch(r"(?:eoy|year end|end of year|jahresende|ye)[ /'-]*(\d{4}|\d{2})", rest):
        return Spoken("month", month=12, year=_year(found[1]), part="late")
    if rest in ("eoy", "year end", "end of year", "jahresende", "year", "年末", "fin d'annee", "fin de ano") and (
        part or rest != "year"
    ):
        return Spoken("month", month=12, part="late")
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})", rest) or re.fullmatch(r"(\d{4})年(\d{1,2})月", rest):
        return Spoken("month", month=int(found[2]), year=int(found[1]), part=part) if 1 <= int(found[2]) <= 12 else None
    return None


def read_week_words(plain: str) -> Spoken | None:
    """Weeks, and days or weeks counted from a named day."""
    told = read_week(plain)
    if told is None:
        return None
    inner = None
    if told.of:
        inner = _whole(told.of)
        if inner is None or inner.kind not in ("day", "numbers", "day-month"):
            return None
    return Spoken(told.kind, number=told.number, year=told.year, unit=told.unit, part=told.part, inner=inner)


def _bare(plain: str) -> Spoken | None:
    return Spoken("bare", number=int(plain)) if re.fullmatch(r"[+-]?\d{1,3}", plain) else None


def _span(plain: str) -> Spoken | None:
    """From one date to another: the second one is the due date."""
    parts = re.split(
        r"\s*(?:->|→|\bto\b|\bbis\b|\bau\b|\buntil\b|\bthrough\b|\bal\b|\btot\b|\bate\b|~|〜|～)\s*|\s+-\s+"
        r"|(?<=[\d.a-z日])-(?=\d{1,2}\.?(?:[ .\/a-z]|$))|(?<=[a-z]{3})-(?=[a-z]{3})",
        plain,
    )
    parts = [re.sub(r"^(?:from|von|vom|du|del|dal|van|de)\s+", "", part) for part in parts if part]
    if len(parts) != 2:
        return None
    last, first = _whole(parts[1].strip()), _whole(parts[0].strip(" ."))
    if first and last and first.kind in ("day-month", "month") and last.kind == "bare" and 1 <= last.number <= 31:
        last = replace(first, kind="day-month", day=last.number)  # "Nov 3-7"
    if first and last and first.kind not in ("none",) and last.kind not in ("none", "bare"):
        return replace(last, first=first)
    return None


def _with_extra(plain: str) -> Spoken | None:
    """A date with words beside it, as long as there is one date only."""
    outside = re.sub(r"\s*[(（\[][^)）\]]*[)）\]]\s*", " ", plain).strip(" ,;-")
    if outside and outside != plain:
        found = _whole(outside) or _span(outside)
        if found:
            return replace(found, extra=" ".join(re.findall(r"[(（\[]([^)）\]]*)[)）\]]", plain)))
    pieces = [
        piece.strip(" .:")
        for piece in re.split(r"\n|;|,\s(?!\d{4})|\s[-|:]\s|\s(?:tbc|tentative|at latest|latest)\b", plain)
        if piece.strip(" .:")
    ]
    read = [(piece, found) for piece in pieces if (found := _whole(piece)) and found.kind not in ("bare", "none")]
    if len(read) == 1 and len(pieces) > 1:
        return replace(read[0][1], extra="; ".join(piece for piece in pieces if piece != read[0][0]))
    exact = re.findall(
        r"(?<![\d/.-])(\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}[ .-]+[a-z]{3,9}\.?[ -]\d{4})(?![\d/-])",
        plain,
    )
    if len(exact) == 1 and (found := _whole(exact[0])):
        return replace(found, extra=" ".join(plain.replace(exact[0], " ").split()))
    return None


def full_year(number: int) -> int:
    return number if number > 99 else 2000 + number


def _year(text: str | None) -> int | None:
    return full_year(int(text)) if text else None


def _day(year: int, month: int, day: int, weekday: int | None = None) -> Spoken | None:
    try:
        return Spoken("day", on=date(year, month, day), weekday=weekday)
    except ValueError:
        return None


def _day_month(day: int, month: int, weekday: int | None = None) -> Spoken | None:
    known = 1 <= day <= 31 and _day(2028, month, day)
    return Spoken("day-month", day=day, month=month, weekday=weekday) if known else None
