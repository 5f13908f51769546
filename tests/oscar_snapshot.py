"""What we fork of Oscar, as data. ``DEBUG=1 python -m tests.oscar_snapshot`` writes it anew after an upgrade."""

import importlib
import inspect
import json
from pathlib import Path

FORKED = ("catalogue", "partner", "order")
SNAPSHOT = Path(__file__).with_name("oscar_snapshot.json")


def forked_models() -> dict[str, dict[str, str]]:
    """Return the fields of each abstract model of the three forked apps, with their types."""
    return {
        f"{app}.{name}": fields_of(model)
        for app in FORKED
        for name, model in inspect.getmembers(importlib.import_module(f"oscar.apps.{app}.abstract_models"), is_abstract)
        if model.__module__ == f"oscar.apps.{app}.abstract_models"
    }


def is_abstract(thing: object) -> bool:
    """Say whether a module member is an abstract Django model."""
    return inspect.isclass(thing) and getattr(getattr(thing, "_meta", None), "abstract", False)


def fields_of(model: type) -> dict[str, str]:
    """Name each field's type, with what would change its column."""
    meta = model._meta
    return {
        field.name: " ".join([type(field).__name__, *_column(field)])
        for field in sorted([*meta.local_fields, *meta.local_many_to_many], key=lambda field: field.name)
    }


def _column(field) -> list[str]:
    facts = {"max_length": field.max_length, "decimal_places": getattr(field, "decimal_places", None)}
    flags = [name for name in ("null", "unique", "primary_key") if getattr(field, name, False)]
    return [f"{name}={value}" for name, value in facts.items() if value is not None] + flags


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vrinda.settings")
    django.setup()
    SNAPSHOT.write_text(json.dumps(forked_models(), indent=1, sort_keys=True) + "\n")
