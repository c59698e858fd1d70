"""A query that is written once finds what Django would find each time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef

from signward.people.models import Contact, Participant, User
from signward.people.prepared import Prepared
from signward.plans.models import PlanState

pytestmark = pytest.mark.django_db


def of_plan(plan, role):
    return Participant.objects.filter(plan_id=plan, role=role, contact__name__gt="").values_list(
        "pk", "workspace_id", "plan_id", "created_at", "expires_at", "contact__email"
    )


def test_rows_are_those_of_the_query_in_djangos_types(cast):
    prepared = Prepared(of_plan, UUID, str)
    for plan in (cast.plan, cast.other_plan, cast.plan, uuid4()):
        for role in ("champion", "viewer"):
            assert prepared.rows(plan, role) == list(of_plan(plan, role))
    assert isinstance(prepared.row(cast.plan, "champion")[1], UUID)
    assert prepared.row(uuid4(), "champion") is None


def test_it_costs_one_statement_and_keeps_values_apart_from_sql(cast, django_assert_num_queries):
    named = Prepared(lambda name: Contact.objects.filter(name=name).values_list("email"), str)
    with django_assert_num_queries(3):
        assert named.rows("'; DROP TABLE people_contact; --") == []
        assert named.rows("%s %(x)s") == []
        assert named.rows(cast.dana.contact.name) == [(cast.dana.contact.email,)]


def test_what_the_query_holds_by_itself_stays(cast):
    def reaching(user, plan):
        plans = PlanState.objects.filter(plan=plan, workspace=OuterRef("workspace"))
        return User.objects.filter(pk=user, is_active=True).annotate(known=Exists(plans)).values_list("name", "known")

    prepared = Prepared(reaching, int, UUID)
    assert prepared.row(cast.sam.pk, cast.plan) == (cast.sam.name, True)
    assert prepared.row(cast.sam.pk, cast.far_plan) == (cast.sam.name, False)
    User.objects.filter(pk=cast.sam.pk).update(is_active=False)
    assert prepared.row(cast.sam.pk, cast.plan) is None


@pytest.mark.django_db(transaction=True)
def test_every_thread_asks_with_values_of_its_own(cast):
    prepared = Prepared(lambda pk: User.objects.filter(pk=pk).values_list("email"), int)
    users = [(u.pk, (u.email,)) for u in (cast.sam, cast.mia, cast.ada, cast.vera)] * 20

    def asked(user):
        try:
            return prepared.row(user[0]) == user[1]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(asked, users))


def test_a_row_that_is_kept_is_what_the_database_says_now(cast):
    def named(workspace):
        return Contact.objects.filter(workspace=workspace).order_by("pk").values_list("workspace_id", "name", "email")

    prepared = Prepared(named, UUID, keep=64)
    for name in ("Dana", "Dana Whitfield", "Dana"):
        Contact.objects.filter(pk=cast.dana.contact.pk).update(name=name)
        found = prepared.rows(cast.acme.pk)
        assert found == list(named(cast.acme.pk))
        if connection.vendor == "sqlite":  # PostgreSQL's rows need no converting
            assert found[0] is prepared.rows(cast.acme.pk)[0]
