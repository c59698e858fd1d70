"""How many statements the desk sends to the database: fixed, whatever the plan's size."""

import contextlib
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from signward.core.plan.commands import AddWorkstream, MoveMilestone
from signward.core.plan.state import Side
from signward.plans.act import act, draft
from signward.plans.queries import plan_page, portfolio
from tests.core.plan.given import DANA, SAM, TODAY
from tests.plans.conftest import NOON


@pytest.fixture
def wide(workspace):
    """One milestone that thirty others follow."""
    first = {"id": "first", "deliverable": "First", "duration": 2, "due": str(TODAY + timedelta(days=2))}
    rest = [
        {"id": f"m{n}", "deliverable": f"Follower {n}", "after": ["first"], "due": str(TODAY + timedelta(days=4))}
        for n in range(30)
    ]
    streams = [{"id": "all", "name": "All", "milestones": [first, *rest]}]
    return draft(workspace, {"signward": 1, "workstreams": streams}, SAM, at=NOON)


def test_moving_a_date_with_thirty_followers_takes_ten_statements_besides_one_batch(wide):
    to, seen = TODAY + timedelta(days=21), TODAY + timedelta(days=2)
    with CaptureQueriesContext(connection) as sent:
        acted = act(wide, MoveMilestone("first", to, seen, "other", "Later", "push"), DANA, at=NOON, key="once")
    assert len(acted.events[0].pushed) == 30
    statements = [query["sql"] for query in sent if "SAVEPOINT" not in query["sql"]]
    batches = [sql for sql in statements if "plans_milestonerow" in sql]
    assert len(batches) == 1
    assert len(statements) - len(batches) <= 10


def test_a_plan_page_takes_four_statements_of_the_desk_and_one_while_nothing_changes(wide, django_assert_num_queries):
    with django_assert_num_queries(4):
        first = plan_page(wide, Side.VENDOR, TODAY)
    with django_assert_num_queries(1):
        assert plan_page(wide, Side.VENDOR, TODAY + timedelta(days=1)).plan == first.plan
    act(wide, AddWorkstream("Works council"), DANA, at=NOON)
    with django_assert_num_queries(4):
        assert plan_page(wide, Side.VENDOR, TODAY).plan != first.plan


def test_what_a_failed_transaction_wrote_is_never_shown(wide):
    class Failed(Exception):
        pass

    with contextlib.suppress(Failed), transaction.atomic():
        act(wide, AddWorkstream("Never was"), DANA, at=NOON)
        assert "Never was" in [w.name for w in plan_page(wide, Side.VENDOR, TODAY).plan.workstreams]
        raise Failed
    act(wide, AddWorkstream("Works council"), DANA, at=NOON)
    assert [w.name for w in plan_page(wide, Side.VENDOR, TODAY).plan.workstreams] == ["All", "Works council"]


def test_a_portfolio_takes_one_statement_and_a_second_after_midnight(workspace, document, django_assert_num_queries):
    for _ in range(5):
        draft(workspace, document, SAM, at=NOON)
    with django_assert_num_queries(1):
        assert len(portfolio(workspace.pk, TODAY)) == 5
    with django_assert_num_queries(2):
        portfolio(workspace.pk, TODAY + timedelta(days=1))
