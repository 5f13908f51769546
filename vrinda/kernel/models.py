"""The market's memory: the event tape, audit entries, idempotency keys, periodic work and old addresses."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from vrinda.kernel.ids import PublicIdField


class Event(models.Model):
    """One state change, written in its own transaction; append-only by trigger."""

    public_id = PublicIdField(prefix="evt")
    type = models.CharField(max_length=64)
    subject = models.CharField(max_length=32, help_text="Public id of the thing that changed.")
    seller = models.CharField(max_length=32, blank=True, help_text="Public id of the seller it concerns, if one.")
    actor = models.CharField(max_length=64)
    payload = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    occurred_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["subject", "id"], name="event_by_subject"),
            models.Index(fields=["seller", "id"], name="event_by_seller"),
            models.Index(fields=["type", "id"], name="event_by_type"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.subject}"


class AuditEntry(models.Model):
    """Who did what to which thing and why, for what people with power do; append-only by trigger."""

    actor = models.CharField(max_length=64)
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    reason = models.CharField(max_length=300, blank=True)
    occurred_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "audit entries"
        indexes = [models.Index(fields=["subject", "id"], name="audit_by_subject")]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"


class IdempotencyKey(models.Model):
    """The first answer to a request that a client may send again."""

    class State(models.TextChoices):
        IN_FLIGHT = "in_flight"
        DONE = "done"

    principal = models.CharField(max_length=64)
    route = models.CharField(max_length=100)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.IN_FLIGHT)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["principal", "route", "key"], name="one_answer_per_idempotency_key")
        ]

    def __str__(self) -> str:
        return f"{self.route} {self.key}"


class PeriodicRun(models.Model):
    """When a periodic job last began; the row that two tickers compete for."""

    name = models.CharField(max_length=100, unique=True)
    last_run_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class OldAddress(models.Model):
    """A web name that a shop or a category had before; it leads to where the thing is now."""

    kind = models.CharField(max_length=16)
    slug = models.CharField(max_length=255)
    target = models.CharField(max_length=32, help_text="Public id of the thing.")

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="one_target_per_old_address")]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"
