"""The table of usual durations: what it says, that it says where from, and what of it is kept in a plan."""

from dataclasses import replace
from pathlib import Path

import pytest

from signward.core.plan.commands import EstimateMilestone
from signward.core.plan.digest import digest
from signward.core.plan.document import WrongDocument, read_document, write_document
from signward.core.plan.evolve import evolve_all
from signward.core.plan.priors import BY_STEP, PRIORS, own_step, published, step_of
from signward.core.plan.sentences import sentence
from signward.core.plan.state import Segment, Side
from signward.core.plan.undo import inverse
from tests.core.plan.given import PLAN, after, when

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("prior", PRIORS, ids=lambda prior: prior.step)
def test_the_documentation_has_every_row_of_the_table_as_it_is(prior):
    points = [" / ".join(map(str, found)) if (found := prior.days(s)) else "–" for s in Segment]
    row = f"| `{prior.step}` | {prior.name} | {prior.lead} | {' | '.join(points)} | {prior.basis} |"
    assert row in (DOCS / "scheduling.md").read_text()


@pytest.mark.parametrize("prior", PRIORS, ids=lambda prior: prior.step)
def test_a_row_has_a_source_or_says_that_it_is_an_estimate(prior):
    assert prior.sources or "estimate" in prior.basis or "arithmetic" in prior.basis
    assert all(source.startswith("https://") for source in prior.sources)


def test_only_public_tenders_are_measured():
    assert {prior.step for prior in PRIORS if prior.measured} == {"public-tender", "public-tender-it"}


def test_no_two_rows_are_one_step():
    assert len(BY_STEP) == len(PRIORS)


def test_what_is_usual_says_for_whom_and_where_from():
    usual = published("dpa", Segment.REGULATED, Side.BUYER)
    assert usual.points == (6, 15, 35)
    assert usual.basis == "usual for regulated: 1–3 weeks, meritt.io"


def test_a_misspelt_step_names_the_nearest():
    document = {"signward": 1, "workstreams": [{"name": "S", "milestones": [{"id": "a", "step": "secuirty-review"}]}]}
    with pytest.raises(WrongDocument, match=r"milestones\[0\].step: .* did you mean security-review"):
        read_document(document)


def test_step_and_basis_are_in_the_plan_file_and_not_in_what_is_signed():
    first = PLAN.milestones[0]
    said = replace(PLAN, milestones=(replace(first, step="poc", basis="estimate"), *PLAN.milestones[1:]))
    assert read_document(write_document(said)).milestones[0].basis == "estimate"
    assert step_of(read_document(write_document(said)).milestones[0], said) == "poc"
    assert digest(said) == digest(PLAN)


def test_a_usual_duration_that_is_taken_says_what_it_stands_on_until_somebody_estimates():
    first = PLAN.milestones[0]
    seen = first.duration.spec if first.duration else None
    usual = published("security-review", Segment.ENTERPRISE, Side.BUYER)
    take = EstimateMilestone(first.id, list(usual.points), seen, basis=usual.basis)
    taken = after(PLAN, take)
    assert taken.milestone(first.id).duration.spec == [8, 15, 35]
    assert taken.milestone(first.id).basis == usual.basis
    assert "renewalpad.com" in sentence(when(PLAN, take)[0], taken)
    own = when(taken, EstimateMilestone(first.id, 9, [8, 15, 35]))
    estimated = evolve_all(taken, own)
    assert estimated.milestone(first.id).basis == ""
    assert after(estimated, inverse(own, taken)).milestone(first.id) == taken.milestone(first.id)


def test_a_workstream_lends_its_step_to_what_is_in_it_but_teaches_nothing_by_it():
    plan = replace(PLAN, milestones=(replace(PLAN.milestones[1], deliverable="Yuki has looked at it"),))
    milestone = plan.milestones[0]
    assert step_of(milestone, plan) == "security-review"
    assert own_step(milestone) == ""
    assert own_step(replace(milestone, step="dpa")) == "dpa"
