"""What is in a basket, and which basket is whose."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from oscar.apps.basket.models import Basket
from oscar.apps.basket.models import Line as BasketRow

from accounts.models import User
from catalog.models import Product
from orders.models import BasketHandle
from sellers.models import Offer, Seller
from vrinda.kernel import money
from vrinda.kernel.language import in_page_language
from vrinda.kernel.quantities import quantity_text


@dataclass(frozen=True)
class BasketLine:
    """One pinned offer in a basket, with its price as it is now (paise, GST included)."""

    offer: Offer
    product: Product
    quantity: int
    price_when_added_paise: int

    @property
    def public_id(self) -> str:
        return line_id_of(self.offer)

    @property
    def seller(self) -> Seller:
        return self.offer.partner

    @property
    def unit_price_paise(self) -> int:
        return self.offer.price_paise

    @property
    def total_paise(self) -> int:
        return self.unit_price_paise * self.quantity

    @property
    def title(self) -> str:
        return title_of(self.product)

    @property
    def title_hi(self) -> str:
        return title_of(self.product, "hi")

    @property
    def display_title(self) -> str:
        return in_page_language(self.title, self.title_hi)

    @property
    def problem(self) -> str:
        """Say in words why this line cannot be bought as it stands; empty when it can."""
        main = self.product.parent or self.product
        if not (self.seller.is_open_for_trade and self.offer.is_active and main.is_on_show):
            return _("This is not on sale any more. Please take it out.")
        if not self.seller.takes_orders:
            return _("%(shop)s: %(why)s. Order then, or take this out.") % {
                "shop": self.seller.display_name,
                "why": self.seller.rest_text,
            }
        if self.offer.free_stock == 0:
            return _("This is sold out. Please take it out.")
        if self.offer.free_stock < self.quantity:
            left = quantity_text(self.offer.free_stock, self.product.step_g)
            return _("Only %(count)s left. Please lower the quantity.") % {"count": left}
        return ""

    @property
    def waits_for_shop(self) -> bool:
        """Whether the line is as good as ever, but its shop takes no orders at the moment."""
        return self.seller.is_open_for_trade and not self.seller.takes_orders

    @property
    def quantity_text(self) -> str:
        return quantity_text(self.quantity, self.product.step_g)

    @property
    def is_returnable(self) -> bool:
        return (self.product.parent or self.product).is_returnable

    @property
    def has_new_price(self) -> bool:
        return self.unit_price_paise != self.price_when_added_paise


def title_of(product: Product, language: str = "en") -> str:
    """Return the full title of a product or variant, in the language asked for where it has one."""
    own = (product.title_hi if language == "hi" else "") or product.title
    if product.parent_id is None:
        return own
    main = (product.parent.title_hi if language == "hi" else "") or product.parent.title
    return own if own.startswith(main) else f"{main}, {own}" if own else main


def line_id_of(offer: Offer) -> str:
    """A basket has one line per offer, so the line's id is the offer's own random part."""
    return offer.public_id.replace("off_", "lin_", 1)


def offer_id_of(line_id: str) -> str:
    return line_id.replace("lin_", "off_", 1)


def open_basket_of(user: User) -> Basket | None:
    return Basket.objects.filter(owner=user, status=Basket.OPEN).order_by("pk").first()


def open_basket_by_handle(public_id: str) -> Basket | None:
    """Return an anonymous open basket by its public id; the caller has checked session or secret."""
    if not public_id:
        return None
    return Basket.objects.filter(handle__public_id=public_id, owner=None, status=Basket.OPEN).first()


def handle_of(basket: Basket) -> BasketHandle:
    return BasketHandle.objects.get(basket=basket)


def lines_of(basket: Basket | None) -> list[BasketLine]:
    """Return the lines of a basket, seller by seller; one query."""
    if basket is None:
        return []
    rows = (
        BasketRow.objects.filter(basket=basket)
        .select_related("stockrecord__partner", "product__parent")
        .order_by("stockrecord__partner_id", "pk")
    )
    return [
        BasketLine(
            offer=row.stockrecord,
            product=row.product,
            quantity=row.quantity,
            price_when_added_paise=money.paise_of(row.price_incl_tax),
        )
        for row in rows
    ]


def count_in(basket: Basket | None) -> int:
    """Return how many pieces a basket holds; one query."""
    if basket is None:
        return 0
    return sum(BasketRow.objects.filter(basket=basket).values_list("quantity", flat=True))


def by_seller(lines: Sequence[BasketLine]) -> list[tuple[Seller, list[BasketLine]]]:
    """Group lines that are sorted by seller."""
    return [(group[0].seller, group) for _pk, rows in groupby(lines, key=_seller_pk) if (group := list(rows))]


def _seller_pk(line: BasketLine) -> int:
    return line.offer.partner_id
