"""The market's time can be frozen, and moved in development only."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from vrinda.kernel import clock

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def development(settings, tmp_path: Path):
    settings.DEBUG = True
    settings.CLOCK_OFFSET_FILE = tmp_path / "var" / "clock-offset"
    return settings


def test_frozen_time_stands_still_and_goes_back():
    with clock.at(NOON):
        assert clock.now() == NOON
        with clock.at(NOON + timedelta(days=1)):
            assert clock.now() == NOON + timedelta(days=1)
        assert clock.now() == NOON
    assert abs(clock.now() - timezone.now()) < timedelta(seconds=5)


def test_today_is_counted_in_india():
    with clock.at(datetime(2026, 11, 22, 18, 29, tzinfo=UTC)):
        assert clock.today() == date(2026, 11, 22)
    with clock.at(datetime(2026, 11, 22, 18, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 11, 23)


def test_advancing_adds_up(development):
    clock.advance(timedelta(days=8))
    assert clock.advance(timedelta(hours=3)) == timedelta(days=8, hours=3)
    assert clock.offset() == timedelta(days=8, hours=3)
    assert abs(clock.now() - timezone.now() - timedelta(days=8, hours=3)) < timedelta(seconds=5)


def test_production_clock_cannot_be_moved(settings, tmp_path: Path):
    settings.DEBUG = False
    settings.CLOCK_OFFSET_FILE = tmp_path / "clock-offset"
    settings.CLOCK_OFFSET_FILE.write_text("86400")
    with pytest.raises(RuntimeError):
        clock.advance(timedelta(days=1))
    assert clock.offset() == timedelta()
