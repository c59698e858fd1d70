import json
from dataclasses import replace
from datetime import date

import pytest

from signward.core.plan.document import WrongDocument, read_document, write_document
from signward.core.plan.state import Link, LinkKind, Pace, Segment
from signward.core.plan.times import Meeting
from tests.core.plan.given import PLAN, TODAY

WHOLE = {
    "signward": 1,
    "customer": "Northwind Bank",
    "vendor": "Acme Analytics",
    "outcome": "Cut the monthly close from 9 days to 4",
    "target_signature": "2026-12-18",
    "compelling_event": {"what": "Board freezes new spend for 2027", "date": "2026-12-21"},
    "segment": "enterprise",
    "pace": {"buyer": 0.4},
    "calendars": {
        "vendor": {"country": "US"},
        "buyer": {"country": "DE", "region": "BY", "freezes": [["2026-12-21", "2027-01-06"]], "workdays": [1, 2, 3]},
    },
    "people": [
        {"id": "sam", "name": "Sam Ortiz", "side": "vendor", "role": "account executive"},
        {"id": "dana", "name": "Dana Whitfield", "side": "buyer", "email": "dana@northwind.example"},
    ],
    "workstreams": [
        {
            "id": "security",
            "name": "Security review",
            "gate": {"name": "Security board", "attendees": ["dana"], "milestone": "board"},
            "milestones": [
                {
                    "id": "questionnaire", "deliverable": "Security questionnaire answered", "lead": "vendor",
                    "vendor": "sam", "buyer": "dana", "due": "2026-11-10", "duration": [2, 4, 8],
                    "not_before": "2026-11-02", "started": "2026-11-03", "done": "2026-11-09",
                    "evidence": "https://files.example/a", "proposed_by": "vendor",
                    "confirmed": {"by": "dana", "on": "2026-11-02"},
                },
                {
                    "id": "board", "deliverable": "Security board approves", "lead": "buyer", "duration": 1,
                    "after": ["questionnaire", {"id": "nda", "link": "SS", "lag": -2}],
                    "meeting": {
                        "name": "Security board", "every": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "papers": 3,
                        "from": "2026-11-03",
                    },
                },
            ],
        },
        {"id": "legal", "name": "Legal", "milestones": [{"id": "nda", "deliverable": "NDA", "lead": "vendor"}]},
    ],
    "signature": {"id": "signature", "after": ["board"], "vendor": "sam", "buyer": "dana"},
    "risks": [{"id": "queue", "what": "Queue", "owner": "dana", "threatens": ["board"], "chance": 0.3, "days": 10}],
    "sign_off": {"by": "dana", "title": "CFO", "on": "2026-11-03", "version": "12"},
    "baselines": [
        {
            "on": "2026-11-03", "by": "Dana Whitfield", "version": "12", "target": "2026-12-18",
            "signature": "2026-12-17",
            "milestones": [
                {"id": "questionnaire", "deliverable": "Questionnaire", "date": "2026-11-10"},
                {"id": "gone", "deliverable": "Was dropped"},
            ],
        },
    ],
}  # fmt: skip


def small(**milestone):
    return {"signward": 1, "workstreams": [{"name": "Legal", "milestones": [{"id": "nda", **milestone}]}]}


def problems(document, **how):
    with pytest.raises(WrongDocument) as wrong:
        read_document(document, **how)
    return [(problem.place, problem.message) for problem in wrong.value.problems]


def test_everything_that_a_file_can_say_is_read_and_written_back():
    assert write_document(read_document(WHOLE)) == WHOLE


def test_a_plan_survives_its_file():
    assert read_document(json.loads(json.dumps(write_document(PLAN)))) == PLAN


def test_values_mean_what_they_say():
    plan = read_document(WHOLE)
    board = plan.milestone("board")
    assert (plan.segment, plan.target_signature, plan.pace) == (
        Segment.ENTERPRISE,
        date(2026, 12, 18),
        Pace(buyer=0.4),
    )
    assert board.after == (Link("questionnaire"), Link("nda", LinkKind.SS, -2))
    assert board.meeting == Meeting(
        "Security board", every="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", start=date(2026, 11, 3), papers=3
    )


def test_only_the_version_and_one_milestone_are_required():
    plan = read_document({"signward": 1, "workstreams": [{"milestones": [{"deliverable": "NDA signed"}]}]})
    assert [(m.id, m.deliverable, m.workstream) for m in plan.milestones] == [
        ("nda-signed", "NDA signed", "workstream")
    ]


@pytest.mark.parametrize(
    "document", [None, [], "plan", {}, {"signward": 2}, {"signward": 1}, {"signward": 1, "workstreams": {}}]
)
def test_what_is_no_plan_is_refused(document):
    assert problems(document)


@pytest.mark.parametrize(
    ("milestone", "place", "message"),
    [
        ({"duratoin": 3}, "duratoin", "did you mean duration?"),
        ({"due": "2026-13-01"}, "due", "month"),
        ({"due": 20261201}, "due", "a date such as"),
        ({"duration": "soon"}, "duration", "a number"),
        ({"lead": "us"}, "lead", "vendor, buyer"),
        ({"after": ["ndaa"]}, "after[0]", "did you mean nda?"),
        ({"after": ["nda"]}, "after", "nda → nda"),
        ({"after": [{"id": "nda", "link": "XS"}]}, "after[0].link", "FS, SS, FF, SF"),
        ({"after": [{"link": "SS"}]}, "after[0]", "comes first"),
        ({"meeting": {"name": "Board"}}, "meeting", "dates (on) or a rule"),
        ({"started": "2026-11-02", "done": "2026-11-01"}, "done", "before it started"),
        ({"not_before": "2026-11-02", "not_after": "2026-11-01"}, "not_after", "not before"),
        ({"deliverable": ["a"]}, "deliverable", "expected text"),
        ({"done": "2026-11-03"}, "done", "lies after today"),
    ],
)
def test_a_wrong_milestone_is_told_by_its_place(milestone, place, message):
    found = problems(small(**milestone), today=TODAY)
    assert any(where == f"workstreams[0].milestones[0].{place}" and message in said for where, said in found), found


def test_all_problems_are_told_at_once():
    document = small(due="never", duration=-1) | {"custmer": "x", "calendars": {"buyer": {"freezes": [["2026-11-02"]]}}}
    assert len(problems(document)) == 4


def test_owners_are_people_of_the_file_unless_it_lists_none():
    assert read_document(small(buyer="Dana")).milestone("nda").buyer == "Dana"
    people = [{"id": "dana", "name": "Dana Whitfield", "side": "buyer"}]
    assert problems(small(buyer="dan") | {"people": people}) == [
        ("workstreams[0].milestones[0].buyer", "dan is not among the people, did you mean dana?")
    ]


def test_a_circle_names_the_milestones_on_it():
    streams = [{"milestones": [{"id": "a", "after": ["c"]}, {"id": "b", "after": ["a"]}, {"id": "c", "after": ["b"]}]}]
    ((_, message),) = problems({"signward": 1, "workstreams": streams})
    assert message == "these milestones wait for each other: b → c → a → b"


def test_an_id_belongs_to_one_milestone():
    twice = {"signward": 1, "workstreams": [{"milestones": [{"id": "a"}, {"id": "a"}]}], "signature": {"id": "a"}}
    assert len(problems(twice)) == 2


def test_a_long_chain_is_read_without_running_out_of_stack():
    chain = [{"id": "m0"}] + [{"id": f"m{n}", "after": [f"m{n - 1}"]} for n in range(1, 3000)]
    assert len(read_document({"signward": 1, "workstreams": [{"milestones": chain}]}).milestones) == 3000


def test_past_moves_are_for_the_ledger_and_not_in_the_file():
    moved = replace(PLAN, milestones=tuple(replace(m, expected=date(2026, 11, 20)) for m in PLAN.milestones))
    assert read_document(write_document(moved)) == moved
