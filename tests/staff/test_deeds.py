"""What staff do goes through services: a page asks, a POST does, the audit remembers."""

from datetime import date

import pytest

from catalog.factories import CategoryFactory, ProductFactory
from catalog.models import Category, TaxRate
from payments.models import Refund, StatutoryRate
from payments.services.ledger import post
from payments.states import AccountCode
from sellers.factories import MemberFactory, OfferFactory, SellerFactory
from sellers.models import CommissionTerm, DeliveryRate, Member, Offer, Seller
from tests.staff.rows import MAKERS, NOON, payout, refund
from vrinda.kernel.models import AuditEntry

CONFIRMED = {"confirmed": "yes"}


def audited() -> list[tuple[str, str]]:
    return list(AuditEntry.objects.order_by("pk").values_list("action", "reason"))


def no_rows(*prefixes: str) -> dict[str, str]:
    """Return what a page sends for the tables of rows it shows."""
    return {f"{prefix}-{name}_FORMS": "0" for prefix in prefixes for name in ("TOTAL", "INITIAL")}


def shown_deeds(page) -> list[str]:
    return [str(deed["title"]) for deed in page.context["actions_detail"]]


def test_opening_a_deed_changes_nothing(chief):
    shop = SellerFactory(status="submitted")
    assert chief.get(f"/admin/partner/partner/{shop.pk}/approve/").status_code == 200
    shop.refresh_from_db()
    assert shop.status == "submitted"


def test_unconfirmed_post_of_a_deed_only_asks(chief):
    shop = SellerFactory(status="submitted")
    assert chief.post(f"/admin/partner/partner/{shop.pk}/approve/").status_code == 200
    shop.refresh_from_db()
    assert shop.status == "submitted"


def test_staff_approve_a_shop(chief):
    shop = SellerFactory(status="submitted")
    answer = chief.post(f"/admin/partner/partner/{shop.pk}/approve/", CONFIRMED)
    assert answer.headers["Location"] == f"/admin/partner/partner/{shop.pk}/change/"
    shop.refresh_from_db()
    assert shop.status == "approved"
    assert audited() == [("seller.approved", "")]
    assert AuditEntry.objects.get().actor == chief.user.public_id


def test_shop_is_suspended_only_with_a_reason(chief):
    shop = SellerFactory()
    url = f"/admin/partner/partner/{shop.pk}/suspend/"
    assert chief.post(url, {**CONFIRMED, "reason": " "}).status_code == 200
    shop.refresh_from_db()
    assert shop.status == "approved"
    assert chief.post(url, {**CONFIRMED, "reason": "Sells copies"}).status_code == 302
    shop.refresh_from_db()
    assert (shop.status, shop.status_reason) == ("suspended", "Sells copies")
    assert audited() == [("seller.suspended", "Sells copies")]


def test_several_shops_are_approved_at_once_and_a_refusal_is_told(chief):
    waiting, draft = SellerFactory(name="Bela", status="submitted"), SellerFactory(name="Chand", status="draft")
    chosen = {"action": "approve", "_selected_action": [waiting.pk, draft.pk]}
    asked = chief.post("/admin/partner/partner/", chosen)
    assert asked.status_code == 200
    assert sorted(shop.name for shop in asked.context["things"]) == ["Bela", "Chand"]
    done = chief.post("/admin/partner/partner/", {**chosen, **CONFIRMED}, follow=True)
    assert dict(Seller.objects.values_list("name", "status")) == {"Bela": "approved", "Chand": "draft"}
    assert sorted(str(message) for message in done.context["messages"]) == [
        "Approve: done.",
        "Chand: This step is not possible now. Reload the page to see where things stand.",
    ]


def test_only_deeds_that_the_state_allows_are_offered(chief):
    waiting, open_shop = SellerFactory(status="submitted"), SellerFactory()
    assert shown_deeds(chief.get(f"/admin/partner/partner/{waiting.pk}/change/")) == [
        "Approve",
        "Send back",
        "Link gateway account",
        "Change the web name",
    ]
    assert shown_deeds(chief.get(f"/admin/partner/partner/{open_shop.pk}/change/")) == [
        "Pause",
        "Suspend",
        "Link gateway account",
        "Change the web name",
    ]


def test_deed_on_a_thing_that_is_not_there_is_not_found(chief):
    assert chief.post("/admin/partner/partner/999999/approve/", CONFIRMED).status_code == 404


SHOP = {
    "name": "Bela Poshak",
    "legal_name": "Bela Sharma",
    "kind": "composition",
    "entity_type": "proprietor",
    "state_code": "09",
    "phone": "+919812345678",
    "email": "bela@example.com",
    "address_line": "7 Loi Bazaar",
    "locality": "Loi Bazaar",
    "city": "Vrindavan",
    "pincode": "281121",
    "hours": "[]",
    "return_window_days": "7",
}


def test_staff_register_a_shop_and_its_secrets_never_come_back(chief):
    added = chief.post("/admin/partner/partner/add/", {**SHOP, "pan": "ZZZPS0001A", "bank_account": "123456789012"})
    assert added.status_code == 302
    shop = Seller.objects.get()
    assert (shop.status, shop.pan, shop.bank_account, shop.bank_last4) == (
        "draft",
        "ZZZPS0001A",
        "123456789012",
        "9012",
    )
    changed = chief.post(f"/admin/partner/partner/{shop.pk}/change/", {**SHOP, **no_rows("members"), "city": "Mathura"})
    assert changed.status_code == 302
    shop.refresh_from_db()
    assert (shop.city, shop.pan, shop.bank_account) == ("Mathura", "ZZZPS0001A", "123456789012")
    assert "ZZZPS0001A" not in str(list(AuditEntry.objects.values_list("before", "after")))


def test_page_that_fails_keeps_nothing_of_what_the_service_wrote(chief):
    shop = SellerFactory(city="Vrindavan")
    without_its_rows = {**SHOP, "gstin": shop.gstin, "kind": "regular", "city": "Mathura"}
    assert chief.post(f"/admin/partner/partner/{shop.pk}/change/", without_its_rows).status_code == 200
    shop.refresh_from_db()
    assert shop.city == "Vrindavan"
    assert audited() == []


def test_refusal_of_the_service_stands_beside_its_field(chief):
    answer = chief.post("/admin/partner/partner/add/", {**SHOP, "pincode": "12"})
    assert answer.context["adminform"].form.errors == {
        "pincode": ["A PIN code has six digits, like 281121."],
    }
    assert Seller.objects.count() == 0


def test_form_cannot_set_a_status(chief):
    chief.post("/admin/partner/partner/add/", {**SHOP, "status": "approved", "gateway_account": "acc_chand0001"})
    assert Seller.objects.values_list("status", "gateway_account").get() == ("draft", "")


def test_offer_is_changed_in_rupees_and_stock_by_a_deed(chief):
    offer = OfferFactory(product=ProductFactory())
    page = f"/admin/partner/stockrecord/{offer.pk}"
    changed = chief.post(
        f"{page}/change/", {"price_paise": "99.50", "mrp_paise": "150", "is_active": "on", "lead_time_days": "2"}
    )
    assert changed.status_code == 302
    chief.post(f"{page}/adjust-stock/", {**CONFIRMED, "delta": "-3", "reason": "Broken in the shop"})
    offer = Offer.across_sellers.get()
    assert (offer.price_paise, offer.mrp_paise, offer.lead_time_days, offer.num_in_stock) == (9950, 15000, 2, 7)


def test_price_above_mrp_is_refused_on_the_page(chief):
    offer = OfferFactory(product=ProductFactory())
    answer = chief.post(
        f"/admin/partner/stockrecord/{offer.pk}/change/",
        {"price_paise": "200", "mrp_paise": "150", "is_active": "on", "lead_time_days": "0"},
    )
    assert answer.context["adminform"].form.errors == {"price_paise": ["The price may not be higher than the MRP."]}


def test_last_owner_stays_in_the_shop(chief):
    owner = MemberFactory()
    url = f"/admin/partner/member/{owner.pk}/delete/"
    chief.post(url, {"post": "yes"}, headers={"referer": f"http://testserver{url}"})
    assert Member.across_sellers.count() == 1


def test_commission_is_typed_in_percent(chief):
    shop = SellerFactory()
    chief.post("/admin/partner/commissionterm/add/", {"seller": shop.pk, "rate_bp": "8.25", "starts_on": "2026-04-01"})
    term = CommissionTerm.objects.get()
    assert (term.seller, term.rate_bp, term.starts_on) == (shop, 825, date(2026, 4, 1))
    assert audited() == [("commissionterm.added_by_staff", "")]
    page = chief.get(f"/admin/partner/commissionterm/{term.pk}/change/").content.decode()
    assert 'value="8.25"' in page


def test_delivery_fee_is_typed_in_rupees_and_the_audit_keeps_both(chief):
    rate = MAKERS["partner.DeliveryRate"](1)
    form = {"zone": rate.zone_id, "seller": rate.seller_id, "carrier": "seller", "min_days": "1", "max_days": "3"}
    chief.post(f"/admin/partner/deliveryrate/{rate.pk}/change/", {**form, "fee_paise": "55.50"})
    assert DeliveryRate.objects.values_list("fee_paise", "free_above_paise").get() == (5550, None)
    entry = AuditEntry.objects.get()
    assert (entry.before["fee_paise"], entry.after["fee_paise"]) == (4900, 5550)


def test_product_in_review_is_published(chief):
    bell = ProductFactory(moderation="submitted")
    chief.post(f"/admin/catalogue/product/{bell.pk}/publish/", CONFIRMED)
    bell.refresh_from_db()
    assert bell.moderation == "published"
    assert audited() == [("product.published", "")]


def test_product_is_sent_back_saying_what_to_mend(chief):
    bell = ProductFactory(moderation="submitted")
    chief.post(f"/admin/catalogue/product/{bell.pk}/send-back/", {**CONFIRMED, "reason": "The picture is of a drum"})
    bell.refresh_from_db()
    assert (bell.moderation, bell.moderation_note) == ("rejected", "The picture is of a drum")


def test_staff_mend_a_products_tax_and_not_its_words(chief):
    bell = ProductFactory(title="Brass bell")
    form = {
        "hsn": "8306",
        "tax_rate": bell.tax_rate_id,
        "country_of_origin": "IN",
        "unit": "piece",
        "net_quantity": "1 bell",
        "weight_g": "250",
        "step_g": "0",
        "is_returnable": "on",
        "title": "Gold bell",
    }
    inlines = no_rows("images", "attribute_values", "children", "stockrecords", "parts")
    assert chief.post(f"/admin/catalogue/product/{bell.pk}/change/", {**form, **inlines}).status_code == 302
    bell.refresh_from_db()
    assert (bell.title, bell.hsn, bell.net_quantity, bell.weight_g) == ("Brass bell", "8306", "1 bell", 250)


def test_scripts_in_a_sellers_words_do_not_run_in_the_admin(chief):
    bell = ProductFactory(moderation="submitted", description="<p>Rings</p><script>steal()</script>")
    page = chief.get(f"/admin/catalogue/product/{bell.pk}/change/").content.decode()
    assert "<p>Rings</p>" in page
    assert "steal()" not in page


def test_category_grows_below_another(chief):
    bells = CategoryFactory(slug="bells", name="Bells")
    chief.post("/admin/catalogue/category/add/", {"below": bells.pk, "name": "Brass", "slug": "brass"})
    assert Category.objects.get(slug="brass").get_parent() == bells
    again = chief.post("/admin/catalogue/category/add/", {"name": "Brass too", "slug": "brass"})
    assert again.context["adminform"].form.errors == {"slug": ["Another category has this web name."]}


def test_tax_rate_is_typed_in_percent_and_rupees(chief):
    chief.post(
        "/admin/catalogue/taxrate/add/",
        {
            "hsn_prefix": "6204",
            "condition": "per_piece_threshold",
            "rate_bp": "5",
            "threshold_paise": "2500",
            "rate_above_bp": "18",
            "valid_from": "2025-09-22",
            "source": "9/2025-CTR",
            "certainty": "seen",
        },
    )
    added = TaxRate.objects.latest("pk")
    assert (added.rate_bp, added.threshold_paise, added.rate_above_bp) == (500, 250000, 1800)


def test_audit_of_a_new_person_holds_no_password(chief):
    posted = {"email": "clerk@example.com", "usable_password": "true", "password1": "radhe radhe 108"}
    added = chief.post("/admin/accounts/user/add/", {**posted, "password2": "radhe radhe 108"})
    assert added.status_code == 302
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.before, entry.after) == ("user.added_by_staff", {}, {"email": "clerk@example.com"})


def test_rate_of_law_in_force_is_history(chief):
    in_force = StatutoryRate.objects.create(code="tds", rate_bp=10, starts_on=date(2025, 1, 1), source="s. 194-O")
    url = f"/admin/payments/statutoryrate/{in_force.pk}/change/"
    assert chief.post(url, {"code": "tds", "rate_bp": "9", "starts_on": "2025-01-01"}).status_code == 403


def test_bank_refund_is_confirmed_with_its_utr_once(chief):
    due = refund(1)
    url = f"/admin/payments/refund/{due.pk}/confirm-bank-refund/"
    assert chief.post(url, {**CONFIRMED, "utr": "!"}).status_code == 200
    assert Refund.objects.get().state == "requested"
    chief.post(url, {**CONFIRMED, "utr": "SBIN1234567890"})
    chief.post(url, {**CONFIRMED, "utr": "SBIN1234567890"})
    due.refresh_from_db()
    assert (due.state, due.gateway_refund) == ("processed", "SBIN1234567890")
    assert shown_deeds(chief.get(f"/admin/payments/refund/{due.pk}/change/")) == []


def test_gateway_refund_is_not_confirmed_by_hand(chief):
    due = refund(1, method="gateway")
    assert shown_deeds(chief.get(f"/admin/payments/refund/{due.pk}/change/")) == []
    url = f"/admin/payments/refund/{due.pk}/confirm-bank-refund/"
    chief.post(url, {**CONFIRMED, "utr": "SBIN1234567890"})
    due.refresh_from_db()
    assert due.state == "requested"


def test_bank_payout_is_confirmed_with_its_utr(chief):
    sent = payout(1)
    assert shown_deeds(chief.get(f"/admin/payments/payout/{sent.pk}/change/")) == [
        "Confirm bank payout",
        "The bank returned it",
    ]
    chief.post(f"/admin/payments/payout/{sent.pk}/confirm-bank-payout/", {**CONFIRMED, "utr": "SBIN1234567890"})
    sent = type(sent).across_sellers.get()
    assert (sent.state, sent.reference) == ("paid", "SBIN1234567890")


@pytest.mark.parametrize(("typed", "left"), [("150.00", 5000), ("300.00", 20000), ("0", 20000)])
def test_riders_cash_is_deposited_up_to_what_they_hold(typed, left, chief):
    cash = {(AccountCode.COD_CASH, None): 20000, (AccountCode.BUYER, None): -20000}
    post(kind="cash_collected", reference="so_1", entries=cash, now=NOON)
    chief.post("/admin/payments/account/deposit-cash/", {**CONFIRMED, "amount_paise": typed, "reference": "SLIP-7"})
    accounts = chief.get("/admin/payments/account/?code__exact=COD_CASH").context["cl"].result_list
    assert [account.balance_paise for account in accounts] == [left]
