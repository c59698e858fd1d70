"""What the doctor finds, one finding at a time: when it speaks, what it shows, and when it keeps quiet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from signward.core.doctor import Severity, blocks, diagnose
from signward.core.plan.state import CompellingEvent, Gate, Link, Move, Side, Workstream
from tests.core.doctor.given import PEOPLE, TODAY, changed, every, found, healthy, milestone, signed


def moved(was: date, now: date, on: date) -> Move:
    return Move(was, now, on, "sam", Side.VENDOR, "other", "because")


def test_a_plan_in_good_health_has_no_finding_at_all():
    assert diagnose(healthy(), TODAY) == []


def test_what_blocks_comes_first():
    findings = diagnose(replace(healthy(), outcome="", target_signature=date(2026, 10, 1), sign_off=None), TODAY)
    assert [f.severity for f in findings] == sorted((f.severity for f in findings), key=list(Severity).index)
    assert blocks(findings)
    assert not blocks([f for f in findings if f.severity is not Severity.BLOCKS])


def test_a_plan_without_any_buyer_owner_is_vendor_only_and_blocks():
    plan = every(replace(healthy(), signature=replace(healthy().signature, buyer=None)), buyer=None)
    finding = found("vendor-only", plan)
    assert finding.severity is Severity.BLOCKS
    assert "None of the 5 milestones has a named owner on the buyer's side" in finding.evidence
    assert finding.milestones[0] == "questionnaire"


def test_one_buyer_owner_is_enough_not_to_be_vendor_only():
    assert found("vendor-only", changed("review", every(healthy(), buyer=None), buyer="yuki")) is None


def test_a_plan_that_nobody_signed_off_names_the_champion_to_ask():
    finding = found("no-sign-off", replace(healthy(), sign_off=None))
    assert finding.severity is Severity.WARNS
    assert "Dana Whitfield" in finding.cure


def test_a_target_that_moved_since_sign_off_makes_the_sign_off_stale():
    finding = found("stale-sign-off", replace(healthy(), target_signature=date(2026, 12, 21)))
    assert "from Fri 18 Dec to Mon 21 Dec" in finding.evidence


def test_a_milestone_moved_since_sign_off_makes_it_stale_and_one_moved_before_does_not():
    later = changed("review", due=date(2026, 11, 6))
    assert found("stale-sign-off", later).milestones == ("review",)
    assert found("stale-sign-off", signed(later, TODAY)) is None


def test_a_sign_off_that_lapsed_is_stale():
    plan = replace(healthy(), sign_off=replace(healthy().sign_off, changes=3, lapsed=("owner",)))
    assert "3 changes touched the owner" in found("stale-sign-off", plan).evidence


def test_an_undated_milestone_is_named_and_a_wholly_undated_workstream_by_its_name():
    plan = changed("questionnaire", changed("contract-agreed", due=None), due=None)
    finding = found("undated", plan)
    assert finding.milestones == ("questionnaire", "contract-agreed")
    assert "2 milestones without a date: the whole of Legal and “Questionnaire”" in finding.evidence


def test_a_missing_target_and_an_empty_workstream_are_undated_too():
    plan = replace(healthy(), target_signature=None, sign_off=None)
    assert "no target signature date" in found("undated", plan).evidence
    plan = replace(healthy(), workstreams=(*healthy().workstreams, Workstream("go", "Go-live")))
    assert "Go-live has no milestone at all" in found("undated", plan).evidence


@pytest.mark.parametrize(
    ("workstream", "missing"), [("security", "security"), ("legal", "legal"), ("procurement", "procurement")]
)
def test_a_missing_part_of_the_paper_process_warns_by_name(workstream, missing):
    plan = healthy()
    kept = [m for m in plan.milestones if m.workstream != workstream]
    gone = {m.id for m in plan.milestones} - {m.id for m in kept}
    kept = [replace(m, after=tuple(link for link in m.after if link.id not in gone)) for m in kept]
    plan = replace(plan, milestones=tuple(kept), workstreams=tuple(w for w in plan.workstreams if w.id != workstream))
    finding = found("no-paper-process", plan)
    assert finding.severity is Severity.WARNS
    assert finding.evidence == f"The plan has no milestone for {missing}."


def test_no_paper_process_at_all_blocks():
    plan = replace(healthy(), workstreams=(Workstream("poc", "Technical"),), signature=None,
                   milestones=(milestone("proof", "poc", date(2026, 10, 9)),))  # fmt: skip
    finding = found("no-paper-process", plan)
    assert finding.severity is Severity.BLOCKS
    assert "security, legal or procurement" in finding.evidence


@pytest.mark.parametrize(
    "names",
    [
        ("InfoSec questionnaire", "MSA and DPA agreed", "PO issued"),
        ("IT-Sicherheit", "Vertragsprüfung durch die Rechtsabteilung", "Einkauf: Lieferant angelegt"),
        ("Revue de sécurité", "Service juridique", "Fournisseur référencé par les achats"),
        ("Revisión de seguridad", "Revisión jurídica", "Alta de proveedor"),
        ("セキュリティ審査", "法務確認", "購買登録"),
    ],
)
def test_the_paper_process_is_recognised_in_the_words_of_the_plan(names):
    rows = tuple(replace(milestone(f"m{i}", "w", date(2026, 10, 9)), deliverable=name) for i, name in enumerate(names))
    plan = replace(healthy(), workstreams=(Workstream("w", "Steps"),), milestones=rows, signature=None)
    assert found("no-paper-process", plan) is None


def test_a_due_date_that_passed_with_nothing_done_or_moved_is_a_slip_ignored():
    plan = changed("questionnaire", due=date(2026, 9, 24), not_before=date(2026, 9, 28))
    finding = found("slips-ignored", plan)
    assert finding.milestones == ("questionnaire",)
    assert "was due Thu 24 Sep, 2 business days ago" in finding.evidence


def test_a_due_date_on_friday_is_not_a_slip_at_the_weekend():
    assert found("slips-ignored", changed("questionnaire", due=date(2026, 9, 25)), date(2026, 9, 27)) is None


def test_a_milestone_moved_later_twice_is_a_repeated_slip():
    moves = (moved(date(2026, 10, 2), date(2026, 10, 9), TODAY), moved(date(2026, 10, 9), date(2026, 10, 30), TODAY))
    finding = found("repeated-slip", changed("review", moves=moves))
    assert finding.evidence == "“Review” moved later 2 times, from Fri 2 Oct to Fri 30 Oct."
    assert found("repeated-slip", changed("review", moves=moves[:1])) is None


def test_a_target_moved_later_twice_is_a_repeated_slip():
    moves = (moved(date(2026, 11, 27), date(2026, 12, 4), TODAY), moved(date(2026, 12, 4), date(2026, 12, 18), TODAY))
    assert found("repeated-slip", replace(healthy(), target_moves=moves)).evidence.startswith("The target signature")


def test_a_signed_plan_in_which_nothing_happens_for_two_weeks_was_never_reviewed():
    assert found("never-reviewed", healthy(), date(2026, 10, 9)) is None
    assert "since Fri 25 Sep, 15 days ago" in found("never-reviewed", healthy(), date(2026, 10, 10)).evidence
    alive = changed("questionnaire", started=date(2026, 10, 5))
    assert found("never-reviewed", alive, date(2026, 10, 10)) is None


def test_a_quiet_plan_with_nothing_due_yet_is_not_accused():
    assert found("never-reviewed", replace(healthy(), sign_off=None), date(2026, 10, 8)) is None


def test_a_single_buyer_is_a_single_thread():
    plan = every(healthy(), buyer="dana")
    gates = tuple(replace(w, gate=Gate(w.gate.name, ("dana",))) for w in plan.workstreams)
    plan = replace(plan, workstreams=gates, signature=replace(plan.signature, buyer="dana"))
    finding = found("single-threaded", plan)
    assert finding.evidence == "Dana Whitfield is the only person on the buyer's side and owns 5 milestones."
    assert found("single-threaded", healthy()) is None


def test_an_economic_buyer_who_is_not_in_the_approval_gate_is_missed_by_name():
    plan = healthy()
    gates = (*plan.workstreams[:3], Workstream("approval", "Executive approval", Gate("Committee", ("dana",))))
    finding = found("no-economic-buyer", replace(plan, workstreams=gates))
    assert finding.milestones == ("spend-approved",)
    assert "“Committee” approves the money and names Dana Whitfield" in finding.evidence
    assert finding.cure == "Name Marcus Reed in “Committee”."


def test_without_a_gate_the_owner_of_the_approval_counts():
    plan = healthy()
    bare = (*plan.workstreams[:3], Workstream("approval", "Executive approval"))
    assert found("no-economic-buyer", replace(plan, workstreams=bare)) is None
    assert found("no-economic-buyer", changed("spend-approved", replace(plan, workstreams=bare), buyer="dana"))


def test_a_plan_with_no_approval_of_the_money_at_all_misses_the_economic_buyer():
    plan = replace(healthy(), milestones=healthy().milestones[:4], workstreams=healthy().workstreams[:3],
                   signature=replace(healthy().signature, after=(Link("review"),)))  # fmt: skip
    assert "no executive approval" in found("no-economic-buyer", plan).evidence


def test_a_step_past_its_latest_start_blocks_and_counts_business_days():
    today = date(2026, 11, 30)
    finding = found("past-latest-start", healthy(), today)
    assert finding.severity is Severity.BLOCKS
    assert finding.milestones[0] in {"questionnaire", "contract-agreed"}
    assert "business days ago" in finding.evidence
    assert found("past-latest-start", every(healthy(), started=date(2026, 9, 28)), today) is None


def test_an_infeasible_target_says_the_verdict_and_the_date_it_can_be():
    finding = found("infeasible", replace(healthy(), target_signature=date(2026, 10, 2)))
    assert finding.severity is Severity.BLOCKS
    assert finding.milestones[0] in {"questionnaire", "contract-agreed"}
    assert "business days short" in finding.evidence
    assert "or move the target to" in finding.cure
    assert found("infeasible", healthy()) is None


def test_a_target_without_the_buyers_reason_warns():
    assert "Fri 18 Dec" in found("no-buyer-reason", replace(healthy(), compelling_event=None)).evidence


@pytest.mark.parametrize("what", ["20 % discount ends", "Our quarter ends", "Rabatt nur bis Dezember"])
def test_a_reason_of_the_vendors_own_does_not_count(what):
    assert (
        "vendor's reason"
        in found("no-buyer-reason", replace(healthy(), compelling_event=CompellingEvent(what))).evidence
    )


def test_a_reason_that_falls_before_the_target_does_not_hold_it():
    event = CompellingEvent("Licence ends", date(2026, 12, 1))
    assert "before the target" in found("no-buyer-reason", replace(healthy(), compelling_event=event)).evidence


def test_more_than_twenty_milestones_are_too_long_and_more_than_thirty_are_told_so():
    def plan(count: int):
        rows = tuple(milestone(f"m{i}", "legal", date(2026, 11, 2)) for i in range(count))
        return replace(healthy(), milestones=rows, signature=None)

    assert found("too-long", plan(20)) is None
    assert found("too-long", plan(21)).evidence.startswith("21 milestones")
    assert "as badly as none" in found("too-long", plan(31)).evidence


def test_done_without_evidence_is_found_and_done_with_evidence_is_not():
    done = changed("questionnaire", done=date(2026, 9, 25))
    assert found("no-evidence", done).milestones == ("questionnaire",)
    assert found("no-evidence", changed("questionnaire", done, evidence="https://example.com")) is None


def test_a_missing_owner_warns_on_the_side_that_works_and_hints_on_the_other():
    assert found("no-owner", changed("review", buyer=None)).severity is Severity.WARNS
    hint = found("no-owner", changed("review", vendor=None))
    assert hint.severity is Severity.HINTS
    assert hint.evidence == "1 milestone without a vendor owner: “Review”."


def test_a_missing_outcome_warns_and_one_without_a_measure_hints():
    assert found("no-outcome", replace(healthy(), outcome=" ")).severity is Severity.WARNS
    assert found("no-outcome", replace(healthy(), outcome="Close the books faster")).severity is Severity.HINTS


def test_a_workstream_without_a_decision_gate_hints_and_a_plan_without_any_warns():
    plan = healthy()
    one = replace(plan, workstreams=(Workstream("security", "Security review"), *plan.workstreams[1:]))
    assert "Security review" in found("no-gate", one).evidence
    none = replace(plan, workstreams=tuple(replace(w, gate=None) for w in plan.workstreams))
    assert found("no-gate", none).severity is Severity.WARNS


def test_a_plan_with_everything_done_is_left_in_peace():
    plan = every(replace(healthy(), sign_off=None), done=date(2026, 9, 25), evidence="minutes")
    assert diagnose(plan, TODAY) == []


def test_names_that_are_not_people_of_the_plan_are_told_as_they_stand():
    plan = replace(healthy(), people=PEOPLE[:1], sign_off=None)
    assert diagnose(changed("review", plan, buyer="your security lead"), TODAY)


def test_a_role_that_nobody_is_named_for_is_no_person():
    roles = tuple(replace(p, placeholder=p.side is Side.BUYER) for p in PEOPLE)
    plan = replace(healthy(), people=roles)
    assert found("vendor-only", plan).severity is Severity.BLOCKS
    assert "names nobody" in found("no-economic-buyer", plan).evidence
    unnamed = found("unnamed", plan)
    assert unnamed.severity is Severity.HINTS
    assert unnamed.evidence.startswith("Not named yet: ")
    assert unnamed.milestones
