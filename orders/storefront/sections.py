"""Lines and parts as the components want them: plain values, ready to print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orders.queries.baskets import BasketLine, by_seller
from orders.queries.pictures import url_of
from orders.queries.quoting import Quote, QuotedPart
from orders.services.basket import MOST_PIECES
from sellers.states import Carrier
from vrinda.kernel.quantities import weight_steps, weight_text

Pictures = Mapping[int, tuple[str, str]]


@dataclass(frozen=True)
class LineCard:
    title: str
    url: str
    quantity: int
    max_quantity: int
    price_paise: int
    total_paise: int
    update_url: str
    remove_url: str
    image_url: str = ""
    image_tint: str = ""
    variant_text: str = ""
    unit_text: str = ""
    problem: str = ""
    quantity_text: str = ""
    step_text: str = ""
    steps: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    seller_name: str
    seller_url: str
    lines: list[LineCard]
    subtotal_paise: int
    note: str = ""
    problem: str = ""
    rows: list[dict] = field(default_factory=list)


def basket_sections(lines: Sequence[BasketLine], pictures: Pictures | None = None) -> list[Section]:
    """Return a basket seller by seller."""
    pictures = pictures or {}
    return [
        Section(
            seller_name=seller.display_name,
            seller_url=reverse("catalog:shop", kwargs={"slug": seller.slug}),
            lines=[_line_card(line, pictures) for line in group],
            subtotal_paise=sum(line.total_paise for line in group),
        )
        for seller, group in by_seller(lines)
    ]


def quote_sections(quote: Quote, pictures: Pictures) -> list[Section]:
    """Return a quote seller by seller, with delivery and the GST inside."""
    return [
        Section(
            seller_name=part.seller.display_name,
            seller_url=reverse("catalog:shop", kwargs={"slug": part.seller.slug}),
            lines=[_line_card(quoted.line, pictures) for quoted in part.lines],
            subtotal_paise=part.payable_paise,
            note=promise_of(part),
            problem=" ".join(str(problem.message) for problem in part.problems),
            rows=part_rows(part),
        )
        for part in quote.parts
    ]


def part_rows(part: QuotedPart) -> list[dict]:
    rows = [{"label": _("Goods"), "amount_paise": part.gross_paise}]
    discount = part.seller_discount_paise + part.market_discount_paise
    if discount:
        rows.append({"label": _("Discount"), "amount_paise": -discount})
    rows.append({"label": _("Delivery"), "amount_paise": part.delivery_paise})
    rows.append({"label": _("GST inside the price"), "amount_paise": part.gst_paise, "tone": "muted"})
    return rows


def promise_of(part: QuotedPart) -> str:
    """Say when the parcel comes."""
    if part.delivery is None:
        return ""
    if part.most_days == 0:
        return _("By the market's rider, today or tomorrow")
    if part.delivery.carrier == Carrier.MARKET:
        words = ngettext(
            "By the market's rider within %(days)s day", "By the market's rider within %(days)s days", part.most_days
        )
    else:
        words = ngettext("By courier within %(days)s day", "By courier within %(days)s days", part.most_days)
    return words % {"days": part.most_days}


def _line_card(line: BasketLine, pictures: Pictures) -> LineCard:
    main = line.product.parent or line.product
    offer_id = line.offer.public_id
    image, tint = pictures.get(main.pk, ("", ""))
    most = max(1, min(MOST_PIECES, line.offer.free_stock))
    return LineCard(
        title=line.display_title,
        url=reverse("catalog:product", kwargs={"public_id": main.public_id, "slug": main.slug}),
        quantity=line.quantity,
        max_quantity=most,
        quantity_text=line.quantity_text,
        step_text=weight_text(line.product.step_g) if line.product.step_g else "",
        steps=weight_steps(line.product.step_g, line.quantity, most),
        price_paise=line.unit_price_paise,
        total_paise=line.total_paise,
        update_url=reverse("orders:line", kwargs={"offer_id": offer_id}),
        remove_url=reverse("orders:remove", kwargs={"offer_id": offer_id}),
        problem=line.problem or (_("The price has changed since you put it in.") if line.has_new_price else ""),
        image_url=url_of(image),
        image_tint=tint,
    )
