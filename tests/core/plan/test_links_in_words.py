from datetime import date

import pytest

from signward.core.plan.links_in_words import links_in_words, unusual_links_in_words
from signward.core.plan.state import Link, LinkKind
from signward.core.plan.times import Meeting
from tests.core.plan.given import PLAN, with_changes

Q, B, S = (
    f"“{PLAN.names[i]}”" if i != "signature" else "the signature" for i in ("questionnaire", "board", "signature")
)


@pytest.mark.parametrize(
    ("links", "words"),
    [
        ((), ""),
        ((Link("questionnaire"),), f"after {Q}"),
        ((Link("questionnaire"), Link("board"), Link("signature")), f"after {Q}, {B} and {S}"),
        ((Link("questionnaire", lag=2),), f"after {Q}, 2 business days later"),
        ((Link("questionnaire", lag=-1),), f"after {Q}, overlapping it by 1 business day"),
        ((Link("board", LinkKind.SS), Link("questionnaire")), f"after {Q}; starting with {B}"),
        ((Link("board", LinkKind.SS, -3),), f"starting with {B}, 3 business days earlier"),
        ((Link("board", LinkKind.FF),), f"finishing with {B}"),
        ((Link("board", LinkKind.SF, 1),), f"finishing after {B} starts, 1 business day later"),
        ((Link("long-gone"),), "after “long-gone”"),
    ],
)  # fmt: skip
def test_what_must_come_first_is_said_in_words(links, words):
    assert links_in_words(PLAN, "legal", links) == words


def test_a_lag_before_a_gate_counts_meetings():
    plan = with_changes("board", meeting=Meeting("Board", on=(date(2026, 12, 1),)))
    assert links_in_words(plan, "board", (Link("questionnaire", lag=1),)) == f"after {Q}, 1 meeting later"


def test_only_what_is_more_than_after_it_is_finished_is_unusual():
    links = (Link("questionnaire"), Link("board", LinkKind.SS))
    assert unusual_links_in_words(PLAN, "legal", links) == f"starting with {B}"
    assert unusual_links_in_words(PLAN, "legal", links[:1]) == ""
