"""Database guards that Django's migrations have no word for, written for both engines."""

from typing import Any

from django.db.migrations.operations.base import Operation


class AppendOnly(Operation):
    """Refuse UPDATE and DELETE on a table, whoever asks.

    SQLite makes a table anew to change it and loses its triggers: a migration that changes a guarded table
    ends with this operation again.
    """

    reduces_to_sql = False
    reversible = True

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The state of the models is not touched."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for statement in self._create(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for statement in self._drop(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    def describe(self) -> str:
        return f"Refuse UPDATE and DELETE on {self.table}"

    @property
    def migration_name_fragment(self) -> str:
        return f"append_only_{self.table}"

    def _create(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [
                "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME; END $$",
                f'CREATE OR REPLACE TRIGGER "{self.table}_append_only" BEFORE UPDATE OR DELETE ON "{self.table}" '
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            ]
        return [
            f'CREATE TRIGGER IF NOT EXISTS "{self.table}_no_{verb.lower()}" BEFORE {verb} ON "{self.table}" '
            f"BEGIN SELECT RAISE(ABORT, '{self.table} is append-only'); END"
            for verb in ("UPDATE", "DELETE")
        ]

    def _drop(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [f'DROP TRIGGER IF EXISTS "{self.table}_append_only" ON "{self.table}"']
        return [f'DROP TRIGGER IF EXISTS "{self.table}_no_{verb}"' for verb in ("update", "delete")]
