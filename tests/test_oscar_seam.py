"""The seam with django-oscar: a new release that touches what we forked is noticed here, not in production."""

import importlib
import importlib.util
import json
import pkgutil

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

from tests.oscar_snapshot import FORKED, SNAPSHOT, forked_models

OURS = {"catalogue": "catalog", "partner": "sellers", "order": "orders"}


def test_forked_abstract_models_are_those_we_read():
    assert forked_models() == json.loads(SNAPSHOT.read_text()), (
        "Oscar changed a model that we fork. Read its changelog, adapt the fork, then write the snapshot anew "
        "with `DEBUG=1 .venv/bin/python -m tests.oscar_snapshot`."
    )


def test_migrations_that_unforked_apps_depend_on_exist_in_our_forks():
    wanted = {key for app in unforked_apps() for key in dependencies_on_forks(app)}
    assert ("catalogue", "0013_auto_20170821_1548") in wanted
    assert wanted - names_we_answer_to() == set()


def test_forks_keep_oscars_labels():
    assert {label: apps.get_app_config(label).name for label in FORKED} == OURS


def test_no_view_of_oscar_or_haystack_is_mounted():
    foreign = [
        f"{pattern.pattern} → {pattern.callback.__module__}"
        for pattern in all_patterns(get_resolver())
        if pattern.callback.__module__.split(".")[0] in {"oscar", "haystack"}
    ]
    assert foreign == []


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def unforked_apps() -> list[str]:
    return [config.name for config in apps.get_app_configs() if config.name.startswith("oscar.")]


def migrations_of(package_name: str) -> dict[str, type]:
    package = importlib.import_module(f"{package_name}.migrations")
    return {
        name: importlib.import_module(f"{package.__name__}.{name}").Migration
        for _, name, _ in pkgutil.iter_modules(package.__path__)
        if not name.startswith("_")  # as Django reads the folder
    }


def dependencies_on_forks(app: str) -> set[tuple[str, str]]:
    if importlib.util.find_spec(f"{app}.migrations") is None:
        return set()
    return {
        (label, name)
        for migration in migrations_of(app).values()
        for label, name in [tuple(dependency) for dependency in [*migration.dependencies, *migration.run_before]]
        if label in FORKED and name != "__first__"
    }


def names_we_answer_to() -> set[tuple[str, str]]:
    migrations = {label: migrations_of(app) for label, app in OURS.items()}
    own = {(label, name) for label, files in migrations.items() for name in files}
    replaced = {
        tuple(key) for files in migrations.values() for migration in files.values() for key in migration.replaces
    }
    return own | replaced


def all_patterns(resolver: URLResolver) -> list[URLPattern]:
    found: list[URLPattern] = []
    for entry in resolver.url_patterns:
        found.extend(all_patterns(entry) if isinstance(entry, URLResolver) else [entry])
    return found
