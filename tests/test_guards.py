"""What a migration guards stays guarded, whatever later migrations do to the table."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from vrinda.kernel.guards import AppendOnly

TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}
EACH_TABLE_HAS = {"sqlite": ["{}_no_update", "{}_no_delete"], "postgresql": ["{}_append_only"]}


def guarded_tables() -> set[str]:
    migrations = MigrationLoader(connection).disk_migrations.values()
    return {
        operation.table
        for migration in migrations
        for operation in migration.operations
        if isinstance(operation, AppendOnly)
    }


@pytest.mark.django_db
def test_each_append_only_table_still_refuses_change():
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        present = {row[0] for row in cursor.fetchall()}
    tables = guarded_tables()
    wanted = {name.format(table) for table in tables for name in EACH_TABLE_HAS[connection.vendor]}
    assert {"order_document", "kernel_event", "payments_entry"} <= tables
    assert wanted - present == set()
