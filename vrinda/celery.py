"""The task queue. Without a broker, tasks run inline after commit and ``manage.py tick`` does periodic work."""

import os
from datetime import timedelta

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vrinda.settings")
app = Celery("vrinda")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# The one list of periodic work, read by celery beat in production and by `manage.py tick` elsewhere. Each job
# looks for rows whose time has come, so that one run after a long silence does all that was missed.
PERIODIC_WORK = {
    "payments.tasks.poll_open_payments": timedelta(seconds=30),
    "payments.tasks.retry_refunds": timedelta(minutes=1),
    "payments.tasks.pay_out_due": timedelta(minutes=5),
    "orders.tasks.expire_unpaid": timedelta(seconds=30),
    "orders.tasks.settle_due": timedelta(minutes=5),
    "sellers.tasks.welcome_back": timedelta(minutes=1),
    "catalog.tasks.freshen_listings": timedelta(days=1),
    "catalog.tasks.count_shelves": timedelta(minutes=5),
    "catalog.tasks.send_due_alerts": timedelta(minutes=5),
    "catalog.tasks.forget_old_changes": timedelta(hours=6),
}
BEAT_SCHEDULE = {name: {"task": name, "schedule": every} for name, every in PERIODIC_WORK.items()}
app.conf.beat_schedule = BEAT_SCHEDULE
