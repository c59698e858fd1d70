"""The database itself refuses to change or delete what is in the ledger.

Whoever may drop a trigger can get past this, which is why the chain is hashed as well and its heads are kept elsewhere.
"""

from __future__ import annotations

from typing import Final

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_KEYS: Final = {
    "ledger_entry": "id = NEW.id OR (stream_id = NEW.stream_id AND seq = NEW.seq)",
    "ledger_body": "entry_id = NEW.entry_id",
}

_SQLITE: Final = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
"""

# INSERT OR REPLACE deletes without asking the trigger for DELETE.
_SQLITE_REPLACE: Final = """
CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
"""

_POSTGRESQL_REFUSAL: Final = """
CREATE OR REPLACE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$
"""

_POSTGRESQL: Final = """
CREATE OR REPLACE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH {each} EXECUTE FUNCTION ledger_is_append_only()
"""


def refuse_changes(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Puts the triggers in place, where they are not. Raises NotImplementedError for any third database."""
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(_POSTGRESQL_REFUSAL)
    elif vendor != "sqlite":
        raise NotImplementedError(f"The ledger cannot be kept append-only on {vendor}.")
    for table, same in _KEYS.items():
        for order in _postgresql(table) if vendor == "postgresql" else _sqlite(table, same):
            schema_editor.execute(order)


def allow_changes(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Takes the triggers away: for undoing the migration, nothing else."""
    on = " ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
    for table in _KEYS:
        for verb in ("update", "delete", "truncate" if on else "replace"):
            schema_editor.execute(("DROP TRIGGER IF EXISTS {table}_no_{verb}" + on).format(table=table, verb=verb))


def _sqlite(table: str, same: str) -> list[str]:
    plain = [_SQLITE.format(table=table, verb=verb) for verb in ("update", "delete")]
    return [*plain, _SQLITE_REPLACE.format(table=table, same=same)]


def _postgresql(table: str) -> list[str]:
    verbs = {"update": "ROW", "delete": "ROW", "truncate": "STATEMENT"}
    return [_POSTGRESQL.format(table=table, verb=verb, each=each) for verb, each in verbs.items()]
