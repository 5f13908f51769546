"""What every test may ask for: the personas, and a market without leftovers."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation

CHROMIUM_PLACES = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")


def find_chromium() -> str | None:
    """Return the path of an installed Chromium, or None."""
    named = os.environ.get("CHROMIUM")
    return next((path for path in (named, *CHROMIUM_PLACES) if path and Path(path).exists()), shutil.which("chromium"))


def pytest_configure(config: pytest.Config) -> None:
    _give_each_worker_its_own_redis_database()


def _give_each_worker_its_own_redis_database() -> None:
    # cache.clear() empties a whole Redis database: sharing one, parallel workers would clear each other's.
    place = django_settings.CACHES["default"].get("LOCATION", "")
    if place.startswith("redis"):
        number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) + 1
        django_settings.CACHES["default"]["LOCATION"] = f"{place.rpartition('/')[0]}/{number}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    on_postgres = connection.vendor == "postgresql"
    has_chromium = find_chromium() is not None
    for item in items:
        if item.get_closest_marker("postgres") and not on_postgres:
            item.add_marker(pytest.mark.skip(reason="judged on PostgreSQL only: set DATABASE_URL"))
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))  # one worker, so one served market
            if not has_chromium:
                item.add_marker(pytest.mark.skip(reason="no Chromium found: install it or name it in CHROMIUM"))


@pytest.fixture(autouse=True)
def _clean_market(settings, tmp_path: Path):
    """Start each test with an empty cache and calendar, its own media folder, in English, and with tasks run inline."""
    from catalog import facets
    from catalog.queries import calendar
    from vrinda.celery import app

    settings.MEDIA_ROOT = str(tmp_path / "media")
    app.conf.task_always_eager = True
    cache.clear()
    facets.forget()  # what it holds of the last test was rolled back
    calendar.keep(())  # lists look the same on every day; a test of the calendar lets it be read
    with translation.override(settings.LANGUAGE_CODE):  # a page asked for in Hindi leaves its thread in Hindi
        yield
    cache.clear()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the browser that journey tests drive."""
    path = find_chromium()
    assert path is not None
    return path


@pytest.fixture
def asha(db):
    """Asha buys."""
    from accounts.factories import UserFactory

    return UserFactory(name="Asha Gupta", email="asha@example.com", phone="+919812345678")


@pytest.fixture
def bela_shop(db):
    """Return Bela's approved shop."""
    from sellers.factories import SellerFactory

    return SellerFactory(name="Bela Poshak", slug="bela-poshak")


@pytest.fixture
def bela(bela_shop):
    """Bela owns a shop."""
    return _owner(bela_shop, name="Bela Sharma", email="bela@example.com")


@pytest.fixture
def chand_shop(db):
    """Return the approved shop of Bela's rival."""
    from sellers.factories import SellerFactory

    return SellerFactory(name="Chand Vastra", slug="chand-vastra")


@pytest.fixture
def chand(chand_shop):
    """Chand owns the rival shop."""
    return _owner(chand_shop, name="Chand Verma", email="chand@example.com")


def _owner(seller, **fields):
    from accounts.factories import UserFactory
    from sellers.factories import MemberFactory

    user = UserFactory(**fields)
    MemberFactory(seller=seller, user=user)
    return user
