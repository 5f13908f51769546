"""The goods of the demo market: what each shop lists, in which variants, and who else offers it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from vrinda.demo import pricing
from vrinda.demo.pictures import picture_key
from vrinda.demo.shops import SellerPlan
from vrinda.demo.taxonomy import Leaf, leaves
from vrinda.demo.titles import Naming, Option, Ware, attribute_value, name_ware, wares

_WHOLE_BP = 10_000
_SHARED_PERCENT = 12
_MOST_RIVALS = 3
# Half of what is sold from the tray or the basket is weighed out loose, in steps of a pav.
_LOOSE_LEAVES = frozenset({"peda", "mithai-other", "paneer-khoya", "loose-flowers"})
_LOOSE_EVERY, _LOOSE_STEP_G = 2, 250
_NET_SLOTS = ("net_g", "net", "ml", "count")
_NET_OF_UNIT = {
    "piece": ("1 piece", "1 नग"),
    "set": ("1 set", "1 सेट"),
    "pair": ("1 pair", "1 जोड़ी"),
    "kit": ("1 kit", "1 किट"),
    "pack": ("1 pack", "1 पैक"),
    "box": ("1 box", "1 डिब्बा"),
    "jar": ("1 jar", "1 जार"),
    "bottle": ("1 bottle", "1 बोतल"),
    "kg": ("1 kg", "1 किलो"),
}
_FIT_FOR_VRAT = {"vrat-atta", "makhan-mishri", "dry-fruit", "milk-curd", "paneer-khoya", "peda", "khurchan-rabdi"}
# How much of a thing a shop keeps: nothing now and then, often little, sometimes plenty.
_STOCK = ((0, 0), (1, 3), (4, 12), (4, 12), (8, 30), (8, 30), (20, 90))


@dataclass(frozen=True)
class PictureSpec:
    """What to draw; specs with the same key draw the same picture."""

    motif: str
    palette: str
    seed: int

    @property
    def key(self) -> str:
        """A name for the picture, fit for a file."""
        return picture_key(self.motif, self.palette, self.seed)


@dataclass(frozen=True)
class VariantPlan:
    """One choice of size, weight or colour. `attributes` are those that differ from the product's."""

    label: str
    label_hi: str
    attributes: Mapping[str, str | int]
    net_quantity: str
    weight_g: int
    price_paise: int
    mrp_paise: int
    stock: int


@dataclass(frozen=True)
class OfferPlan:
    """Another shop's price and stock; the last two have one entry per variant, in order."""

    seller_index: int
    price_paise: int
    mrp_paise: int
    stock: int
    variant_prices_paise: tuple[int, ...]
    variant_stocks: tuple[int, ...]


@dataclass(frozen=True)
class ProductPlan:
    """One product. The price is for `net_quantity`; where there are variants, one of them has that price.

    What is weighed out loose has a `step_g`: its price is that of a kilogram, its stock counts such steps.
    """

    index: int
    leaf_id: str
    seller_index: int
    title_en: str
    title_hi: str
    description_en: str
    description_hi: str
    hsn: str
    price_paise: int
    mrp_paise: int
    unit: str
    net_quantity: str
    net_quantity_hi: str
    weight_g: int
    country_of_origin: str
    attributes: Mapping[str, str | int]
    variants: tuple[VariantPlan, ...]
    stock: int
    picture: PictureSpec
    also_offered_by: tuple[OfferPlan, ...] = ()
    step_g: int = 0


def plan_products(*, sellers: Sequence[SellerPlan], products: int, rng: Random) -> tuple[ProductPlan, ...]:
    """As many products as asked, shared out by the size of each shop's catalogue, then offered by rivals."""
    taken: set[str] = set()
    planned = []
    for seller, count in zip(sellers, _shares(sellers, products), strict=True):
        order = rng.sample(seller.leaf_ids, len(seller.leaf_ids))
        for place in range(count):
            leaf = leaves()[order[place % len(order)]]
            planned.append(_product(len(planned), leaf, seller, taken, rng))
    return _with_rivals(planned, sellers, rng)


def _shares(sellers: Sequence[SellerPlan], products: int) -> list[int]:
    weights = [seller.catalogue_weight for seller in sellers]
    total = sum(weights)
    shares = [products * weight // total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(products * weights[i] % total), i))
    for i in by_remainder[: products - sum(shares)]:
        shares[i] += 1
    return shares


def _product(index: int, leaf: Leaf, seller: SellerPlan, taken: set[str], rng: Random) -> ProductPlan:
    naming = name_ware(leaf_id=leaf.id, taken=taken, rng=rng)
    ware = wares()[leaf.id]
    price = pricing.list_price(leaf=leaf, price_band=seller.price_band, size_bp=naming.size_bp, rng=rng)
    mrp = pricing.printed_mrp(price_paise=price, rng=rng)
    low, high = leaf.weight_g
    weight = min(high, rng.randint(low, low + (high - low) // 4) * naming.size_bp // _WHOLE_BP)
    variants = _variants(ware=ware, leaf=leaf, price=price, mrp=mrp, weight=weight, rng=rng)
    is_loose = leaf.id in _LOOSE_LEAVES and index % _LOOSE_EVERY == 0
    if is_loose:
        variants = ()
    net = _net_quantity(leaf, ware, naming)
    return ProductPlan(
        index=index,
        leaf_id=leaf.id,
        seller_index=seller.index,
        title_en=naming.title_en,
        title_hi=naming.title_hi,
        description_en=naming.description_en,
        description_hi=naming.description_hi,
        hsn=leaf.hsn,
        price_paise=price,
        mrp_paise=mrp,
        unit=leaf.sale_unit,
        net_quantity=net[0],
        net_quantity_hi=net[1],
        weight_g=weight,
        country_of_origin=rng.choice(leaf.origins),
        attributes=_attributes(leaf, naming, weight),
        variants=variants,
        stock=sum(variant.stock for variant in variants) if variants else _stock(rng),
        step_g=_LOOSE_STEP_G if is_loose else 0,
        picture=PictureSpec(naming.motif, naming.palette, index % 2 + len(naming.palette) % 2),
    )


def _stock(rng: Random) -> int:
    return rng.randint(*rng.choice(_STOCK))


def _net_quantity(leaf: Leaf, ware: Ware, naming: Naming) -> tuple[str, str]:
    if ware.variant_attribute in _NET_SLOTS:
        whole = next(option for option in ware.options if option.share_bp == _WHOLE_BP)
        return whole.label, whole.label_hi
    for slot in _NET_SLOTS:
        if slot in naming.picks:
            return naming.picks[slot].en, naming.picks[slot].in_hindi("m")
    return _NET_OF_UNIT[leaf.sale_unit]


def _attributes(leaf: Leaf, naming: Naming, weight: int) -> dict[str, str | int]:
    known = {name: attribute_value(name, naming.picks[name].en) for name in leaf.attributes if name in naming.picks}
    if "weight_g" in leaf.attributes:
        known["weight_g"] = weight
    if leaf.id in _FIT_FOR_VRAT:
        known["vrat_safe"] = "yes"
    return known


def _variants(*, ware: Ware, leaf: Leaf, price: int, mrp: int, weight: int, rng: Random) -> tuple[VariantPlan, ...]:
    return tuple(
        _variant(ware=ware, option=option, leaf=leaf, price=price, mrp=mrp, weight=weight, rng=rng)
        for option in ware.options
    )


def _variant(*, ware: Ware, option: Option, leaf: Leaf, price: int, mrp: int, weight: int, rng: Random) -> VariantPlan:
    value = attribute_value(ware.variant_attribute, option.value)
    by_measure = ware.variant_attribute in ("net_g", "ml")
    own_price = (
        price
        if option.share_bp == _WHOLE_BP
        else pricing.part_price(price_paise=price, share_bp=option.share_bp, leaf=leaf)
    )
    own_mrp = max(own_price, -(-mrp * option.share_bp // 1_000_000) * 100)
    return VariantPlan(
        label=option.label,
        label_hi=option.label_hi,
        attributes={ware.variant_attribute: value},
        net_quantity=option.label if by_measure else _NET_OF_UNIT[leaf.sale_unit][0],
        weight_g=value * 11 // 10 if by_measure else max(1, weight * option.share_bp // _WHOLE_BP),
        price_paise=own_price,
        mrp_paise=mrp if option.share_bp == _WHOLE_BP else own_mrp,
        stock=_stock(rng),
    )


def _with_rivals(planned: Sequence[ProductPlan], sellers: Sequence[SellerPlan], rng: Random) -> tuple[ProductPlan, ...]:
    dealers: dict[str, list[SellerPlan]] = {}
    for seller in sellers:
        for leaf_id in seller.leaf_ids:
            dealers.setdefault(leaf_id, []).append(seller)
    eligible = [
        product.index
        for product in planned
        if len(dealers[product.leaf_id]) > 1 and not leaves()[product.leaf_id].made_to_order
    ]
    wanted = min(len(eligible), len(planned) * _SHARED_PERCENT // 100)
    shared = set(rng.sample(eligible, wanted))
    return tuple(
        replace(product, also_offered_by=_rivals(product, dealers[product.leaf_id], rng))
        if product.index in shared
        else product
        for product in planned
    )


def _rivals(product: ProductPlan, dealers: Sequence[SellerPlan], rng: Random) -> tuple[OfferPlan, ...]:
    others = [seller for seller in dealers if seller.index != product.seller_index]
    count = rng.randint(1, min(_MOST_RIVALS, len(others)))
    return tuple(_rival_offer(product, seller, rng) for seller in rng.sample(others, count))


def _rival_offer(product: ProductPlan, seller: SellerPlan, rng: Random) -> OfferPlan:
    change = rng.choice((9300, 9600, 9800, 10000, 10200, 10400, 10800))
    leaf = leaves()[product.leaf_id]

    def asked(price: int, mrp: int) -> int:
        return pricing.rival_price(price_paise=price, mrp_paise=mrp, change_bp=change, leaf=leaf)

    stocks = tuple(_stock(rng) for _ in product.variants)
    return OfferPlan(
        seller_index=seller.index,
        price_paise=asked(product.price_paise, product.mrp_paise),
        mrp_paise=product.mrp_paise,
        stock=sum(stocks) if product.variants else _stock(rng),
        variant_prices_paise=tuple(asked(v.price_paise, v.mrp_paise) for v in product.variants),
        variant_stocks=stocks,
    )
