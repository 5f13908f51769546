from django.db import migrations

from vrinda.kernel.guards import AppendOnly

SUM_TO_ZERO = """
CREATE FUNCTION ledger_sums_to_zero() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT COALESCE(SUM(amount_paise), 0) FROM payments_entry WHERE transaction_id = NEW.transaction_id) <> 0 THEN
        RAISE EXCEPTION 'ledger transaction % does not sum to zero', NEW.transaction_id;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payments_entry_sums_to_zero AFTER INSERT ON payments_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_sums_to_zero();
"""
DROP = """
DROP TRIGGER payments_entry_sums_to_zero ON payments_entry;
DROP FUNCTION ledger_sums_to_zero();
"""


def on_postgresql(sql: str):
    """Run SQL on PostgreSQL only: SQLite has no deferred triggers, so there ``verify_books`` must find it."""

    def run(apps, schema_editor) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_initial")]
    operations = [
        AppendOnly("payments_transaction"),
        AppendOnly("payments_entry"),
        migrations.RunPython(on_postgresql(SUM_TO_ZERO), on_postgresql(DROP)),
    ]
