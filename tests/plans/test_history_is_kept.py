"""Past the desk, with raw SQL: the database refuses, and what gets past it is found."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from signward.core.plan.commands import WriteNote
from signward.ledger.exported import check
from signward.ledger.models import Body, Entry
from signward.ledger.read import export, verify
from signward.plans.act import act
from tests.core.plan.given import SAM
from tests.emptying import looking_away
from tests.plans.conftest import NOON

SAME = {
    "sqlite": ["INSERT OR REPLACE INTO {table} SELECT * FROM {table}", "REPLACE INTO {table} SELECT * FROM {table}",
               "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT DO UPDATE SET {key} = excluded.{key}"],
    "postgresql": ["TRUNCATE {table} CASCADE", "TRUNCATE ledger_stream CASCADE",
                   "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({key}) DO UPDATE SET {key} = excluded.{key}",
                   "MERGE INTO {table} t USING {table} s ON t.{key} = s.{key} WHEN MATCHED THEN DELETE"],
}  # fmt: skip


def refused(order):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(order)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["ledger_entry", "ledger_body"])
def test_the_database_itself_refuses_to_change_history(plan_id, table):
    key = "id" if table == "ledger_entry" else "entry_id"
    before = (list(Entry.objects.values()), list(Body.objects.values()))
    for order in ("UPDATE {table} SET {key} = {key}", "DELETE FROM {table}", *SAME[connection.vendor]):
        refused(order.format(table=table, key=key))
    assert (list(Entry.objects.values()), list(Body.objects.values())) == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "deed",
    ["UPDATE ledger_entry SET kind = 'note.written/1' WHERE seq = 1", "DELETE FROM ledger_body",
     "UPDATE ledger_body SET payload = replace(payload, 'Northwind', 'Southwind')",
     "UPDATE ledger_stream SET version = 0"],
)  # fmt: skip
def test_whoever_drops_the_triggers_is_found_by_the_chain(plan_id, deed):
    assert verify(plan_id) == []
    with looking_away(), connection.cursor() as cursor:
        cursor.execute(deed)
        assert cursor.rowcount
    assert verify(plan_id)


@pytest.mark.django_db(transaction=True)
def test_an_entry_without_its_body_is_still_exported_and_named(plan_id):
    act(plan_id, WriteNote("somebody's name"), SAM, at=NOON)
    with looking_away():
        Body.objects.filter(entry__stream__chain="vendor").delete()
    assert [(f.chain, f.seq) for f in check(export(plan_id, "shared", "vendor")).faults] == [("vendor", 1)]
    assert check(export(plan_id, "shared", "buyer")).faults == ()
