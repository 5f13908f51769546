# ruff: noqa: S608 — every name in these statements is a constant of this module
"""The triggers that write ``ListChange``, put in place after each migration.

Not in a migration of their own: SQLite drops the triggers of a table that any later migration makes anew, in this
room or another; whatever happened, after ``migrate`` they stand.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

LOG = "catalogue_listchange"
LISTINGS = "catalogue_listing"
TOPICS = {
    "catalogue_category": "tree",
    "catalogue_facet": "facets",
    "catalogue_facetvalue": "facets",
    "catalogue_facet_categories": "facets",
    "partner_partner": "sellers",  # only the columns below: an order that counts itself there concerns no list
    "partner_deliveryzone": "sellers",
    "partner_deliveryrate": "sellers",
}
SELLER_COLUMNS = {
    *("slug", "name", "name_hi", "status", "hours", "closed_until", "kind"),
    *("pincode", "state_code", "ships_by_courier", "offers_pickup"),
}
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION tell_lists() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_ARGV[0] <> 'listing' THEN
        INSERT INTO {LOG} (topic, "row") VALUES (TG_ARGV[0], 0);
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO {LOG} (topic, "row") VALUES ('listing', OLD.product_id);
    ELSE
        INSERT INTO {LOG} (topic, "row") VALUES ('listing', NEW.product_id);
    END IF;
    RETURN NULL;
END $$
"""


def install(connection: BaseDatabaseWrapper) -> None:
    tables = set(connection.introspection.table_names())
    if LOG not in tables:
        return
    with connection.cursor() as cursor:
        columns = {column.name for column in connection.introspection.get_table_description(cursor, "partner_partner")}
        update = f"UPDATE OF {', '.join(sorted(columns & SELLER_COLUMNS))}"
        for statement in (_postgres if connection.vendor == "postgresql" else _sqlite)(tables, update):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    tables = set(connection.introspection.table_names()) & {*TOPICS, LISTINGS}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_tells ON {table}")
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_tells_all ON {table}")
            else:
                for verb in ("insert", "update", "delete"):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_tells_{verb}")
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS tell_lists")


def _postgres(tables: set[str], update_of_seller: str) -> list[str]:
    statements = [_FUNCTION]
    for table in sorted(tables & {*TOPICS, LISTINGS}):
        # A seller, a category: one statement may touch many rows, and one word about it is enough.
        how, topic = ("STATEMENT", TOPICS[table]) if table in TOPICS else ("ROW", "listing")
        update = update_of_seller if table == "partner_partner" else "UPDATE"
        statements.append(
            f"CREATE OR REPLACE TRIGGER {table}_tells AFTER INSERT OR {update} OR DELETE ON {table} "
            f"FOR EACH {how} EXECUTE FUNCTION tell_lists('{topic}')"
        )
        statements.append(
            f"CREATE OR REPLACE TRIGGER {table}_tells_all AFTER TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION tell_lists('all')"
        )
    return statements


def _sqlite(tables: set[str], update_of_seller: str) -> list[str]:
    statements = []
    for table in sorted(tables & {*TOPICS, LISTINGS}):
        for verb in ("insert", "update", "delete"):
            when = update_of_seller if (table, verb) == ("partner_partner", "update") else verb.upper()
            row = ("old" if verb == "delete" else "new") + ".product_id" if table == LISTINGS else "0"
            statements.append(f"DROP TRIGGER IF EXISTS {table}_tells_{verb}")
            statements.append(
                f"CREATE TRIGGER {table}_tells_{verb} AFTER {when} ON {table} BEGIN "
                f'INSERT INTO {LOG} (topic, "row", written_at) '
                f"VALUES ('{TOPICS.get(table, 'listing')}', {row}, CURRENT_TIMESTAMP); END"
            )
    return statements
