"""Every admin page stands, with as many queries for three rows as for one."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.staff.rows import EDITABLE, MAKERS
from vrinda.admin_menu import GROUPS

REGISTERED = sorted(model._meta.label for model in admin.site._registry)
READ_ONLY = sorted(set(REGISTERED) - EDITABLE - {"catalogue.Product"})  # a product is mended, never added


def page_of(label: str, page: str, *args: object) -> str:
    return reverse(f"admin:{label.lower().replace('.', '_')}_{page}", args=args)


def test_the_admin_holds_our_pages_and_no_other():
    assert sorted(MAKERS) == REGISTERED


def test_every_page_is_in_the_menu():
    assert sorted(model for _, entries in GROUPS for _, _, model in entries) == REGISTERED


@pytest.mark.parametrize("label", REGISTERED)
def test_list_and_search_stand(label, chief):
    MAKERS[label](1)
    assert chief.get(page_of(label, "changelist")).status_code == 200
    assert chief.get(page_of(label, "changelist"), {"q": "radhe"}).status_code == 200


@pytest.mark.parametrize("label", REGISTERED)
def test_page_of_one_row_stands(label, chief):
    row = MAKERS[label](1)
    assert chief.get(page_of(label, "change", row.pk)).status_code == 200


@pytest.mark.parametrize("label", sorted(EDITABLE))
def test_page_to_add_a_row_stands(label, chief):
    assert chief.get(page_of(label, "add")).status_code == 200


@pytest.mark.parametrize("label", READ_ONLY)
def test_read_only_rows_are_neither_added_nor_changed_nor_deleted(label, chief):
    row = MAKERS[label](1)
    assert chief.get(page_of(label, "add")).status_code == 403
    assert chief.post(page_of(label, "add"), {}).status_code == 403
    assert chief.post(page_of(label, "change", row.pk), {}).status_code == 403


@pytest.mark.parametrize(
    "label", sorted({*READ_ONLY, "catalogue.Product", "partner.Partner", "accounts.User"} - {"mfa.Authenticator"})
)
def test_rows_that_must_stay_are_not_deleted(label, chief):
    row = MAKERS[label](1)
    assert chief.post(page_of(label, "delete", row.pk), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    chief.post(page_of(label, "changelist"), chosen)
    assert type(row)._base_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("label", REGISTERED)
def test_list_of_three_takes_as_many_queries_as_of_one(label, chief):
    MAKERS[label](1)
    chief.get(page_of(label, "changelist"))  # content types are looked up once for the process
    with CaptureQueriesContext(
        connection,
    ) as of_one:
        chief.get(page_of(label, "changelist"))
    MAKERS[label](2)
    MAKERS[label](3)
    with CaptureQueriesContext(connection) as of_three:
        chief.get(page_of(label, "changelist"))
    assert len(of_three) == len(of_one)


def test_money_is_shown_in_rupees_with_indian_groups(chief):
    row = MAKERS["payments.Payment"](1)
    assert "₹1,23,456.78" in chief.get(page_of("payments.Payment", "changelist")).content.decode()
    assert "₹1,23,456.78" in chief.get(page_of("payments.Payment", "change", row.pk)).content.decode()


def test_entry_page_shows_the_queues_and_what_waits_in_them(chief):
    MAKERS["payments.GatewayEvent"](1)
    MAKERS["order.SellerOrder"](1)
    page = chief.get(reverse("admin:index"))
    assert [(str(queue["title"]), queue["count"]) for queue in page.context["queues"]] == [
        ("Sellers to approve", 0),
        ("Products to review", 0),
        ("Reviews held", 0),
        ("Reviews reported", 0),
        ("Questions held", 0),
        ("Questions reported", 0),
        ("Answers held", 0),
        ("Answers reported", 0),
        ("Orders to be accepted", 1),
        ("Gateway events held", 1),
        ("Held money", 0),
        ("Refunds refused", 0),
        ("Cash refunds to pay", 0),
        ("Bank payouts to send", 0),
    ]


def test_each_queue_opens_its_filtered_list(chief):
    MAKERS["payments.Refund"](1)
    waiting = [queue["link"] for queue in chief.get(reverse("admin:index")).context["queues"]]
    assert [chief.get(link).status_code for link in waiting] == [200] * len(waiting)
    cash_refunds = chief.get("/admin/payments/refund/?state__exact=requested&payment__method__exact=cod")
    assert [str(refund) for refund in cash_refunds.context["cl"].result_list] != []
    refused = chief.get("/admin/payments/refund/?state__exact=failed")
    assert list(refused.context["cl"].result_list) == []


def test_history_and_confirmation_pages_stand(chief):
    zone = MAKERS["partner.DeliveryZone"](1)
    assert chief.get(page_of("partner.DeliveryZone", "history", zone.pk)).status_code == 200
    assert chief.get(page_of("partner.DeliveryZone", "delete", zone.pk)).status_code == 200
    chosen = {"action": "delete_selected", "_selected_action": [zone.pk]}
    assert chief.post(page_of("partner.DeliveryZone", "changelist"), chosen).status_code == 200
