"""What is signed is what was shown: nothing that the digest covers is missing from the words of the agreement."""

from __future__ import annotations

from copy import deepcopy

import pytest

from signward.core.plan.digest import digest
from signward.core.plan.document import read_document
from signward.web.agreement import agreement

DOCUMENT = {
    "signward": 1,
    "customer": "Northwind Bank",
    "segment": "enterprise",
    "pace": {"vendor": 0.2},
    "people": [{"id": "dana", "name": "Dana", "side": "buyer", "role": "champion"}],
    "workstreams": [{
        "id": "all", "name": "Security", "gate": {"name": "Board", "attendees": ["dana"], "milestone": "b"},
        "milestones": [
            {"id": "a", "deliverable": "A", "buyer": "dana", "duration": [2, 5, 9], "due": "2027-01-04"},
            {"id": "b", "deliverable": "B", "after": ["a"], "not_after": "2027-02-01",
             "meeting": {"name": "Board", "every": "FREQ=WEEKLY;BYDAY=TU", "from": "2027-01-05", "papers": 2}},
        ],
    }],
    "signature": {"after": ["b"], "buyer": "dana"},
    "risks": [{"id": "r", "what": "Queue", "threatens": ["a"], "chance": 0.3, "days": 10}],
}  # fmt: skip
CHANGES = {
    "segment": lambda d: d.update(segment="regulated"),
    "reserve": lambda d: d.update(reserve=5),
    "who is a role so far": lambda d: d["people"][0].update(placeholder=True),
    "pace": lambda d: d.update(pace={"vendor": 0.4}),
    "pace of the deal": lambda d: d.update(pace={"deal": 0.2, "vendor": 0.2}),
    "role": lambda d: d["people"][0].update(role="sponsor"),
    "who is named": lambda d: d["people"][0].update(name="Dana W."),
    "gate": lambda d: d["workstreams"][0]["gate"].update(milestone="a"),
    "attendees": lambda d: d["workstreams"][0]["gate"].update(attendees=[]),
    "spread": lambda d: d["workstreams"][0]["milestones"][0].update(duration=[2, 5, 12]),
    "distribution": lambda d: d["workstreams"][0]["milestones"][0].update(duration={"uniform": [4, 6]}),
    "lead": lambda d: d["workstreams"][0]["milestones"][0].update(lead="buyer"),
    "date": lambda d: d["workstreams"][0]["milestones"][0].update(due="2027-01-05"),
    "lag": lambda d: d["workstreams"][0]["milestones"][1].update(after=[{"id": "a", "lag": 1}]),
    "limit": lambda d: d["workstreams"][0]["milestones"][1].update(not_after="2027-02-02"),
    "papers": lambda d: d["workstreams"][0]["milestones"][1]["meeting"].update(papers=3),
    "authority": lambda d: d["workstreams"][0]["milestones"][1]["meeting"].update(
        authority={"above": 500000, "currency": "EUR"}
    ),
    "recurrence": lambda d: d["workstreams"][0]["milestones"][1]["meeting"].update(every="FREQ=WEEKLY;BYDAY=WE"),
    "first meeting": lambda d: d["workstreams"][0]["milestones"][1]["meeting"].update({"from": "2027-01-06"}),
    "signature": lambda d: d["signature"].update(after=["a", "b"]),
    "chance": lambda d: d["risks"][0].update(chance=0.4),
    "delay": lambda d: d["risks"][0].update(days=11),
    "threat": lambda d: d["risks"][0].update(threatens=["b"]),
    "a person's calendar": lambda d: d["people"][0].update(calendar={"workdays": [1, 2, 3, 4]}),
    "an absence": lambda d: d["people"][0].update(absences=[["2027-01-04", "2027-01-08"]]),
    "calendar": lambda d: d.update(calendars={"buyer": {"country": "DE"}}),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_the_digest_changes_the_words(what):
    changed = deepcopy(DOCUMENT)
    CHANGES[what](changed)
    before, after = read_document(DOCUMENT), read_document(changed)
    assert digest(before) != digest(after)
    assert agreement(before) != agreement(after)
