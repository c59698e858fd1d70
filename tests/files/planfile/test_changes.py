"""Changes to a plan as one types them: every kind, and every mistake told beside the change."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from signward.core.plan.document import read_document, write_document
from signward.core.plan.state import Link, LinkKind, Side
from signward.files.planfile.changes import WrongChange, changed
from tests.files.documents import documents

PLAN = read_document(
    {
        "signward": 1,
        "target_signature": "2026-12-18",
        "calendars": {"buyer": {"country": "DE", "region": "BY"}},
        "people": [{"id": "dana", "name": "Dana", "side": "buyer"}],
        "workstreams": [
            {
                "id": "security",
                "name": "Security",
                "milestones": [
                    {"id": "questionnaire", "duration": [2, 4, 8]},
                    {"id": "review", "after": ["questionnaire"], "duration": {"pert": [2, 5, 20]}, "buyer": "dana"},
                    {"id": "v1.2", "after": [{"id": "review", "lag": 2}]},
                ],
            }
        ],
        "signature": {"after": ["v1.2"]},
        "risks": [{"id": "queue", "what": "Queue", "threatens": ["review"], "chance": 0.3, "days": 10}],
    }
)


def test_a_milestone_takes_other_days():
    found = changed(PLAN, ["questionnaire.duration=[1, 2, 4]", "review.not_before=2026-12-01", "review.lead=buyer"])
    assert found.milestone("questionnaire").duration.spec == [1, 2, 4]
    assert found.milestone("review").not_before == date(2026, 12, 1)
    assert found.milestone("review").lead is Side.BUYER


def test_values_are_written_as_in_the_plan_file():
    found = changed(
        PLAN, ["review.duration={triangular: [2, 4, 12]}", "v1.2.after=[questionnaire, {id: review, link: SS}]"]
    )
    assert found.milestone("review").duration.spec == {"triangular": [2, 4, 12]}
    assert found.milestone("v1.2").after == (Link("questionnaire"), Link("review", LinkKind.SS))


def test_with_nothing_behind_the_sign_the_key_is_taken_away():
    found = changed(PLAN, ["target_signature=", "review.buyer="])
    assert found.target_signature is None
    assert found.milestone("review").buyer is None


def test_the_target_a_calendar_a_risk_and_the_signature_change_too():
    found = changed(
        PLAN,
        ["target_signature=2026-12-23", "calendars.buyer.country=FR", "queue.chance=0.1", "signature.after=[review]",
         "calendars.vendor.freezes=[[2026-12-21, 2027-01-06]]", "pace.vendor=0.2"],
    )  # fmt: skip
    assert found.target_signature == date(2026, 12, 23)
    assert (found.calendars[Side.BUYER].country, found.calendars[Side.BUYER].region) == ("FR", None)
    assert found.calendars[Side.VENDOR].freezes == ((date(2026, 12, 21), date(2027, 1, 6)),)
    assert found.risks[0].chance == 0.1
    assert found.signature.after == (Link("review"),)
    assert write_document(found)["pace"] == {"vendor": 0.2}


def test_what_followed_a_milestone_that_goes_follows_what_it_followed():
    found = changed(PLAN, ["-review"])
    assert found.milestone("review") is None
    assert found.milestone("v1.2").after == (Link("questionnaire"),)
    assert found.risks[0].threatens == ()
    assert changed(PLAN, ["-queue"]).risks == ()


def test_the_plan_itself_stays_as_it_is():
    before = write_document(PLAN)
    changed(PLAN, ["review.duration.pert=[1, 2, 3]", "-questionnaire", "queue.days=3"])
    assert write_document(PLAN) == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("revew.duration=3", "there is no revew in the plan, did you mean review?"),
        ("review.duraton=3", "unknown key, did you mean duration?"),
        ("review.duration=fast", "a duration is a number"),
        ("review.after=[nda]", "there is no milestone nda"),
        ("questionnaire.after=[v1.2]", "these milestones wait for each other"),
        ("-reviews", "there is no milestone or risk reviews, did you mean review?"),
        ("review", "NAME.KEY=VALUE"),
        ("review=3", "say which key of review changes"),
        ("target_signature=soon", "expected a date"),
        ("review.duration=[1,", "not valid YAML"),
        ("risks.4.chance=1", "there is nothing at 4"),
        ("workstreams.0.milestones.x=1", "there is nothing at x"),
        ("outcome.what.more=1", "expected text"),
        ("=", "there is no "),
    ],
)
def test_a_mistake_is_told_beside_the_change(change, said):
    with pytest.raises(WrongChange) as wrong:
        changed(PLAN, ["target_signature=2026-12-23", change])
    ((where, message),) = wrong.value.problems
    assert where == change
    assert said in message


def test_everything_wrong_is_told_at_once():
    with pytest.raises(WrongChange) as wrong:
        changed(PLAN, ["-a", "b.c=1", "-d"])
    assert [where for where, _ in wrong.value.problems] == ["-a", "-d", "b.c=1"]


@given(documents())
def test_no_change_changes_nothing(document):
    plan = read_document(document)
    assert write_document(changed(plan, [])) == write_document(plan)
