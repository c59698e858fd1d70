"""Names of months, weekdays and the words around dates, in the languages that plans are written in. Data only."""

from __future__ import annotations

_MONTHS = {
    1: "january jan januar janner jan janvier janv enero ene gennaio genn gen januari janeiro stycznia styczen sty",
    2: "february feb febr februar feber fevrier fevr fev febrero febbraio febb februari fevereiro lutego luty lut",
    3: "march mar marz mrz mars marzo maart mrt marco marca marzec",
    4: "april apr avril avr abril abr aprile kwietnia kwiecien kwi",
    5: "may mai mayo maggio magg mag mei maio maja maj",
    6: "june jun juni juin junio giugno giu junho czerwca czerwiec cze",
    7: "july jul juli juillet juil julio luglio lug julho lipca lipiec lip",
    8: "august aug aout agosto ago augustus sierpnia sierpien augusti",
    9: "september sep sept septembre septiembre setiembre settembre sett set setembro wrzesnia wrzesien wrz",
    10: "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika pazdziernik paz",
    11: "november nov novembre noviembre novembro listopada listopad lis",
    12: "december dec dezember dez decembre diciembre dic dicembre desember dezembro grudnia grudzien gru",
}
MONTHS = {name: number for number, names in _MONTHS.items() for name in names.split()}

_WEEKDAYS = (
    "monday mon montag mo lundi lun lunes lunedi maandag ma segunda segunda-feira mandag poniedzialek pon",
    "tuesday tue tues dienstag di mardi mar martes martedi dinsdag terca ter terca-feira tisdag tis wtorek wt",
    "wednesday wed mittwoch mi mercredi mer mie miercoles mercoledi woensdag wo quarta qua quarta-feira onsdag ons sroda sr",
    "thursday thu thur thurs donnerstag do jeudi jeu jue jueves giovedi gio donderdag quinta qui quinta-feira torsdag tors czwartek czw",
    "friday fri freitag fr vendredi ven vie viernes venerdi vrijdag vr sexta sex sexta-feira fredag fre piatek pt",
    "saturday sat samstag sa samedi sam sab sabado sabato zaterdag za lordag sobota sob",
    "sunday sun sonntag so dimanche dim dom domingo domenica zondag zo niedziela ndz",
)
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}

# Words before a date that do not change it.
LEADING = (
    r"(?:by|on|before|no later than|not later than|latest|due|until|till|around|approx\.?|about|ca\.?|circa|est\.?"
    r"|target:?|date:?|eod|cob|eob|the"
    r"|bis(?: zum| spatestens)?|am|ab|spatestens(?: am)?|vor|zum|den"
    r"|le|avant le|pour le|d'ici le|au plus tard le|vers le|avant"
    r"|el|antes del|para el|a mas tardar el|hasta el|al"
    r"|entro il|entro|il|prima del"
    r"|op|voor|uiterlijk|tegen|rond"
    r"|ate|em|antes de|no dia|dia"
    r"|senast(?: den)?|den|do|do dnia|najpozniej(?: do)?"
    r"|~|≈|<|≤|→|@)\s*"
)

EARLY = (
    "early|begin of|beginning of|start of|anfang|debut|debut de|principios de|inicio de|inicios de|inizio|inizio di"
    "|begin|inicio|early in|comeco de|borjan av|poczatek|na poczatku"
)
MIDDLE = "mid|middle of|mitte|mi|a la mi|polowa|w polowie|mitten av|mediados de|meta|a meta|half|medio|meados de|mid of"
LATE = (
    "late|eom|eoq|end of|end|ende|fin|fin de|finales de|final de|fine|fine di|eind|einde|fim de|final|late in|the end of"
    "|ende des|fins de|slutet av|koniec|pod koniec"
)

# Words that say that there is no date yet.
NO_DATE = frozenset(
    [
        "tbc",
        "tbd",
        "tba",
        "asap",
        "ongoing",
        "n/a",
        "na",
        "none",
        "open",
        "-",
        "--",
        "—",
        "–",
        "?",
        "??",
        "???",
        "unknown",
        "later",
        "immediately",
        "continuous",
        "continuously",
        "pending",
        "rolling",
        "weekly",
        "daily",
        "monthly",
        "never",
        "when-ready",
        "wip",
    ]
) | frozenset(
    [
        "to be confirmed",
        "to be decided",
        "to be defined",
        "to be determined",
        "to be agreed",
        "not set",
        "no date",
        "as soon as possible",
        "in progress",
        "as needed",
        "offen",
        "noch offen",
        "schnellstmoglich",
        "laufend",
        "sofort",
        "unbekannt",
        "baldmoglichst",
        "a definir",
        "a confirmer",
        "des que possible",
        "en cours",
        "a determiner",
        "por definir",
        "por confirmar",
        "pendiente",
        "lo antes posible",
        "cuanto antes",
        "da definire",
        "da confermare",
        "appena possibile",
        "il prima possibile",
        "nader te bepalen",
        "ntb",
        "zsm",
        "zo snel mogelijk",
        "onbekend",
        "doorlopend",
        "a confirmar",
        "o quanto antes",
        "assim que possivel",
        "a combinar",
        "ej satt",
        "snarast",
        "okant",
        "do ustalenia",
        "jak najszybciej",
        "未定",
        "調整中",
        "随時",
        "至急",
        "なし",
        "要調整",
        "できるだけ早く",
        "検討中",
        "後日",
    ]
)
