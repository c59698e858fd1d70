"""The daily sweep: it looks at the plans that today changes, and at no others."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from signward.core.plan.commands import DescribeMilestone, FinishMilestone, StartMilestone
from signward.people.models import Workspace
from signward.plans import forecasts, project
from signward.plans.act import act, draft
from signward.plans.forecasts import PAGE, refresh
from signward.plans.models import PlanState
from signward.plans.queries import portfolio
from signward.plans.rebuild import compare
from tests.core.plan.given import SAM, TODAY
from tests.plans.conftest import NOON

DAY = timedelta(days=1)


@pytest.fixture
def many(plan_id):
    """Copies of one plan's row, of which a sweep looks at none for a month, but for those that are told otherwise."""

    def made(count, **changes):
        row = PlanState.objects.get(plan=plan_id)
        for name, value in {"next_look_on": TODAY + 31 * DAY, **changes}.items():
            setattr(row, name, value)
        fields = {f.attname: getattr(row, f.attname) for f in PlanState._meta.fields}
        PlanState.objects.bulk_create([PlanState(**{**fields, "plan": uuid4()}) for _ in range(count)])

    return made


def statements(at):
    with CaptureQueriesContext(connection) as sent:
        refresh(at)
    return [query["sql"] for query in sent]


def plain(row):
    return {name: value for name, value in vars(row).items() if name != "_state"}


def test_after_midnight_each_list_says_what_is_true_and_the_rows_follow(plan_id, workspace):
    before = portfolio(workspace.pk, TODAY + 7 * DAY)
    assert refresh(NOON + 7 * DAY) == 1
    assert portfolio(workspace.pk, TODAY + 7 * DAY) == before
    assert PlanState.objects.get().next_look_on == TODAY + 8 * DAY
    assert compare(plan_id) == []


def test_a_row_that_waits_for_a_later_day_is_true_on_all_days_between(plan_id, workspace):
    act(plan_id, StartMilestone("questionnaire", TODAY), SAM, at=NOON)
    act(plan_id, FinishMilestone("legal", TODAY), SAM, at=NOON)
    refresh(NOON + DAY)
    row = PlanState.objects.get()
    assert row.next_look_on > TODAY + 2 * DAY
    for n in range(1, 12):
        (listed,) = portfolio(workspace.pk, TODAY + n * DAY)
        assert listed.outlook == forecasts_anew(row, TODAY + n * DAY)


def forecasts_anew(row, day):
    from signward.core.plan.outlook import outlook
    from signward.plans.stored import plan_from_text

    return outlook(plan_from_text(row.state), day)


def test_a_sweep_sends_as_many_statements_as_today_changes_plans_however_many_there_are(plan_id, many):
    few = statements(NOON + DAY)
    many(300)
    PlanState.objects.filter(plan=plan_id).update(next_look_on=TODAY + DAY)
    assert len(statements(NOON + DAY)) == len(few)
    assert sum(sql.startswith("UPDATE") for sql in few) == 1


def test_a_second_sweep_finds_nothing(plan_id, many):
    many(5, next_look_on=TODAY)
    assert refresh(NOON + DAY) == 6
    assert refresh(NOON + DAY) == 0


def test_a_sweep_that_is_cut_short_goes_on_where_it_was(plan_id, many, monkeypatch):
    many(2 * PAGE, next_look_on=TODAY)
    written = []

    def killed(*args):
        if len(written) == PAGE + 7:
            raise KeyboardInterrupt
        written.append(args[0])
        return write(*args)

    write = project.write_forecast
    monkeypatch.setattr(forecasts.project, "write_forecast", killed)
    with pytest.raises(KeyboardInterrupt):
        refresh(NOON + DAY)
    monkeypatch.undo()
    assert refresh(NOON + DAY) == 2 * PAGE + 1 - len(written)


def test_what_happens_to_a_plan_during_a_sweep_is_not_overwritten(plan_id, monkeypatch):
    def meanwhile(*args):
        act(plan_id, DescribeMilestone("legal", "Contract signed", "Contract agreed"), SAM, at=NOON + DAY)
        return write(*args)

    write = project.write_forecast
    monkeypatch.setattr(forecasts.project, "write_forecast", meanwhile)
    assert refresh(NOON + DAY) == 0
    assert compare(plan_id) == []
    assert PlanState.objects.get().next_look_on == TODAY + 2 * DAY


def test_a_plan_that_cannot_be_read_keeps_no_other_from_being_right(plan_id, many, caplog):
    many(1, next_look_on=TODAY - DAY, state="{")
    assert refresh(NOON + DAY) == 1
    assert "could not be refreshed" in caplog.text


def test_each_workspace_has_its_own_midnight(workspace, document):
    tokyo = Workspace.objects.create(name="Tokyo", time_zone="Asia/Tokyo")
    evening = datetime(TODAY.year, TODAY.month, TODAY.day, 14, 59, tzinfo=UTC)
    for place in (workspace, tokyo):
        draft(place, document, SAM, at=evening)
    assert refresh(evening) == 0
    assert refresh(evening + timedelta(minutes=1)) == 1
    assert PlanState.objects.get(workspace=tokyo).forecast_on == TODAY + DAY


def test_a_plan_whose_milestones_are_all_done_is_never_looked_at_again(plan_id):
    for milestone in ("questionnaire", "board", "legal"):
        act(plan_id, FinishMilestone(milestone, TODAY), SAM, at=NOON)
    assert PlanState.objects.get().next_look_on is None
    assert refresh(NOON + 400 * DAY) == 0
    (row,) = portfolio(PlanState.objects.get().workspace_id, date(2028, 1, 1))
    assert (row.outlook.feasible, row.outlook.signature) == (True, TODAY)


def test_both_databases_find_what_is_due_by_an_index(many, workspace):
    many(3000)
    many(3, next_look_on=TODAY)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    due = PlanState.objects.filter(workspace=workspace.pk, next_look_on__lte=TODAY).order_by("next_look_on", "plan")
    told = due.values_list(*forecasts._FIELDS)[:PAGE].explain()
    assert "plans_by_next_look" in told
    assert "Sort" not in told
    assert "TEMP B-TREE" not in told
