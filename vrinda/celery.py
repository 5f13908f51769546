"""The task queue. Without a broker, tasks run inline after commit and ``manage.py tick`` does periodic work."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vrinda.settings")
app = Celery("vrinda")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
