"""Products are written here, and move through review here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.content import clean_html, refuse_blocked_words
from catalog.models import BundlePart, Category, Product, ProductCategory, TaxRate  # type: ignore[attr-defined] # Oscar's
from catalog.services.attributes import Attributes, goods, write_attributes
from catalog.services.completeness import NotReadyForSale, check_is_complete
from catalog.services.listings import refresh_listings
from catalog.states import MODERATION_TRANSITIONS, Certainty, Moderation, Unit, VegMark
from catalog.taxes import tax_rates_for
from sellers.models import Offer, Seller
from sellers.states import SellerKind
from vrinda.kernel import audit, clock, events
from vrinda.kernel.errors import InvalidInput, NotAllowed
from vrinda.kernel.text import clean_line
from vrinda.kernel.web_names import web_name

MOST_VARIANTS = 60
HEAVIEST_G = 500_000
LONGEST_SHELF_LIFE = 10_000
PRICED = frozenset({"step_g", "net_quantity"})  # how much one price is for
DECLARED = ["importer", "packer", "packed_on", "shelf_life_days", "veg_mark", "step_g"]
IN_COMMON = ["hsn", "tax_rate", "country_of_origin", "unit", "is_returnable", "moderation", "is_public", *DECLARED]


class ProductFields(TypedDict, total=False):
    """What a seller writes about a product."""

    title: str
    title_hi: str
    description: str
    description_hi: str
    hsn: str
    tax_rate: TaxRate | None
    country_of_origin: str
    unit: str
    net_quantity: str
    weight_g: int
    is_returnable: bool
    step_g: int
    importer: str
    packer: str
    packed_on: date | None
    shelf_life_days: int | None
    veg_mark: str


@dataclass(frozen=True)
class Variant:
    """One choice of a product: a size, a weight, a colour."""

    label: str
    label_hi: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)
    net_quantity: str = ""
    weight_g: int = 0


@transaction.atomic
def create_product(
    *,
    owner: Seller,
    by: object,
    category: Category,
    attributes: Attributes | None = None,
    variants: Sequence[Variant] = (),
    **fields: Unpack[ProductFields],
) -> Product:
    """Write a draft product of a seller, with a child for each variant; return the one that is listed."""
    if len(variants) > MOST_VARIANTS:
        raise InvalidInput(_("A product can have at most %(most)d choices.") % {"most": MOST_VARIANTS})
    values = _checked({"title": "", **fields})
    refuse_blocked_words([*_texts(values), *(variant.label for variant in variants)])
    product = Product(
        owner=owner, product_class=goods(), slug=_slug(values["title"]), moderation=Moderation.DRAFT, **values
    )
    product.structure = Product.PARENT if variants else Product.STANDALONE
    product.save()
    ProductCategory.objects.create(product=product, category=category)
    children = _create_children(product, variants)
    write_attributes([(product, attributes or {}), *zip(children, (v.attributes for v in variants), strict=True)])
    events.record("product.created", subject=product.public_id, by=by, seller=owner.public_id, title=product.title)
    return product


def _create_children(parent: Product, variants: Sequence[Variant]) -> list[Product]:
    children = [_child(parent, variant) for variant in variants]
    return Product.objects.bulk_create(children)


def _child(parent: Product, variant: Variant) -> Product:
    child = Product(structure=Product.CHILD, parent=parent, owner=parent.owner)
    child.variant_label = clean_line(variant.label)[:80]
    child.variant_label_hi = clean_line(variant.label_hi)[:80]
    if not child.variant_label:
        raise InvalidInput(_("Name each choice, such as “Size 4”."), param="variants")
    child.net_quantity = clean_line(variant.net_quantity)[:40] or parent.net_quantity
    child.weight_g = variant.weight_g or parent.weight_g
    _take_over(child, parent)
    return child


def _take_over(child: Product, parent: Product) -> None:
    """Copy what a choice has in common with its product, so that an order line can stand on the child alone."""
    for name in IN_COMMON:
        setattr(child, name, getattr(parent, name))
    child.title = f"{parent.title}, {child.variant_label}"[:255]
    child.title_hi = f"{parent.title_hi}, {child.variant_label_hi or child.variant_label}"[:255] * bool(parent.title_hi)
    child.slug = _slug(child.title)


@transaction.atomic
def change_product(
    *,
    product: Product,
    by: object,
    category: Category | None = None,
    attributes: Attributes | None = None,
    **fields: Unpack[ProductFields],
) -> Product:
    """Change what is written about a product; its choices follow, and so does its listing."""
    product = _locked(product)
    values = _checked(fields)
    refuse_blocked_words(_texts(values))
    changed = sorted(name for name, value in values.items() if getattr(product, name) != value)
    if not getattr(by, "is_staff", False) and PRICED.intersection(changed):
        _check_nobody_else_prices(product)
    before = {name: str(getattr(product, name)) for name in changed}
    for name in changed:
        setattr(product, name, values[name])
    product.slug = _slug(product.title)
    product.save()
    if category is not None:
        ProductCategory.objects.filter(product=product).exclude(category=category).delete()
        ProductCategory.objects.get_or_create(product=product, category=category)
    if attributes is not None:
        write_attributes([(product, attributes)])
    if product.is_on_show:
        check_is_complete(product, clock.today())
    _pass_on(product)
    _tell("product.changed", product, by, changed=changed, before=before)
    return product


def _check_nobody_else_prices(product: Product) -> None:
    """Another shop's price is for as much as the page said when it was set."""
    offers = Offer.across_sellers.filter(Q(product=product) | Q(product__parent=product))
    if offers.exclude(partner=product.owner).exists():
        raise NotAllowed(_("Other shops have set prices for this quantity: ask the market to change it."))


def submit_product(*, product: Product, by: object, now: datetime | None = None) -> Product:
    """Ask for the product to be looked at; everything the law wants shown must be there."""
    return _move(product, Moderation.SUBMITTED, by, check=_check_for_review, now=now)


def publish_product(*, product: Product, by: object, now: datetime | None = None) -> Product:
    """Put the product on show."""
    return _move(product, Moderation.PUBLISHED, by, check=_check_for_show, now=now, is_staffs=True)


def reject_product(*, product: Product, by: object, note: str, now: datetime | None = None) -> Product:
    """Send the product back to its seller, saying what to mend."""
    if not clean_line(note):
        raise InvalidInput(_("Say what the seller should mend."), param="note")
    return _move(product, Moderation.REJECTED, by, note=clean_line(note)[:300], now=now, is_staffs=True)


def withdraw_product(*, product: Product, by: object, note: str = "", now: datetime | None = None) -> Product:
    """Take the product off the shelves."""
    return _move(product, Moderation.WITHDRAWN, by, note=clean_line(note)[:300], now=now)


@transaction.atomic
def _move(
    product: Product,
    target: Moderation,
    by: object,
    *,
    check: Any = None,
    note: str = "",
    now: datetime | None = None,
    is_staffs: bool = False,
) -> Product:
    product = _locked(product)
    before = product.moderation
    MODERATION_TRANSITIONS.check(before, target)
    if check is not None:
        check(product, now or clock.now())
    product.moderation, product.moderation_note = target, note
    product.save(update_fields=["moderation", "moderation_note"])
    product.children.update(moderation=target)
    refresh_listings([product.pk])
    _tell(f"product.{target.value}", product, by, now=now, note=note)
    if is_staffs:
        audit.write(
            f"product.{target.value}",
            subject=product.public_id,
            by=by,
            before={"moderation": before},
            after={"moderation": target.value},
            reason=note,
        )
    return product


def _locked(product: Product) -> Product:
    # A child is changed through its parent, which carries text and review for all its choices.
    pk = product.parent_id or product.pk
    return Product.objects.select_for_update(of=("self",), no_key=True).select_related("owner").get(pk=pk)


def _pass_on(parent: Product) -> None:
    if parent.is_parent:
        children = list(parent.children.order_by("pk"))
        for child in children:
            _take_over(child, parent)
        Product.objects.bulk_update(children, [*IN_COMMON, "title", "title_hi", "slug"])
    refresh_listings([parent.pk])


def _tell(type: str, product: Product, by: object, *, now: datetime | None = None, **payload: object) -> None:
    seller = product.owner.public_id if product.owner else ""
    events.record(type, subject=product.public_id, by=by, seller=seller, now=now, **payload)


def _check_for_review(product: Product, now: datetime) -> None:
    check_is_complete(product, clock.day_of(now))


def _check_for_show(product: Product, now: datetime) -> None:
    check_is_complete(product, clock.day_of(now))
    if not BundlePart.objects.filter(bundle=product).exists():
        _check_tax_is_certain(product, now)


def _check_tax_is_certain(product: Product, now: datetime) -> None:
    rate = tax_rates_for([product], clock.day_of(now))[product.pk]
    is_open = rate.certainty == Certainty.UNCERTAIN and not rate.approved_by
    if is_open and product.owner and product.owner.kind == SellerKind.REGULAR:
        raise NotReadyForSale(
            _("The GST rate of “%(source)s” is to be approved first.") % {"source": rate.source}, param="tax_rate"
        )


def _texts(values: Mapping[str, Any]) -> Iterable[str]:
    return [values.get(name, "") for name in ("title", "title_hi", "description", "description_hi")]


def _slug(title: str) -> str:
    return web_name(title) or "item"


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Clean what was written, and refuse what cannot be."""
    values = dict(fields)
    for name in ("title", "title_hi"):
        if name in values:
            values[name] = clean_line(values[name])[:255]
    for name in ("description", "description_hi"):
        if name in values:
            values[name] = clean_html(values[name])[:20_000]
    if not values.get("title", "-"):
        raise InvalidInput(_("Give the product a name."), param="title")
    _check_classification(values)
    return values


def _check_classification(values: dict[str, Any]) -> None:
    if "net_quantity" in values:
        values["net_quantity"] = clean_line(values["net_quantity"])[:40]
    hsn = values.get("hsn", "")
    if hsn and not (hsn.isascii() and hsn.isdigit() and len(hsn) in (4, 6, 8)):
        raise InvalidInput(_("An HSN has 4, 6 or 8 digits."), param="hsn")
    country = values.get("country_of_origin", "IN")
    if not (country.isascii() and country.isalpha() and country.isupper() and len(country) == 2):
        raise InvalidInput(_("Name the country of origin by its two letters, such as IN."), param="country_of_origin")
    if values.get("unit", Unit.PIECE) not in Unit.values:
        raise InvalidInput(param="unit")
    for name in ("weight_g", "step_g"):
        if not 0 <= values.get(name, 0) <= HEAVIEST_G:
            raise InvalidInput(_("Give the weight in grams."), param=name)
    _check_declarations(values)


def _check_declarations(values: dict[str, Any]) -> None:
    for name in ("importer", "packer"):
        if name in values:
            values[name] = clean_line(values[name])[:300]
    if values.get("packed_on"):
        values["packed_on"] = values["packed_on"].replace(day=1)  # the law asks for month and year
        if values["packed_on"] > clock.today():
            raise InvalidInput(_("The month of packing lies ahead."), param="packed_on")
    days = values.get("shelf_life_days")
    if days is not None and not 0 < days <= LONGEST_SHELF_LIFE:
        raise InvalidInput(_("Give the shelf life in days."), param="shelf_life_days")
    if values.get("veg_mark", "") not in ("", *VegMark.values):
        raise InvalidInput(_("Choose a mark of the list."), param="veg_mark")
