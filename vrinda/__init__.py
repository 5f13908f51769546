"""The project package: it composes the apps; nobody imports it, its kernel aside."""

from vrinda.celery import app as celery_app

__all__ = ["celery_app"]
