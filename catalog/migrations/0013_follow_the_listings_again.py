"""Puts SQLite's search back on its feet: adding a column to the listings there rebuilds the table without its triggers."""

from importlib import import_module

from django.db import migrations

search = import_module("catalog.migrations.0004_search_the_listings")


def install_again(apps, schema_editor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        search.remove(apps, schema_editor)
        search.install(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0012_keep_the_sizes_of_thakurji_at_home")]
    operations = [migrations.RunPython(install_again, migrations.RunPython.noop)]
