"""Text that a seller or guest writes stays text: on every page, for staff, in mails, and in the database."""

import pytest
from django.contrib import admin
from django.core import mail
from django_scopes import scopes_disabled

from accounts.factories import AddressFactory, UserFactory
from catalog.content import as_html, clean_html
from catalog.factories import ProductFactory, TaxRateFactory, list_product
from orders.factories import basket_of, open_market, part_of
from orders.models import Document, Order
from orders.queries.baskets import lines_of
from orders.queries.quoting import DeliveryAddress, quote
from orders.services.fulfilment import accept, mark_delivered, ship
from orders.services.placing import Contact, place_order
from orders.services.reductions import cancel_lines
from payments.states import PaymentMethod
from sellers.factories import MemberFactory, SellerFactory
from sellers.models import Offer, Seller
from sellers.services.onboarding import change_seller
from tests.security.conftest import ADDRESS, browser
from vrinda.kernel import clock

pytestmark = pytest.mark.django_db

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>"
SIGNS = ("<script>alert", "<img src=x")
# Each coat is taken off by one cleaning; what lies below must not become a tag.
COATS = [
    "<x>&lt;img src=x onerror=alert(2)&gt;",
    "<x>&lt;x&gt;&amp;lt;img src=x onerror=alert(2)&amp;gt;",
    "&lt;img src=x onerror=alert(2)&gt;",
    "<svg><style><img src=x onerror=alert(2)></style></svg>",
    "<p title='</p><img src=x onerror=alert(2)>'>",
]


@pytest.mark.parametrize("written", COATS)
def test_a_description_that_spells_out_a_tag_never_becomes_one(written):
    kept = clean_html(written)
    assert "<img" not in kept
    assert "<img" not in clean_html(kept)
    assert "<img" not in clean_html(clean_html(kept))
    assert "<img" not in as_html(kept)


@pytest.mark.parametrize("written", COATS)
def test_a_description_runs_nothing_where_staff_review_it(written, bela_shop):
    product = ProductFactory(owner=bela_shop, description=clean_html(written), description_hi=clean_html(written))
    staff = browser(UserFactory(is_staff=True, is_superuser=True))
    page = staff.get(f"/admin/catalogue/product/{product.pk}/change/")
    assert page.status_code == 200
    assert "<img src=x" not in page.content.decode()


def test_a_small_number_is_still_smaller_than_another():
    assert as_html(clean_html("weight < 5 g")) == "<p>weight &lt; 5 g</p>"


@pytest.fixture
def poisoned(asha):
    """Let a shop and a buyer write the same evil into everything they may write."""
    open_market()
    shop = SellerFactory(
        **dict.fromkeys(("name", "name_hi", "about", "about_hi", "legal_name", "locality", "status_reason"), EVIL)
        | {"address_line": EVIL, "city": EVIL}
    )
    owner = MemberFactory(seller=shop, user=UserFactory(name=EVIL)).user
    listing = list_product(
        seller=shop,
        tax_rate=TaxRateFactory(rate_bp=500),
        **dict.fromkeys(("title", "title_hi", "description", "description_hi", "moderation_note"), EVIL),
    )
    Offer.across_sellers.update(partner_sku=EVIL)
    asha.name = EVIL
    asha.save()
    AddressFactory(user=asha, name=EVIL, line1=EVIL, line2=EVIL, landmark=EVIL)
    offer = Offer.across_sellers.get()
    _walk_an_order(_evil_order(offer, asha), shop, owner)
    basket_of([(offer, 1)], user=asha)
    return listing, shop, owner


def _evil_order(offer, asha) -> Order:
    address = DeliveryAddress(
        name=EVIL, phone="+919812345678", line1=EVIL, line2=EVIL, landmark=EVIL, city=EVIL, state_code="09",
        pincode="281121",
    )  # fmt: skip
    basket = basket_of([(offer, 2)], user=asha)
    seen = quote(lines=lines_of(basket), address=address, on=clock.today()).fingerprint
    contact = Contact(name=EVIL, phone="+919812345678", email="asha@example.com", user=asha)
    return place_order(basket=basket, address=address, contact=contact, method=PaymentMethod.COD, seen=seen)


def _walk_an_order(order: Order, shop: Seller, owner) -> None:
    line = part_of(order, shop).lines.get().public_id
    cancel_lines(seller_order=part_of(order, shop), pieces={line: 1}, reason=EVIL, by=owner)
    accept(seller_order=part_of(order, shop), by=owner)
    ship(seller_order=part_of(order, shop), tracking=EVIL, by=owner)
    mark_delivered(seller_order=part_of(order, shop), by="rider")


@pytest.mark.parametrize("language", ["", "/hi"])
def test_no_page_of_the_shop_window_runs_what_a_seller_wrote(poisoned, language):
    listing, shop, _owner = poisoned
    paths = ["/", "/c/bells/", "/search/?q=script", "/search/?q=%22%3E%3Cscript%3Ealert(1)", "/shops/"]
    paths += [f"/shop/{shop.slug}/", f"/p/{listing.product.public_id}/x/", "/search/suggest/?q=scr"]
    assert _runs(browser(), [language + path for path in paths]) == []


@pytest.mark.parametrize("language", ["", "/hi"])
def test_no_page_of_a_buyer_runs_what_was_written(poisoned, asha, language):
    order = Order.objects.get().public_id
    papers = [f"/orders/{order}/papers/{paper.public_id}/" for paper in Document.objects.all()]
    paths = ["/basket/", "/checkout/", "/account/", "/account/addresses/", "/account/orders/", f"/orders/{order}/"]
    assert _runs(browser(asha), [language + path for path in [*paths, *papers, "/header/"]]) == []


def test_no_page_of_the_portal_runs_what_was_written(poisoned):
    _listing, shop, owner = poisoned
    part, offer = part_of(Order.objects.get(), shop), Offer.across_sellers.get()
    paths = ["/portal/", "/portal/orders/?tab=done", f"/portal/orders/{part.public_id}/", "/portal/products/"]
    paths += [f"/portal/products/{offer.public_id}/", "/portal/shop/", "/portal/team/", "/portal/choose/"]
    paths += ["/portal/orders/?q=%22%3E%3Cscript%3Ealert(1)", "/portal/products/?q=%22%3E%3Cscript%3Ealert(1)"]
    assert _runs(browser(owner), paths) == []


def test_no_page_of_the_staff_runs_what_was_written(poisoned):
    staff = browser(UserFactory(is_staff=True, is_superuser=True))
    lists = [f"/admin/{model._meta.app_label}/{model._meta.model_name}/" for model in admin.site._registry]
    with scopes_disabled():
        firsts = [(path, model._base_manager.first()) for path, model in zip(lists, admin.site._registry, strict=True)]
    assert _runs(staff, [*lists, *(f"{path}{row.pk}/change/" for path, row in firsts if row)]) == []


def _runs(visitor, paths: list[str]) -> list[str]:
    """Return the pages that did not come, or that hold what was written as markup."""
    answers = [(path, visitor.get(path, follow=True)) for path in paths]
    return [
        path
        for path, answer in answers
        if answer.status_code != 200 or any(sign in answer.content.decode() for sign in SIGNS)
    ]


def test_a_guests_name_adds_no_line_to_letters_and_labels(bell, django_capture_on_commit_callbacks):
    guest = browser()
    guest.post("/basket/add/", {"offer": bell.public_id, "quantity": "1"})
    guest.post(
        "/checkout/address/", ADDRESS | {"name": "Asha\r\n\r\nPay at evil.example\u202e", "line1": "12\u202eLoi"}
    )
    offered = guest.get("/checkout/").context
    form = {"basket": offered["basket_id"], "seen": offered["quote"].fingerprint, "method": "cod"}
    with django_capture_on_commit_callbacks(execute=True):
        guest.post("/checkout/place/", form)

    order = Order.objects.get()
    assert order.contact_name == "Asha Pay at evil.example"
    assert order.shipping_address.line1 == "12Loi"
    assert mail.outbox[0].body.splitlines()[0] == "Radhe Radhe Asha Pay at evil.example,"


def test_a_shops_name_cannot_turn_the_direction_of_writing(bela_shop):
    shop = change_seller(seller=bela_shop, by="staff", name="Bela\u202e Poshak\n", about="One\r\n\r\nTwo\u2066")
    assert (shop.name, shop.about) == ("Bela Poshak", "One\n\nTwo")
