"""The worked example tells the same story on whatever day it is told."""

from __future__ import annotations

from datetime import date

import pytest

from signward.cli.demo_seed import seed
from signward.cli.worked_example import stage_three, week_four
from signward.core.plan.document import read_document
from signward.core.plan.timetable import timetable
from signward.notices.models import Mail
from signward.plans.models import Deal, PlanState

DAYS = [
    date(2026, 1, 1),
    date(2026, 5, 29),
    date(2026, 8, 16),
    date(2026, 11, 23),
    date(2026, 12, 24),
    date(2027, 1, 3),
]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_late_deal_is_late_and_its_peer_is_in_time(today):
    late = timetable(read_document(week_four(today)), today).verdict
    peer = timetable(read_document(stage_three(today)), today).verdict
    assert (late.feasible, "questionnaire" in late.decided_by) == (False, True)
    assert late.short_by >= 5
    assert peer.feasible


@pytest.mark.django_db
def test_it_seeds_two_deals_once_with_their_people_and_a_sheet_to_import(tmp_path):
    told = seed(tmp_path)
    assert seed(tmp_path) == told
    assert told.spreadsheet.read_bytes()[:2] == b"PK"
    assert (told.ae, told.buyer) == ("Sam Ortiz", "Dana Whitfield")
    assert [row.feasible for row in PlanState.objects.order_by("customer")] == [True, False]
    assert Deal.objects.count() == Mail.objects.filter(kind="invitation").count() == 2
