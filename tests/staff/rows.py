"""One row of each model that staff look at, made directly: the pages must stand whatever wrote the row."""

from datetime import UTC, date, datetime
from decimal import Decimal

from allauth.account.models import EmailAddress
from allauth.idp.oidc.models import Client
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from oscar.core.loading import get_model

from accounts.factories import AddressFactory, UserFactory
from catalog.editorial import Festival, Page, ShelfCount
from catalog.models import (
    AttributeOptionGroup,
    BlockedTerm,
    BundlePart,
    Category,
    DeitySize,
    Facet,
    Listing,
    MissedSearch,
    Product,
    ProductClass,
    ProductImage,
    SearchSynonym,
    TaxRate,
    Thakurji,
)
from orders.models import (
    BasketHandle,
    Document,
    DocumentSeries,
    Line,
    LineDiscount,
    Order,
    ReducedLine,
    Reduction,
    SellerOrder,
    ShippingAddress,
)
from payments.models import (
    Account,
    Credit,
    Entry,
    GatewayEvent,
    HeldMoney,
    Payment,
    Payout,
    Refund,
    Reversal,
    StatutoryRate,
    Transaction,
)
from sellers.factories import MemberFactory, OfferFactory, SellerFactory
from sellers.models import ApiClient, CommissionTerm, DeliveryRate, DeliveryZone
from tests.staff.voice_rows import VOICES
from vrinda.kernel import audit, events
from vrinda.kernel.models import IdempotencyKey, OldAddress, PeriodicRun

Basket = get_model("basket", "Basket")
Country = get_model("address", "Country")
NOON = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)


def seller(number: int):
    return SellerFactory(name=f"Shop {number}")


def product(number: int) -> Product:
    kind, _ = ProductClass.objects.get_or_create(name="Goods")
    return Product.objects.create(title=f"Mala {number}", owner=seller(number), product_class=kind, hsn="3926")


def offer(number: int):
    return OfferFactory(product=product(number))


def client(number: int) -> Client:
    return Client.objects.create(name=f"Till {number}", owner=UserFactory())


def zone(number: int) -> DeliveryZone:
    return DeliveryZone.objects.create(code=f"z{number}", name=f"Zone {number}", rank=number, pincodes=["281121"])


def image(number: int) -> ProductImage:
    return ProductImage.objects.create(
        product=product(number), original="o.webp", large="", medium="m.webp", small="s.webp", alt="A mala"
    )


def category(number: int) -> Category:
    return Category.add_root(name=f"Malas {number}", slug=f"malas-{number}")


def listing(number: int) -> Listing:
    mala = product(number)
    return Listing.objects.create(
        product=mala,
        public_id=mala.public_id,
        slug="mala",
        title=mala.title,
        category=category(number),
        category_path="0001",
        seller=mala.owner,
        seller_name=mala.owner.name,
        seller_slug=mala.owner.slug,
        price_paise=5000,
        mrp_paise=6000,
        words="mala",
        updated_at=NOON,
    )


def address(number: int) -> ShippingAddress:
    india, _ = Country.objects.get_or_create(iso_3166_1_a2="IN", defaults={"printable_name": "India", "name": "INDIA"})
    return ShippingAddress.objects.create(
        first_name="Asha",
        line1=f"{number} Loi Bazaar",
        line4="Vrindavan",
        postcode="281121",
        country=india,
        state_code="09",
    )


def order(number: int) -> Order:
    return Order.objects.create(
        number=f"VR-{number}",
        user=UserFactory(),
        basket=Basket.objects.create(),
        shipping_address=address(number),
        total_incl_tax=Decimal("100.00"),
        total_excl_tax=Decimal("95.24"),
        date_placed=NOON,
        status="confirmed",
        contact_name="Asha Gupta",
        contact_phone="+919812345678",
        payment_method="gateway",
        goods_paise=10000,
        payable_paise=10000,
    )


def seller_order(number: int) -> SellerOrder:
    return SellerOrder.across_sellers.create(
        number=f"VR-{number}-1",
        order=order(number),
        seller=seller(number),
        state="confirmed",
        carrier="market",
        goods_paise=10000,
        payable_paise=10000,
        pos_state_code="09",
        is_intra_state=True,
        seller_kind="regular",
        handover_code="731942",
        placed_at=NOON,
    )


def line(number: int) -> Line:
    part, stock = seller_order(number), offer(number)
    return Line.objects.create(
        order=part.order,
        seller_order=part,
        partner=part.seller,
        partner_sku="SKU",
        stockrecord=stock,
        product=stock.product,
        title="Mala",
        quantity=1,
        line_price_incl_tax=Decimal("100.00"),
        line_price_excl_tax=Decimal("95.24"),
        line_price_before_discounts_incl_tax=Decimal("100.00"),
        line_price_before_discounts_excl_tax=Decimal("95.24"),
        num_allocated=1,
        unit_price_paise=10000,
        gross_paise=10000,
        tax_rate_bp=500,
        commission_bp=1000,
    )


def discounted_line(number: int) -> Line:
    bought = line(number)
    LineDiscount.objects.create(line=bought, funder="seller", label="Holi", amount_paise=100)
    return bought


def reduction(number: int) -> Reduction:
    bought = line(number)
    reduced = Reduction.objects.create(
        seller_order=bought.seller_order,
        kind="cancelled",
        reason="Too late",
        refund_paise=10000,
        actor="asha",
        created_at=NOON,
    )
    ReducedLine.objects.create(reduction=reduced, line=bought, quantity=1)
    return reduced


def document(number: int) -> Document:
    part = seller_order(number)
    return Document.objects.create(
        kind="tax_invoice",
        number=f"SB26-{number}",
        seller=part.seller,
        seller_order=part,
        taxable_paise=9524,
        cgst_paise=238,
        sgst_paise=238,
        total_paise=10000,
        body={"lines": []},
        issued_at=NOON,
    )


def account(number: int) -> Account:
    return Account.objects.create(code="SP", kind="liability", seller=seller(number))


def entry(number: int) -> Entry:
    moved = transaction(number)
    return moved.entries.first()


def transaction(number: int) -> Transaction:
    moved = Transaction.objects.create(kind="supply", reference=f"so_{number}", order_ref="ord_1", occurred_at=NOON)
    buyers, _ = Account.objects.get_or_create(code="BUYER", seller=None, defaults={"kind": "liability"})
    Entry.objects.create(transaction=moved, account=account(number), amount_paise=-12345678)
    Entry.objects.create(transaction=moved, account=buyers, amount_paise=12345678)
    return moved


def payment(number: int, *, method: str = "gateway") -> Payment:
    return Payment.objects.create(
        order_ref=f"ord_{number}",
        method=method,
        amount_paise=12345678,
        captured_paise=12345678,
        state="captured",
        created_at=NOON,
    )


def refund(number: int, *, method: str = "cod") -> Refund:
    return Refund.objects.create(
        payment=payment(number, method=method),
        reference=f"ret_{number}",
        amount_paise=5000,
        reason="Returned",
        created_at=NOON,
    )


def held_money(number: int) -> HeldMoney:
    return HeldMoney.objects.create(
        payment=payment(number),
        gateway_payment=f"pay_held_{number}",
        amount_paise=5000,
        problem="is a second payment",
        came_at=NOON,
    )


def payout(number: int) -> Payout:
    return Payout.across_sellers.create(seller=seller(number), rail="bank", amount_paise=12345678, created_at=NOON)


def credit(number: int) -> Credit:
    claimed = payout(number)
    return Credit.across_sellers.create(
        seller=claimed.seller,
        reference=f"so_{number}",
        seller_order_ref=f"so_{number}",
        amount_paise=12345678,
        rail="bank",
        payout=claimed,
        matured_at=NOON,
    )


def reversal(number: int) -> Reversal:
    return Reversal.objects.create(payout=payout(number), reference=f"ret_{number}", amount_paise=100, created_at=NOON)


MAKERS = {
    "account.EmailAddress": lambda number: EmailAddress.objects.get(user=UserFactory()),
    "accounts.Address": lambda number: AddressFactory(),
    "accounts.User": lambda number: UserFactory(),
    "allauth_idp_oidc.Client": client,
    "auth.Group": lambda number: Group.objects.create(name=f"Reviewers {number}"),
    **VOICES,
    "catalogue.AttributeOptionGroup": lambda number: AttributeOptionGroup.objects.create(name=f"Wood {number}"),
    "catalogue.BlockedTerm": lambda number: BlockedTerm.objects.create(term=f"ivory {number}", reason="Law"),
    "catalogue.Category": category,
    "catalogue.Facet": lambda number: Facet.objects.create(code=f"weave_{number}", name=f"Weave {number}"),
    "catalogue.Festival": lambda number: Festival.objects.create(
        code=f"jhulan-{number}", name="Jhulan", name_hi="झूलन", lead_days=7
    ),
    "catalogue.DeitySize": lambda number: DeitySize.objects.get(number=number),
    "catalogue.Listing": listing,
    "catalogue.Page": lambda number: Page.objects.create(
        slug=f"parking-{number}", title="Parking", body="<p>By the gate.</p>", updated_at=NOON
    ),
    "catalogue.MissedSearch": lambda number: MissedSearch.objects.create(
        heard=f"posak {number}", language="en", count=number, last_seen_at=NOON
    ),
    "catalogue.Product": product,
    "catalogue.ProductClass": lambda number: ProductClass.objects.create(name=f"Kind {number}"),
    "catalogue.BundlePart": lambda number: BundlePart.objects.create(bundle=product(number), offer=offer(number + 50)),
    "catalogue.ProductImage": image,
    "catalogue.ShelfCount": lambda number: ShelfCount.objects.create(
        seller=seller(number), category=category(number), listed=3
    ),
    "catalogue.SearchSynonym": lambda number: SearchSynonym.objects.create(
        phrase=f"angiya {number}", kind="names", value="poshak"
    ),
    "catalogue.Thakurji": lambda number: Thakurji.objects.create(
        user=UserFactory(), deity="laddu_gopal", number=number, created_at=NOON
    ),
    "catalogue.TaxRate": lambda number: TaxRate.objects.create(
        hsn_prefix="3926", rate_bp=500, valid_from=date(2025, 9, 22), source="9/2025-CTR", certainty="seen"
    ),
    "kernel.AuditEntry": lambda number: audit.write("seller.approved", subject=f"sel_{number}", by=None),
    "kernel.Event": lambda number: events.record("seller.approved", subject=f"sel_{number}"),
    "kernel.IdempotencyKey": lambda number: IdempotencyKey.objects.create(
        principal="usr_1", route="orders", key=str(number), fingerprint="f", created_at=NOON
    ),
    "kernel.OldAddress": lambda number: OldAddress.objects.create(kind="shop", slug=f"old-{number}", target="sel_1"),
    "kernel.PeriodicRun": lambda number: PeriodicRun.objects.create(name=f"job {number}", last_run_at=NOON),
    "mfa.Authenticator": lambda number: Authenticator.objects.create(
        user=UserFactory(), type="totp", data={"secret": "JBSWY3DP"}
    ),
    "order.BasketHandle": lambda number: BasketHandle.objects.create(basket=Basket.objects.create()),
    "order.Document": document,
    "order.DocumentSeries": lambda number: DocumentSeries.objects.create(seller=seller(number), prefix=f"SB{number}"),
    "order.Line": discounted_line,
    "order.Order": order,
    "order.Reduction": reduction,
    "order.SellerOrder": seller_order,
    "order.ShippingAddress": address,
    "partner.ApiClient": lambda number: ApiClient.objects.create(client=client(number), seller=seller(number)),
    "partner.CommissionTerm": lambda number: CommissionTerm.objects.create(
        seller=seller(number), rate_bp=1050, starts_on=date(2026, 1, 1)
    ),
    "partner.DeliveryRate": lambda number: DeliveryRate.objects.create(
        zone=zone(number), seller=seller(number), carrier="seller", fee_paise=4900
    ),
    "partner.DeliveryZone": zone,
    "partner.Member": lambda number: MemberFactory(),
    "partner.Partner": seller,
    "partner.StockRecord": offer,
    "payments.Account": account,
    "payments.Credit": credit,
    "payments.Entry": entry,
    "payments.GatewayEvent": lambda number: GatewayEvent.objects.create(
        event_id=f"evt_{number}", type="payment.captured", body="{}", state="quarantined", received_at=NOON
    ),
    "payments.HeldMoney": held_money,
    "payments.Payment": payment,
    "payments.Payout": payout,
    "payments.Refund": refund,
    "payments.Reversal": reversal,
    "payments.StatutoryRate": lambda number: StatutoryRate.objects.create(
        code="tds", rate_bp=10, starts_on=date(2090, 1, number), source="A future law"
    ),
    "payments.Transaction": transaction,
}

# What staff may make by hand; all else is written by services only.
EDITABLE = {
    "accounts.User",
    "allauth_idp_oidc.Client",
    "auth.Group",
    "catalogue.AttributeOptionGroup",
    "catalogue.BlockedTerm",
    "catalogue.Category",
    "catalogue.Facet",
    "catalogue.Festival",
    "catalogue.Page",
    "catalogue.DeitySize",
    "catalogue.ProductClass",
    "catalogue.SearchSynonym",
    "catalogue.TaxRate",
    "partner.ApiClient",
    "partner.CommissionTerm",
    "partner.DeliveryRate",
    "partner.DeliveryZone",
    "partner.Member",
    "partner.Partner",
    "partner.StockRecord",
    "payments.StatutoryRate",
}
