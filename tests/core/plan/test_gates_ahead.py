"""A gate says which meeting it makes, until when and by whom its papers are due, what missing it costs, who is away."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from signward.core.doctor import diagnose
from signward.core.plan.document import read_document, write_document
from signward.core.plan.document_problems import WrongDocument
from signward.core.plan.gates_ahead import gates_ahead
from signward.core.plan.meetings_in_words import (
    authority_in_words,
    away_in_words,
    cost_in_words,
    deadlines_in_words,
    missed_in_words,
)
from signward.core.plan.state import Plan
from signward.core.plan.timetable import timetable

TODAY = date(2026, 11, 25)
DOCUMENT: dict[str, Any] = {
    "signward": 1,
    "target_signature": "2026-12-18",
    "people": [
        {"id": "sam", "name": "Sam Ortiz", "side": "vendor"},
        {"id": "dana", "name": "Dana Whitfield", "side": "buyer", "absences": ["2026-12-15"]},
    ],
    "workstreams": [{
        "id": "security", "name": "Security", "gate": {"name": "Security board", "attendees": ["dana"]},
        "milestones": [
            {"id": "answers", "deliverable": "Questionnaire answered", "vendor": "sam", "duration": 4},
            {"id": "board", "deliverable": "Board approves", "lead": "buyer", "after": ["answers"], "duration": 1,
             "meeting": {"name": "Security board", "every": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "from": "2026-11-03",
                         "papers": 3, "authority": {"above": 500000, "currency": "EUR"}}},
        ],
    }],
    "signature": {"after": ["board"]},
}  # fmt: skip


def plan(**answers: Any) -> Plan:
    document = deepcopy(DOCUMENT)
    document["workstreams"][0]["milestones"][0] |= answers
    return read_document(document)


def test_a_gate_is_told_in_sentences() -> None:
    (gate,) = gates_ahead(timetable(plan(), TODAY))
    assert (gate.name, gate.meeting, gate.papers_due) == ("Security board", date(2026, 12, 15), date(2026, 12, 10))
    assert authority_in_words(gate.authority) == "decides above 500,000 EUR"
    assert missed_in_words(gate, TODAY) == "“Questionnaire answered” comes 2 business days too late for 1 Dec."
    assert deadlines_in_words(gate, TODAY) == (
        "“Questionnaire answered” has to be finished by 10 Dec (Sam Ortiz): 8 business days to spare.",
    )
    assert cost_in_words(gate, TODAY) == (
        "If it is missed, the next is 29 Dec and the signature forecast moves to 29 Dec."
    )
    assert away_in_words(gate) == "Dana Whitfield is away that day: name a stand-in."


def test_an_absence_of_who_attends_moves_no_meeting() -> None:
    assert timetable(plan(), TODAY).dates["board"].earliest_finish == date(2026, 12, 15)


def test_the_verdict_says_the_meeting_that_is_missed_and_the_next() -> None:
    assert (
        "Security board misses 1 Dec by 2 business days; next is 15 Dec." in timetable(plan(), TODAY).verdict.sentence
    )


def test_the_doctor_warns_where_days_are_few_and_missing_costs_the_signature() -> None:
    near = [f for f in diagnose(plan(duration=10), TODAY) if f.code == "gate-near"]
    assert [f.milestones for f in near] == [("answers", "board")]
    assert "by 10 Dec (Sam Ortiz): 2 business days to spare" in near[0].evidence
    assert not [f for f in diagnose(plan(), TODAY) if f.code == "gate-near"]


def test_the_doctor_names_who_is_away_from_the_meeting_that_decides() -> None:
    (away,) = [f for f in diagnose(plan(), TODAY) if f.code == "attendee-away"]
    assert "Dana Whitfield is away on Tue 15 Dec, when Security board meets" in away.evidence
    assert not [f for f in diagnose(plan(done="2026-11-25"), TODAY) if f.code == "attendee-away"]


def test_an_authority_is_an_amount_and_a_currency() -> None:
    assert write_document(plan())["workstreams"][0]["milestones"][1]["meeting"]["authority"] == {
        "above": 500000, "currency": "EUR",
    }  # fmt: skip
    document = deepcopy(DOCUMENT)
    document["workstreams"][0]["milestones"][1]["meeting"]["authority"] = {"over": 5, "currency": "euro"}
    with pytest.raises(WrongDocument) as wrong:
        read_document(document)
    assert {problem.path[-1] for problem in wrong.value.problems} == {"over", "above", "currency"}
