"""The commands that span the rooms."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from vrinda.celery import PERIODIC_WORK, app
from vrinda.kernel import clock
from vrinda.kernel.models import PeriodicRun


class Job:
    """Stands in for a task of another room and notes that it ran."""

    def __init__(self, error: Exception | None = None) -> None:
        self.runs = 0
        self.error = error

    def apply(self, throw: bool) -> "Job":
        self.runs += 1
        if self.error:
            raise self.error
        return self

    result = "3 done"


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> dict[str, Job]:
    stand_ins = {"orders.first": Job(), "orders.broken": Job(ZeroDivisionError()), "orders.last": Job()}
    monkeypatch.setattr("vrinda.management.commands.tick.PERIODIC_WORK", dict.fromkeys(stand_ins, timedelta(minutes=1)))
    for name, job in stand_ins.items():
        monkeypatch.setitem(app.tasks, name, job)
    return stand_ins


@pytest.fixture
def development(settings, tmp_path: Path):
    settings.DEBUG = True
    settings.CLOCK_OFFSET_FILE = tmp_path / "clock-offset"


@pytest.mark.django_db
def test_a_failing_job_does_not_keep_the_others_from_running(jobs):
    call_command("tick", stdout=StringIO())
    assert [job.runs for job in jobs.values()] == [1, 1, 1]


@pytest.mark.django_db
def test_a_job_runs_again_only_after_its_interval(jobs):
    noon = clock.now()
    for seconds in (0, 30, 60):
        with clock.at(noon + timedelta(seconds=seconds)):
            call_command("tick", stdout=StringIO())
    assert jobs["orders.first"].runs == 2
    assert PeriodicRun.objects.count() == 3


def test_every_periodic_job_is_a_task_that_exists():
    app.loader.import_default_modules()
    assert [name for name in PERIODIC_WORK if name not in app.tasks] == []


@pytest.mark.django_db
def test_advancing_the_clock_runs_what_falls_due(jobs, development):
    said = StringIO()
    call_command("tick", stdout=StringIO())
    call_command("advance_clock", days=8, stdout=said)
    assert jobs["orders.last"].runs == 2
    assert clock.offset() == timedelta(days=8)
    assert "orders.first: 3 done" in said.getvalue()


@pytest.mark.parametrize("far", [{}, {"days": -1}, {"hours": -3}])
def test_the_clock_does_not_go_back(far, development):
    with pytest.raises(CommandError, match="only goes forward"):
        call_command("advance_clock", **far)


def test_the_clock_of_a_real_market_cannot_be_moved():
    with pytest.raises(CommandError, match="only be moved in development"):
        call_command("advance_clock", days=1)


def test_a_file_of_401_lines_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    long_file, fair_file = tmp_path / "long.py", tmp_path / "fair.py"
    long_file.write_text("x = 1\n" * 401)
    fair_file.write_text("x = 1\n" * 400)
    monkeypatch.setattr("vrinda.management.commands.check_sizes.source_files", lambda root: [long_file, fair_file])
    with pytest.raises(CommandError) as refusal:
        call_command("check_sizes")
    assert "long.py: 401 lines" in str(refusal.value)
    assert "fair.py" not in str(refusal.value)


def test_translations_are_compiled_without_gettext(settings, tmp_path: Path):
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path]
    folder = tmp_path / "hi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (folder / "django.po").write_text(header + 'msgid "Basket"\nmsgstr "टोकरी"\n')
    first, second = StringIO(), StringIO()
    call_command("compile_translations", stdout=first)
    call_command("compile_translations", stdout=second)
    assert "टोकरी".encode() in (folder / "django.mo").read_bytes()
    assert (first.getvalue(), second.getvalue()) == ("Compiled hi/LC_MESSAGES/django.po\n", "")
