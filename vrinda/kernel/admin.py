"""The staff's door to the market's memory; nothing here is ever edited."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import RangeDateTimeFilter

from vrinda.kernel.models import AuditEntry, Event, IdempotencyKey, OldAddress, PeriodicRun
from vrinda.kernel.staff.pages import ReadOnlyPage


@admin.register(Event)
class EventPage(ReadOnlyPage):
    list_display = ["occurred_at", "type", "subject", "seller", "actor"]
    list_filter = [("occurred_at", RangeDateTimeFilter)]
    search_fields = ["type", "subject__exact", "seller__exact", "actor__exact", "public_id__exact"]
    search_help_text = _("Type of event, or a whole public id")


@admin.register(AuditEntry)
class AuditEntryPage(ReadOnlyPage):
    list_display = ["occurred_at", "actor", "action", "subject", "reason"]
    list_filter = [("occurred_at", RangeDateTimeFilter)]
    search_fields = ["action", "subject__exact", "actor__exact", "reason"]
    search_help_text = _("Deed, reason, or a whole public id")


@admin.register(IdempotencyKey)
class IdempotencyKeyPage(ReadOnlyPage):
    hidden = ("body", "fingerprint")
    list_display = ["created_at", "principal", "route", "key", "state", "status"]
    list_filter = ["state"]
    search_fields = ["principal__exact", "route", "key__exact"]


@admin.register(PeriodicRun)
class PeriodicRunPage(ReadOnlyPage):
    list_display = ["name", "last_run_at"]
    search_fields = ["name"]
    ordering = ["name"]


@admin.register(OldAddress)
class OldAddressPage(ReadOnlyPage):
    list_display = ["slug", "kind", "target"]
    list_filter = ["kind"]
    search_fields = ["slug", "target__exact"]
