"""The worked example: one deal that learned of the buyer's six-week security queue in week four, and its peer team's
deal that learned of it at stage 3.

Both are told on dates relative to a day, moved by whole weeks so that weekdays stay what they were. Names and figures
are invented.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from signward.core.schedule.durations import Duration

TELLING = date(2026, 10, 26)  # the Monday on which the story below is written down: week four of its deal

PEOPLE: list[dict[str, str]] = [
    {"id": "sam", "name": "Sam Ortiz", "side": "vendor", "role": "account executive", "email": "sam@acme.example"},
    {
        "id": "priya",
        "name": "Priya Nair",
        "side": "vendor",
        "role": "solutions engineer",
        "email": "priya@acme.example",
    },
    {"id": "lena", "name": "Lena Brandt", "side": "vendor", "role": "counsel", "email": "lena@acme.example"},
    {"id": "dana", "name": "Dana Whitfield", "side": "buyer", "role": "champion", "email": "dana@northwind.example"},
    {
        "id": "marcus",
        "name": "Marcus Reed",
        "side": "buyer",
        "role": "economic buyer",
        "email": "marcus@northwind.example",
    },
    {
        "id": "yuki",
        "name": "Yuki Tanaka",
        "side": "buyer",
        "role": "security architect",
        "email": "yuki@northwind.example",
    },
    {"id": "omar", "name": "Omar Haddad", "side": "buyer", "role": "procurement", "email": "omar@northwind.example"},
    {"id": "ines", "name": "Ines Costa", "side": "buyer", "role": "counsel", "email": "ines@northwind.example"},
]

# id, deliverable, lead, vendor owner, buyer owner, business days (or P10, P50, P90), what must come first, due
Row = tuple[str, str, str, str, str, "int | list[int]", list[str], date]
WORKSTREAMS: list[tuple[str, str, dict[str, Any] | None, list[Row]]] = [
    ("business-case", "Business case", None, [
        ("business-case", "Business case agreed with finance", "buyer", "sam", "dana", [4, 8, 16], ["poc"],
         date(2026, 11, 4)),
        ("readout", "Executive readout held", "buyer", "sam", "marcus", 1, ["business-case"], date(2026, 11, 5)),
    ]),
    ("technical", "Technical evaluation", None, [
        ("criteria", "Success criteria signed", "buyer", "priya", "dana", 3, [], date(2026, 9, 25)),
        ("poc", "Proof of concept meets the criteria", "vendor", "priya", "yuki", [10, 15, 26], ["criteria"],
         date(2026, 10, 26)),
    ]),
    ("security", "Security review", {"name": "Security board", "attendees": ["yuki"]}, [
        ("questionnaire", "Security questionnaire answered", "vendor", "priya", "yuki", [2, 3, 8], [],
         date(2026, 11, 13)),
        ("queue", "Security architect assigned", "buyer", "priya", "yuki", [20, 30, 42], ["questionnaire"],
         date(2026, 11, 20)),
        ("security-review", "Security review passed", "buyer", "priya", "yuki", [6, 10, 20], ["queue"],
         date(2026, 12, 4)),
    ]),
    ("legal", "Legal", None, [
        ("redlines", "First redlines back", "buyer", "lena", "ines", [4, 10, 22], ["readout"], date(2026, 11, 20)),
        ("msa", "MSA and DPA agreed", "vendor", "lena", "ines", [4, 8, 16], ["redlines"], date(2026, 12, 4)),
    ]),
    ("procurement", "Procurement", None, [
        ("registration", "Supplier registered", "buyer", "sam", "omar", [5, 14, 30], ["readout"], date(2026, 11, 27)),
        ("pricing", "Commercial terms final", "buyer", "sam", "omar", [4, 10, 20], ["readout"], date(2026, 11, 20)),
    ]),
    ("approval", "Executive approval", {"name": "Investment committee", "attendees": ["marcus", "dana"]}, [
        ("approval", "Spend approved by the economic buyer", "buyer", "sam", "marcus", [2, 5, 12],
         ["security-review", "msa", "pricing"], date(2026, 12, 11)),
        ("purchase-order", "Purchase order issued", "buyer", "sam", "omar", [1, 2, 5], ["approval", "registration"],
         date(2026, 12, 16)),
    ]),
]  # fmt: skip


def week_four(today: date) -> dict[str, Any]:
    """The plan file of the deal whose security queue is learned of now, in its week four."""
    return _plan(_shift(today), started={"poc": date(2026, 10, 5)})


def stage_three(today: date) -> dict[str, Any]:
    """The plan file of the peer team's deal, which now stands where the other stood four weeks earlier.

    Their questionnaire goes out now, at stage 3, so its dates follow the backward pass and signature is within reach.
    """
    plan = _plan(_shift(today) + timedelta(weeks=4), started={})
    plan["customer"] = "Eastgate Insurance"
    plan["outcome"] = "Settle a motor claim in 3 days instead of 11, which keeps 2,400 policies a year"
    early = {"questionnaire": date(2026, 10, 2), "queue": date(2026, 11, 13), "security-review": date(2026, 12, 1)}
    for milestone in _milestones(plan):
        if milestone["id"] in early:
            milestone["due"] = (early[milestone["id"]] + _shift(today) + timedelta(weeks=4)).isoformat()
        if milestone["id"] == "poc":
            milestone["not_before"] = (date(2026, 10, 5) + _shift(today) + timedelta(weeks=4)).isoformat()
    for person in plan["people"]:
        person["email"] = person["email"].replace("northwind", "eastgate")
    return plan


def spreadsheet(today: date) -> bytes:
    """The week-four deal as the account executive keeps it: an xlsx with a title, notes, ticks and one owner column."""
    from xlsxwriter import Workbook

    plan = week_four(today)
    names = {person["id"]: person["name"].split()[0] for person in plan["people"]}
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Close plan")
    title, head, day = (
        book.add_format(f) for f in ({"bold": True, "font_size": 14}, {"bold": True}, {"num_format": "mm/dd/yy"})
    )
    sheet.merge_range("A1:G1", "Northwind Bank – Acme Analytics: close plan", title)
    for row, (label, value) in enumerate(_header(plan), start=1):
        sheet.write(row, 0, label)
        if isinstance(value, date):
            sheet.write_datetime(row, 1, _midnight(value), day)
        else:
            sheet.write(row, 1, value)
    for column, heading in enumerate(["#", "Step", "AE / Champion", "Due", "Takes (business days)", "After", "Status"]):
        sheet.write(7, column, heading, head)
    row, numbers = 8, {m["id"]: n for n, m in enumerate(_milestones(plan), start=1)}
    for workstream in plan["workstreams"]:
        sheet.merge_range(row, 0, row, 6, workstream["name"], head)
        for milestone in workstream["milestones"]:
            row += 1
            sheet.write_number(row, 0, numbers[milestone["id"]])
            sheet.write(row, 1, milestone["deliverable"])
            sheet.write(row, 2, f"{names[milestone['vendor']]} / {names[milestone['buyer']]}")
            sheet.write_datetime(row, 3, _midnight(date.fromisoformat(milestone["due"])), day)
            sheet.write_number(row, 4, Duration(milestone["duration"]).days)
            sheet.write(row, 5, ", ".join(str(numbers[before]) for before in milestone.get("after", [])))
            sheet.write(row, 6, "✅ done" if "done" in milestone else "in progress" if "started" in milestone else "")
        row += 1
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 40)
    sheet.set_column(2, 6, 18)
    book.close()
    return out.getvalue()


def _shift(today: date) -> timedelta:
    return (today - timedelta(days=today.weekday())) - TELLING


def _plan(shift: timedelta, started: dict[str, date]) -> dict[str, Any]:
    def moved(day: date) -> str:
        return (day + shift).isoformat()

    return {
        "signward": 1,
        "customer": "Northwind Bank",
        "vendor": "Acme Analytics",
        "outcome": "Cut the monthly close from 9 days to 4, which frees 1.1 M a year of finance time",
        "target_signature": moved(date(2026, 12, 18)),
        "compelling_event": {"what": "Board freezes new spend", "date": moved(date(2026, 12, 21))},
        "segment": "enterprise",
        "calendars": {
            "vendor": {"country": "US"},
            "buyer": {"country": "US", "freezes": [[moved(date(2026, 12, 21)), moved(date(2027, 1, 4))]]},
        },
        "people": [dict(person) for person in PEOPLE],
        "workstreams": [
            {"id": key, "name": name, **({"gate": gate} if gate else {}),
             "milestones": [_milestone(row, moved, started) for row in rows]}
            for key, name, gate, rows in deepcopy(WORKSTREAMS)
        ],
        "signature": {"id": "signature", "after": ["purchase-order"], "vendor": "sam", "buyer": "marcus"},
        "risks": [{
            "what": "The security queue is six weeks long",
            "owner": "dana",
            "mitigation": "Questionnaire answered at stage 3 and the architect briefed ahead",
            "threatens": ["queue", "security-review"],
        }],
    }  # fmt: skip


def _milestone(row: Row, moved: Any, started: dict[str, date]) -> dict[str, Any]:
    key, deliverable, lead, vendor, buyer, duration, after, due = row
    made: dict[str, Any] = {
        "id": key, "deliverable": deliverable, "lead": lead, "vendor": vendor, "buyer": buyer,
        "duration": duration, "due": moved(due),
    }  # fmt: skip
    if after:
        made["after"] = after
    if key == "criteria":
        made |= {"done": moved(due), "evidence": "https://example.com/success-criteria"}
    if key in started:
        made["started"] = moved(started[key])
    return made


def _milestones(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [milestone for workstream in plan["workstreams"] for milestone in workstream["milestones"]]


def _header(plan: dict[str, Any]) -> list[tuple[str, Any]]:
    return [
        ("Customer", plan["customer"]),
        ("Vendor", plan["vendor"]),
        ("Target signature", date.fromisoformat(plan["target_signature"])),
        ("Compelling event", "Board freezes new spend"),
        ("Outcome", plan["outcome"]),
    ]


def _midnight(day: date) -> Any:
    from datetime import datetime, time

    return datetime.combine(day, time())
