"""What is sold: the demo market's goods, planned in lots so that a hundred thousand fit in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from bench.places import Size
from vrinda.demo.goods import OfferPlan, ProductPlan, plan_products
from vrinda.demo.shops import SellerPlan

LOT = 5000
WITH_CHOICES = 8  # one product in so many has variants, as long as the number of offers allows


def lots(size: Size, sellers: Sequence[SellerPlan]) -> Iterator[list[ProductPlan]]:
    """Yield the goods in lots; a size begins with the goods of any smaller one. Titles may recur between lots."""
    for start in range(0, size.products, LOT):
        count = min(LOT, size.products - start)
        planned = plan_products(sellers=sellers, products=count, rng=Random(f"{size.seed}-goods-{start}"))
        fitted = _fitted(planned, offers=count * size.offers // size.products)
        yield [replace(plan, index=start + plan.index) for plan in fitted]


def _fitted(planned: Sequence[ProductPlan], *, offers: int) -> list[ProductPlan]:
    """Take variants and rivals away until there are as many offers as asked."""
    spare = offers - len(planned)
    fitted = []
    for plan in planned:
        has_choices = plan.variants and plan.index % WITH_CHOICES == 0 and len(plan.variants) - 1 <= spare
        plan = replace(plan, variants=plan.variants if has_choices else (), step_g=0)  # nothing is weighed out
        spare -= max(0, len(plan.variants) - 1)
        rivals = () if plan.variants else plan.also_offered_by[:spare]
        spare -= len(rivals)
        fitted.append(replace(plan, also_offered_by=rivals))
    return _topped_up(fitted, spare)


def _topped_up(planned: list[ProductPlan], spare: int) -> list[ProductPlan]:
    """Should offers be left over, let each shop sell what its neighbour in the plan sells, until none is."""
    topped = []
    for plan, neighbour in zip(planned, [*planned[1:], *planned[:1]], strict=True):
        if spare and not plan.variants and not plan.also_offered_by and neighbour.seller_index != plan.seller_index:
            plan = replace(plan, also_offered_by=(_as_rival(plan, neighbour.seller_index),))
            spare -= 1
        topped.append(plan)
    return topped


def _as_rival(plan: ProductPlan, seller_index: int) -> OfferPlan:
    return OfferPlan(seller_index, plan.price_paise, plan.mrp_paise, plan.stock, (), ())
