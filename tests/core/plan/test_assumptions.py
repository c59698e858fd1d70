"""An imported sheet of bare dates gets usual durations and the usual order, said aloud and never over its own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from signward.core.plan.assumptions import WAITS_FOR, assume
from signward.core.plan.priors import PRIORS, recognise
from signward.core.plan.state import Link, Milestone, Plan, Segment, Signature
from signward.core.schedule.durations import Duration


def bare(*rows: tuple[str, date | None]) -> Plan:
    return Plan(milestones=tuple(Milestone(f"m{n}", "all", words, due=due) for n, (words, due) in enumerate(rows)))


@pytest.mark.parametrize(
    ("deliverable", "step"),
    [
        ("Send security pack (SOC 2, pen test summary)", "Seller answers the security questionnaire"),
        ("Marlow InfoSec review complete", "Buyer's security review"),
        ("MSA redlines closed", "First redlines back"),
        ("CFO sign-off on business case", "Business case"),
        ("Contract signature", "Signatures of both sides"),
        ("PO issued", "Purchase order"),
        ("Lieferantenregistrierung", "Supplier registration"),
        ("Datenschutzvertrag geprüft", "Data protection agreement"),
        ("Board vote", "Executive approval"),
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
