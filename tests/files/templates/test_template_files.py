"""Templates as text: what is written is read back the same, and what belongs to one customer is refused by its line."""

from __future__ import annotations

import pytest

from signward.core.plan.times import Authority
from signward.files.planfile import WrongFile, dump_template, load_template
from signward.files.templates import BY_HAND, NAMES, built_in

TEXT = """signward: 1
template: {name: Ours, description: What we do, segment: enterprise}
people:
  - {id: lead, name: Security lead, side: buyer}
workstreams:
  - id: security
    name: Security
    milestones:
      - {id: review, deliverable: Reviewed, lead: buyer, buyer: lead, step: security-review}
"""


@pytest.mark.parametrize("name", [*NAMES, BY_HAND])
def test_a_template_is_written_and_read_back_the_same(name):
    template = built_in()[name]
    assert load_template(dump_template(template)) == template


def test_people_of_a_template_are_roles():
    (person,) = load_template(TEXT).plan.people
    assert (person.name, person.role, person.placeholder) == ("Security lead", "Security lead", True)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (", due: 2026-12-01", "line 9.*no dates"),
        (", done: 2026-12-01", "line 9.*no dates"),
        (", evidence: minutes", "line 9.*no dates"),
        (", confirmed: {on: 2026-12-01}", "line 9.*no dates"),
        (", meeting: {every: FREQ=DAILY, from: 2026-12-01}", "line 9.*no dates"),
        (", meeting: {on: [2026-12-01]}", "line 9.*no dates"),
        (", meeting: {every: every full moon}", "line 9.*not a recurrence rule"),
        ("}\ncustomer: Northwind\n#", "line 10.*unknown key"),
        ("}\ntarget_signature: 2026-12-01\n#", "line 10.*unknown key"),
        ("}\nsign_off: {on: 2026-12-01}\n#", "line 10.*unknown key"),
    ],
)
def test_what_belongs_to_one_customer_is_refused_by_its_line(more, words):
    with pytest.raises(WrongFile, match=words):
        load_template(TEXT.replace("step: security-review}", f"step: security-review{more}}}"))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("name: Security lead, side: buyer", "name: Lee, side: buyer, email: lee@b.example", "line 4.*no dates, names"),
        ("name: Ours", "name: ''", "a template has a name"),
        ("description: What we do", f"description: {'x' * 501}", "at most 500 characters"),
        ("segment: enterprise", "segment: huge", "line 2"),
        ("signward: 1", "signward: 2", "line 1"),
        ("step: security-review", "step: security-reviews", "line 9.*security-review"),
        ("buyer: lead,", "buyer: leed,", "line 9.*did you mean lead"),
    ],
)
def test_what_is_wrong_with_a_template_is_told_by_line(old, new, words):
    with pytest.raises(WrongFile, match=words):
        load_template(TEXT.replace(old, new))


def test_a_template_needs_a_milestone():
    with pytest.raises(WrongFile, match="at least one milestone"):
        load_template("signward: 1\ntemplate: {name: Empty}\n")


def test_a_template_says_above_what_its_meeting_decides():
    meeting = ", meeting: {name: Board, every: FREQ=WEEKLY;BYDAY=TU, authority: {above: 500000, currency: EUR}}"
    found = load_template(TEXT.replace("step: security-review}", f"step: security-review{meeting}}}"))
    held = next(m.meeting for m in found.plan.milestones if m.meeting)
    assert held.authority == Authority(500_000, "EUR")
    assert load_template(dump_template(found)) == found
