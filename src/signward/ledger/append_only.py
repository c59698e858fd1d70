"""The database itself refuses to change or delete what is in the ledger."""

from __future__ import annotations

from typing import Final

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES: Final = ("ledger_entry", "ledger_body")

_SQLITE: Final = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
"""

_POSTGRESQL_REFUSAL: Final = """
CREATE OR REPLACE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$
"""

_POSTGRESQL: Final = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only()
"""


def refuse_changes(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Puts the triggers in place. Raises NotImplementedError for a database other than SQLite and PostgreSQL."""
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(_POSTGRESQL_REFUSAL)
    elif vendor != "sqlite":
        raise NotImplementedError(f"The ledger cannot be kept append-only on {vendor}.")
    template = _POSTGRESQL if vendor == "postgresql" else _SQLITE
    for table, verb in _pairs():
        schema_editor.execute(template.format(table=table, verb=verb))


def allow_changes(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Takes the triggers away: for undoing the migration, nothing else."""
    on = " ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
    for table, verb in _pairs():
        schema_editor.execute(("DROP TRIGGER {table}_no_{verb}" + on).format(table=table, verb=verb))


def _pairs() -> list[tuple[str, str]]:
    return [(table, verb) for table in TABLES for verb in ("update", "delete")]
