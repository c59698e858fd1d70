"""Roles that nobody is named for yet, and naming them."""

from dataclasses import replace

import pytest

from signward.core.plan.commands import NamePerson, NamePlaceholder
from signward.core.plan.differences import differences
from signward.core.plan.placeholders import called_by
from signward.core.plan.refusals import NotAllowed, NotPossible
from signward.core.plan.state import Gate, Person, Risk, Side
from tests.core.plan.given import DANA, PLAN, SAM, after, when

ROLE = Person("security-lead", "Security lead", Side.BUYER, "security lead", placeholder=True)
OURS = Person("counsel", "Legal counsel", Side.VENDOR, placeholder=True)
DRAFT = replace(
    PLAN,
    people=(*PLAN.people, ROLE, OURS),
    milestones=tuple(replace(m, buyer="security-lead") for m in PLAN.milestones),
    workstreams=tuple(replace(w, gate=Gate("Board", ("security-lead", "dana"))) for w in PLAN.workstreams),
    signature=replace(PLAN.signature, buyer="security-lead"),
    risks=(Risk("Queue", owner="security-lead", id="queue"),),
)


def test_each_side_calls_a_role_its_own_or_the_others():
    assert called_by(ROLE, Side.BUYER) == "your security lead"
    assert called_by(ROLE, Side.VENDOR) == "their security lead"
    assert called_by(replace(ROLE, role="CISO"), Side.VENDOR) == "their CISO"
    assert called_by(replace(ROLE, placeholder=False), Side.VENDOR) == "Security lead"


def test_naming_a_role_gives_it_a_person_who_owns_what_it_owned():
    named = after(DRAFT, NamePlaceholder("security-lead", "Lee Park", "Lee@Northwind.example"))
    assert named.person("security-lead") == Person(
        "security-lead", "Lee Park", Side.BUYER, "security lead", "lee@northwind.example"
    )
    assert {m.buyer for m in named.milestones} == {"security-lead"}
    assert "Security lead is Lee Park by name." in differences(DRAFT, named)


def test_a_role_that_somebody_known_has_is_handed_over_to_them():
    named = after(DRAFT, NamePlaceholder("security-lead", "dana whitfield"))
    assert named.person("security-lead") is None
    assert named.person("dana").role == "champion"
    assert {m.buyer for m in named.milestones} == {"dana"} == {named.signature.buyer, named.risks[0].owner}
    assert named.workstreams[0].gate.attendees == ("dana",)


def test_a_person_who_is_named_is_not_named_again():
    with pytest.raises(NotPossible, match="Dana Whitfield is named already"):
        when(DRAFT, NamePlaceholder("dana", "Somebody Else"))


def test_the_buyer_names_nobody_of_the_vendor():
    with pytest.raises(NotAllowed):
        when(DRAFT, NamePlaceholder("counsel", "Ann"), DANA)


def test_a_new_person_who_is_called_like_a_role_is_somebody_else():
    more = after(DRAFT, NamePerson("Security lead", Side.BUYER), SAM)
    assert more.person("security-lead").placeholder
    assert more.people[-1].id != "security-lead"


def test_a_sign_off_counts_the_naming_as_a_change_and_stays():
    from signward.core.plan.commands import SignOff
    from signward.core.plan.digest import digest

    signed = after(DRAFT, SignOff("Dana", "CFO", 0, digest(DRAFT)), DANA)
    named = after(signed, NamePlaceholder("security-lead", "Lee Park"))
    assert (named.sign_off.changes, named.sign_off.current) == (1, True)
