"""Periodic work is done when it is due, by one of those who look."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection

from vrinda.kernel.models import PeriodicRun
from vrinda.kernel.periodic import claim

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.django_db
def test_job_is_due_at_first_and_again_after_its_interval():
    assert claim("settle", every=MINUTE, now=NOON)
    assert not claim("settle", every=MINUTE, now=NOON + timedelta(seconds=59))
    assert claim("settle", every=MINUTE, now=NOON + MINUTE)
    assert PeriodicRun.objects.get().last_run_at == NOON + MINUTE


@pytest.mark.django_db
def test_one_jobs_run_is_not_anothers():
    assert claim("settle", every=MINUTE, now=NOON)
    assert claim("expire", every=MINUTE, now=NOON)


@pytest.mark.django_db
def test_ticker_whose_clock_is_a_moment_behind_does_not_run_it_again():
    assert claim("settle", every=MINUTE, now=NOON)
    assert not claim("settle", every=MINUTE, now=NOON - timedelta(seconds=2))


@pytest.mark.django_db
def test_job_runs_again_after_the_development_clock_was_set_back():
    assert claim("settle", every=MINUTE, now=NOON)
    assert claim("settle", every=MINUTE, now=NOON - timedelta(days=8))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_ten_tickers_at_once_one_runs_the_job():
    together = Barrier(10)

    def tick() -> bool:
        together.wait()
        try:
            return claim("settle", every=MINUTE, now=NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        answers = [future.result() for future in [pool.submit(tick) for _ in range(10)]]
    assert sorted(answers) == [False] * 9 + [True]
