"""Every route has a rule; the rival seller finds nothing of Bela's behind any of them, and leaves no trace.

The tests walk the URLconf: a new route that no rule knows fails ``test_each_route_has_a_rule``.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from accounts.api.factories import token_for
from accounts.factories import AddressFactory
from catalog.factories import ProductFactory, QuestionFactory, ReviewFactory, TaxRateFactory
from catalog.models import Answer, Report, Review
from orders.factories import basket_of, open_market, part_of, place
from orders.models import Document, Order, Reduction, SellerOrder
from orders.queries.baskets import handle_of, line_id_of
from payments.factories import CreditFactory
from payments.models import Credit, Entry, Payment, Payout, Refund
from payments.states import PaymentMethod, PayoutRail
from sellers.factories import OfferFactory
from sellers.models import Member, Offer
from vrinda.kernel.models import AuditEntry, Event

pytestmark = pytest.mark.django_db

# Who may pass a door, by the namespace or name of its routes. What is behind each is proven where it is named.
PUBLIC = {"healthz", "readyz", "api-docs", "api-schema", "api-nothing", "catalog", "catalog_api", "sellers_api"}
PUBLIC |= {"crawling", "pwa", "service-worker"}
# One's own, or by a secret.
PERSONAL = {"accounts", "accounts_api", "orders", "orders_api", "payments", "sellers", "thakurji", "voices"}
SIGN_IN = {"account", "mfa", "usersessions", "idp"}  # allauth's
STAFF = {"admin"}  # tests/staff
GATEWAY = {"payments_api:razorpay_webhook"}  # payments/tests/test_doors.py
SHOP_PAGES = {"portal", "portal_orders", "portal_catalog", "portal_money", "portal_reviews", "portal_questions"}
SHOP_API = "api/v1/seller/"
DEVELOPMENT = {"gallery"}
CHANGES = ("post", "put", "patch", "delete")


@dataclass(frozen=True)
class Route:
    namespace: str
    name: str
    path: str
    parameters: tuple[str, ...]

    @property
    def full_name(self) -> str:
        return f"{self.namespace}:{self.name}" if self.namespace else self.name

    @property
    def is_of_a_shop(self) -> bool:
        return self.namespace in SHOP_PAGES or self.path.startswith(SHOP_API)


def routes(resolver=None, path: str = "", namespace: str = "") -> Iterator[Route]:
    for pattern in (resolver or get_resolver()).url_patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield Route(namespace, pattern.name or "", here.removeprefix("en/"), tuple(pattern.pattern.converters))
        else:
            yield from routes(pattern, here, ":".join(filter(None, [namespace, pattern.namespace])))


def rule_of(route: Route) -> str | None:
    if route.is_of_a_shop:
        return "shop"
    root = route.namespace.partition(":")[0] or route.name.partition("_")[0]
    known = PUBLIC | PERSONAL | SIGN_IN | STAFF | DEVELOPMENT
    return next((word for word in (route.full_name, route.name, root) if word in known | GATEWAY), None)


SHOP_ROUTES = [route for route in routes() if route.is_of_a_shop]


def test_each_route_has_a_rule() -> None:
    assert [route.full_name + " " + route.path for route in routes() if rule_of(route) is None] == []


def test_the_walk_sees_the_shops_routes() -> None:
    assert len(SHOP_ROUTES) >= 30


@pytest.fixture
def things(bela, bela_shop, asha) -> dict[str, str]:
    """Give Bela one of everything; return the id that each parameter of a route would name."""
    open_market()
    product = ProductFactory(owner=bela_shop, tax_rate=TaxRateFactory(rate_bp=500))
    offer = OfferFactory(partner=bela_shop, product=product)
    order = place([(offer, 2)], user=asha, method=PaymentMethod.COD)
    payout = Payout.across_sellers.create(
        seller=bela_shop, rail=PayoutRail.BANK, amount_paise=100, created_at=order.date_placed
    )
    CreditFactory(seller=bela_shop, payout=payout, amount_paise=100)
    return {
        "portal_orders": part_of(order, bela_shop).public_id,
        "portal_catalog": offer.public_id,
        "portal_money": payout.public_id,
        "portal_reviews": ReviewFactory(product=product).public_id,
        "portal_questions": QuestionFactory(product=product).public_id,
        "shop-order": part_of(order, bela_shop).public_id,
        "shop-offer": offer.public_id,
        "payout": payout.public_id,
    }


def id_for(route: Route, things: dict[str, str]) -> str:
    if route.namespace in things:
        return things[route.namespace]
    by_path = {"seller/orders": "shop-order", "seller/offers": "shop-offer", "seller/payouts": "payout"}
    by_path |= {"seller/reviews": "portal_reviews", "seller/questions": "portal_questions"}
    return things[next(key for part, key in by_path.items() if part in route.path)]


def traces() -> list:
    """Return everything a trespasser could have changed."""
    return [
        list(Event.objects.values_list("pk")),
        list(AuditEntry.objects.values_list("pk")),
        list(
            Offer.across_sellers.values_list("pk", "price", "mrp_paise", "num_in_stock", "num_allocated", "is_active")
        ),
        list(SellerOrder.across_sellers.values_list("pk", "state", "tracking")),
        list(Order.objects.values_list("pk", "status")),
        list(Payout.across_sellers.values_list("pk", "state", "reference")),
        list(Credit.across_sellers.values_list("pk", "amount_paise", "payout")),
        list(Member.across_sellers.values_list("pk", "role")),
        [model.objects.count() for model in (Document, Reduction, Refund, Payment, Entry, Report)],
        list(Review.objects.values_list("pk", "text", "stars", "state", "reply", "is_reported")),
        list(Answer.objects.values_list("pk", "text", "state")),
    ]


BODIES = {
    "quantity": "1",
    "delta": "5",
    "stock": "5",
    "price": "1.00",
    "reason": "mine now",
    "tracking": "stolen 123",
    "handover_code": "0000",
    "amount": 1,
    "text": "Buy from me instead",
}


@pytest.mark.parametrize(
    "route", [route for route in SHOP_ROUTES if route.parameters], ids=lambda route: route.full_name
)
def test_chand_gets_404_for_each_of_belas_things_and_leaves_no_trace(route, things, chand) -> None:
    url = reverse(route.full_name, kwargs=dict.fromkeys(route.parameters, id_for(route, things)))
    before = traces()
    answers = {verb: _ask(route, chand, verb, url) for verb in ("get", *CHANGES)}
    assert set(answers.values()) <= {404, 405}, answers
    assert 404 in answers.values(), answers
    assert traces() == before


@pytest.mark.parametrize("route", SHOP_ROUTES, ids=lambda route: route.full_name)
def test_nothing_of_a_shop_opens_without_signing_in(route, things, client) -> None:
    url = reverse(
        route.full_name, kwargs=dict.fromkeys(route.parameters, things.get(route.namespace, "abc_" + "0" * 20))
    )
    before = traces()
    for verb in ("get", "post"):
        answer = getattr(client, verb)(url)
        assert answer.status_code in (302, 401, 403, 405), (verb, answer.status_code)
        assert "/login/" in answer.get("Location", "/login/")
    assert traces() == before


@pytest.mark.parametrize(
    "route",
    [route for route in SHOP_ROUTES if not route.parameters and route.full_name != "portal:choose"],
    ids=lambda route: route.full_name,
)
def test_lists_of_chands_shop_hold_nothing_of_belas(route, things, bela_shop, chand) -> None:
    answer = _response(route, chand, "get", reverse(route.full_name))
    text = answer.content.decode() if answer.status_code == 200 else ""
    assert [thing for thing in [*things.values(), bela_shop.name] if thing in text] == []


def test_another_persons_order_basket_and_address_are_not_there(things, asha, chand, client) -> None:
    offer = Offer.across_sellers.get()
    order = Order.objects.get()
    basket = basket_of([(offer, 1)], user=asha)
    address = AddressFactory(user=asha)
    paper = "doc_00000000000000000000"
    client.force_login(chand)
    order_id = {"public_id": order.public_id}
    pages = [
        ("get", reverse("orders:order", kwargs=order_id)),
        ("post", reverse("orders:cancel", kwargs=order_id)),
        ("post", reverse("orders:take_back", kwargs=order_id | {"part_id": things["portal_orders"]})),
        ("get", reverse("orders:document", kwargs=order_id | {"document_id": paper})),
        ("get", reverse("accounts:address", kwargs={"public_id": address.public_id})),
        ("post", reverse("accounts:remove_address", kwargs={"public_id": address.public_id})),
    ]
    before = traces()
    assert [getattr(client, verb)(url).status_code for verb, url in pages] == [404] * len(pages)
    stranger = _bearer(chand, "basket", "orders:read", "orders:write")
    handle = handle_of(basket).public_id
    calls = [
        ("get", f"/api/v1/baskets/{handle}"),
        ("patch", f"/api/v1/baskets/{handle}/lines/{line_id_of(offer)}"),
        ("get", f"/api/v1/orders/{order.public_id}"),
        ("post", f"/api/v1/orders/{order.public_id}/cancel"),
    ]
    assert [_call(stranger, verb, url).status_code for verb, url in calls] == [404] * len(calls)
    assert traces() == before


def _ask(route: Route, user, verb: str, url: str) -> int:
    return _response(route, user, verb, url).status_code


def _response(route: Route, user, verb: str, url: str):
    if route.path.startswith("api/"):
        return _call(_bearer(user, "seller:orders", "seller:catalog", "seller:money", "seller:settings"), verb, url)
    client = Client()
    client.force_login(user)
    return getattr(client, verb)(url, BODIES) if verb in ("get", "post") else getattr(client, verb)(url)


def _bearer(user, *scopes: str) -> Client:
    return Client(headers={"Authorization": f"Bearer {token_for(user, *scopes)}"})


def _call(client: Client, verb: str, url: str):
    if verb == "get":
        return client.get(url)
    return getattr(client, verb)(url, json.dumps({}), content_type="application/json")
