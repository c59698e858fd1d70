"""An imported sheet of bare dates gets usual durations and the usual order, said aloud and never over its own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from signward.core.plan.assumptions import WAITS_FOR, assume
from signward.core.plan.priors import PRIORS, recognise
from signward.core.plan.state import Link, Milestone, Plan, Segment, Signature
from signward.core.plan.times import Meeting
from signward.core.schedule.durations import Duration


def bare(*rows: tuple[str, date | None]) -> Plan:
    return Plan(milestones=tuple(Milestone(f"m{n}", "all", words, due=due) for n, (words, due) in enumerate(rows)))


@pytest.mark.parametrize(
    ("deliverable", "step"),
    [
        ("Send security pack (SOC 2, pen test summary)", "security-questionnaire"),
        ("Marlow InfoSec review complete", "security-review"),
        ("MSA redlines closed", "first-redlines"),
        ("CFO sign-off on business case", "business-case"),
        ("Contract signature", "signatures"),
        ("PO issued", "purchase-order"),
        ("Lieferantenregistrierung", "supplier-registration"),
        ("Datenschutzvertrag geprüft", "dpa"),
        ("Board vote", "board"),
        ("CFO approves the spend", "executive-approval"),
        ("Deal desk approves the special terms", "seller-approval"),
        ("Software-Ausschreibung", "public-tender-it"),
        ("Public tender awarded", "public-tender"),
    ],
)
def test_a_usual_step_is_recognised_by_its_words(deliverable, step):
    assert recognise(deliverable).step == step


def test_words_that_name_no_usual_step_are_left_alone():
    assert recognise("Kick-off call with Marlow") is None


def test_a_missing_duration_becomes_the_segments_three_points():
    made = assume(bare(("InfoSec review", None)), Segment.ENTERPRISE)
    assert made.plan.milestones[0].duration.days == 15
    assert [key for key, _ in made.durations] == ["m0"]


def test_a_usual_duration_says_what_it_stands_on():
    made = assume(bare(("InfoSec review", None)), Segment.ENTERPRISE).plan.milestones[0]
    assert made.basis.startswith("usual for enterprise: 3–6 weeks, 89 % of 28 leads")
    assert "renewalpad.com" in made.basis


def test_a_milestone_that_falls_on_a_meeting_has_its_dates_and_needs_no_duration():
    plan = bare(("Board vote", None))
    gate = replace(plan.milestones[0], meeting=Meeting(on=(date(2026, 12, 8),)))
    made = assume(replace(plan, milestones=(gate,)), Segment.ENTERPRISE)
    assert made.durations == ()
    assert made.plan.milestones == (gate,)


def test_the_step_that_a_milestone_names_outranks_its_words():
    plan = bare(("Legal review", None))
    named = replace(plan.milestones[0], step="first-redlines")
    assert assume(replace(plan, milestones=(named,)), Segment.ENTERPRISE).plan.milestones[0].duration.days == 10


def test_a_public_tender_has_no_place_in_a_mid_market_purchase():
    assert assume(bare(("Public tender awarded", None)), Segment.MID_MARKET).durations == ()


def test_a_given_duration_and_a_done_milestone_stay():
    plan = bare(("InfoSec review", None), ("Legal review", None))
    first, second = plan.milestones
    kept = replace(plan, milestones=(replace(first, duration=Duration.read(2)), replace(second, done=date(2026, 1, 5))))
    assert [m.duration and m.duration.days for m in assume(kept, Segment.REGULATED).plan.milestones] == [2, None]


def test_paper_work_runs_in_parallel_and_approval_waits_for_all_of_it():
    plan = bare(("Security review", None), ("MSA agreed", None), ("CFO approval", None), ("PO issued", None))
    security, legal, approval, order = assume(plan, Segment.ENTERPRISE).plan.milestones
    assert not security.after
    assert not legal.after
    assert [link.id for link in approval.after] == ["m0", "m1"]
    assert [link.id for link in order.after] == ["m2"]


def test_a_plan_that_links_anything_keeps_its_own_order():
    plan = bare(("Security review", None), ("CFO approval", None))
    linked = replace(plan, milestones=(plan.milestones[0], replace(plan.milestones[1], after=(Link("m0"),))))
    assert assume(linked, Segment.ENTERPRISE).ordered == ()


def test_the_sheets_own_dates_outrank_the_usual_order():
    plan = bare(("Security review", date(2026, 5, 1)), ("CFO approval", date(2026, 4, 1)))
    assert assume(plan, Segment.ENTERPRISE).plan.milestones[1].after == ()


def test_every_prior_is_three_rising_points_with_a_basis_and_a_known_stage():
    for prior in PRIORS:
        assert prior.basis
        assert prior.stage in WAITS_FOR
        for points in prior.points.values():
            assert points == tuple(sorted(points))


def test_what_comes_after_signature_is_not_pulled_before_it():
    plan = bare(("Legal review", None), ("Pilot retrospective approved", None))
    first, later = plan.milestones
    signed = replace(
        plan, milestones=(first, replace(later, after=(Link("signature"),))), signature=Signature(after=(Link("m0"),))
    )
    assert assume(signed, Segment.ENTERPRISE).plan.milestones[1].after == (Link("signature"),)
