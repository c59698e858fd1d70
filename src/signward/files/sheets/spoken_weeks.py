"""Weeks in words, and days or weeks counted from a named day such as the close."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WEEK = (
    r"(?:weeks?|wks?|w|woche|wochen|semaines?|sem|s|semanas?|settimana|sett|weken|week|vecka|v|veckor|tydzien|tyg|第)"
)
_CALENDAR = r"(?:kw|cw|kalenderwoche|calendar week|iso week|semaine calendaire|iso)"
_UNITS = {
    "days": "days|day|d|tage|tagen|tag|t|jours|jour|j|dias|dia|giorni|giorno|gg|dagen|dag|dagar|dni|dzien|日",
    "working days": "working days?|business days?|bd|wd|werktage|werktagen|arbeitstage|arbeitstagen|at|jours ouvres"
    "|dias habiles|dias laborables"
    "|giorni lavorativi|werkdagen|dias uteis|arbetsdagar|dni roboczych|dni robocze|営業日",
    "weeks": "weeks|week|wks|wk|w|wochen|woche|semaines|semaine|sem|semanas|semana|settimane|settimana|weken"
    "|veckor|vecka|tygodni|tygodnie|tydzien|週間|週",
    "months": "months|month|mo|monate|monaten|monat|mois|meses|mes|mesi|mese|maanden|maand|か月|ヶ月",
}
_BEFORE = (
    r"before|prior to|prior|ahead of|vor|avant|antes de la|antes del|antes da|antes do|antes de|antes|prima della"
    r"|prima del|prima|voor|to|until|pre|bis|fore|innan|przed|out from|from(?= close)"
)
_AFTER = (
    r"after|post|following|nach|apres|despues de la|despues del|despues de|dopo la|dopo il|dopo|na|depois da|depois "
    r"de|apos|efter|po"
)
_ANCHORS = {
    "close": r"close|closing|close date|signature|signing|sign|contract|contract signature|target|target date"
    r"|deadline|abschluss|unterschrift|unterzeichnung"
    r"|signatur|vertragsabschluss|vertragsunterzeichnung|signature du contrat|cloture|la signature|firma|la firma"
    r"|cierre|el cierre|chiusura|ondertekening|sluiting|assinatura"
    r"|avtalsskrivning|signering|undertecknande|podpisaniem|podpisaniem umowy|podpisem|podpisaniu umowy|podpisaniu"
    r"|fechamento|締結|契約|調印|契約締結|t|0",
    "go-live": r"go-live|go live|golive|launch|produktivstart|livegang|mise en service|puesta en marcha|messa in "
    r"produzione|livegang|entrada em producao|本番稼働|稼働",
    "start": r"start|kick-off|kickoff|project start|beginn|projektstart|debut|inicio|inizio|開始",
}


@dataclass(frozen=True, slots=True)
class WeekWords:
    """`of` is the date inside "week of …", `part` its end that counts or, for an offset, the day it is counted from."""

    kind: str
    number: int = 0
    year: int | None = None
    unit: str = ""
    part: str = ""
    of: str = ""


def read_week(plain: str) -> WeekWords | None:
    return _week_of(plain) or _calendar(plain) or _numbered(plain) or _countdown(plain) or _counted(plain)


def _week_of(plain: str) -> WeekWords | None:
    ending = re.fullmatch(
        r"(?:w/e|we|week ending|wk ending|week end|woche bis|semaine finissant le)\s+(?:on )?(.+)", plain
    )
    if ending:
        return WeekWords("week-of", part="end", of=ending[1])
    begin = re.fullmatch(
        r"(?:w/c|wc|w/b|wb|w/o|week of|week commencing|wk of|wk commencing|week beginning|week starting|woche vom"
        r"|woche ab|woche des|in der woche vom|semaine du"
        r"|semana del|semana de|settimana del|week van|weekvan|semana do|semana de)\s*(?:the )?(.+)",
        plain,
    ) or re.fullmatch(r"(.+?)(?:の週| week)", plain)
    return WeekWords("week-of", part="start", of=begin[1]) if begin else None


def _calendar(plain: str) -> WeekWords | None:
    found = re.fullmatch(
        rf"{_CALENDAR}\.? ?(\d{{1,2}})(?: ?[-/&+] ?(?:{_CALENDAR} ?)?(\d{{1,2}}))?(?:[ /.,'-]+(\d{{4}}|'?\d\d))?", plain
    )
    if found:
        number, last, year = found[1], found[2], found[3]
        return _valid_week(int(last or number), _year(year))
    found = re.fullmatch(r"(\d{4})[ -]*(?:kw|cw|w|wk|s|sem)[ -]?(\d{1,2})", plain)
    if found:
        return _valid_week(int(found[2]), int(found[1]))
    if re.fullmatch(r"s[12][ /'-]*\d{4}", plain):
        return None  # a half of the year
    found = re.fullmatch(rf"{_WEEK}\.? ?(\d{{1,2}})[ /,-]+(?:of )?(20\d\d)", plain) or re.fullmatch(
        r"(\d{1,2})\. ?(?:kw|kalenderwoche)(?: (\d{4}))?", plain
    )
    return _valid_week(int(found[1]), _year(found[2])) if found else None


def _valid_week(number: int, year: int | None) -> WeekWords | None:
    return WeekWords("calendar-week", number=number, year=year) if 1 <= number <= 53 else None


def _numbered(plain: str) -> WeekWords | None:
    to = r"(?: ?(?:-|/|&|to|bis|a|au|and|und|,) ?(?:week|wk|w|woche|s|sem|semaine|semana|settimana)? ?(\d{1,2}))?"
    found = re.fullmatch(rf"(?:end of |in |ende )?{_WEEK}\.? ?#?(\d{{1,2}}){to}", plain) or re.fullmatch(
        rf"(\d{{1,2}})(?:\.|st|nd|rd|th|e|a|o|ª|º)? ?(?:week|woche|semaine|semana|settimana|週目|週){'()'}", plain
    )
    if found:
        return WeekWords("week", number=int(found[2] or found[1]))
    return None


def _countdown(plain: str) -> WeekWords | None:
    """T-30, D-30, J-30, T-6w, W-4, close - 30."""
    found = re.fullmatch(
        r"(t|d|j|e|l|w|wk|week|s|close|c|tag|signature|go-live|golive|launch) ?([+-]) ?(\d{1,3}) ?([a-z ]*|日|週)",
        plain,
    )
    if found:
        head, sign, number, unit = found.groups()
        named = _unit(unit.strip()) if unit.strip() else ("weeks" if head in ("w", "wk", "week", "s") else "days")
        anchor = "go-live" if head in ("go-live", "golive", "launch", "l") else "close"
        return WeekWords("offset", number=int(sign + number), unit=named, part=anchor) if named else None
    if re.fullmatch(r"[tdj]|d-day|jour j|tag x|dia d", plain):
        return WeekWords("offset", number=0, unit="days", part="close")
    found = re.fullmatch(r"([+-]) ?(\d{1,3}) ?([a-z]+)", plain)
    if found and (named := _unit(found[3])):
        return WeekWords("offset", number=int(found[1] + found[2]), unit=named, part="close")
    return None


def _counted(plain: str) -> WeekWords | None:
    """30 days before close, 締結の30日前, go-live + 2 weeks."""
    found = re.fullmatch(
        rf"(\d{{1,3}}) ?([a-z ]+?|日|週間|週|営業日|か月) (?:({_BEFORE})|({_AFTER}))\s*(?:the |contract |target |der |dem |den |le |la |il |de |het )*(.*)",  # noqa: E501
        plain,
    )
    if found and (unit := _unit(found[2].strip())) and (anchor := _anchor(found[5])):
        return WeekWords("offset", number=int(found[1]) * (-1 if found[3] else 1), unit=unit, part=anchor)
    found = re.fullmatch(r"(.*?)の?(\d{1,3})(日|週間|週|営業日|か月|ヶ月)(前|後)", plain)
    if found and (unit := _unit(found[3])) and (anchor := _anchor(found[1])):
        return WeekWords("offset", number=int(found[2]) * (-1 if found[4] == "前" else 1), unit=unit, part=anchor)
    found = re.fullmatch(r"(.+?) ?([+-]) ?(\d{1,3}) ?([a-z ]+)", plain)
    if found and (unit := _unit(found[4].strip())) and (anchor := _anchor(found[1])):
        return WeekWords("offset", number=int(found[2] + found[3]), unit=unit, part=anchor)
    return None


def _unit(text: str) -> str | None:
    return next((unit for unit, known in _UNITS.items() if re.fullmatch(known, text)), None)


def _anchor(text: str) -> str | None:
    text = text.strip(" .")
    if not text:
        return "close"
    return next((anchor for anchor, known in _ANCHORS.items() if re.fullmatch(known, text)), None)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    number = int(text.strip("'"))
    return number if number > 99 else 2000 + number
