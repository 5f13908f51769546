"""The whole demo market as plain values: the same for the same numbers, in any process."""

from dataclasses import dataclass
from random import Random

from vrinda.demo.goods import ProductPlan, plan_products
from vrinda.demo.people import CustomerPlan, plan_customers
from vrinda.demo.shops import SellerPlan, plan_sellers
from vrinda.demo.taxonomy import Category, categories


@dataclass(frozen=True)
class MarketPlan:
    """What the seeding step puts into the database; the applicant is a shop that waits for its approval."""

    categories: tuple[Category, ...]
    sellers: tuple[SellerPlan, ...]
    applicant: SellerPlan
    products: tuple[ProductPlan, ...]
    customers: tuple[CustomerPlan, ...]


def plan_market(*, shops: int, products: int, seed: int) -> MarketPlan:
    """Plans a market; shops, goods and people draw from streams of their own, so one count does not stir another."""
    *sellers, applicant = plan_sellers(shops=shops + 1, rng=Random(f"{seed}-sellers"))
    return MarketPlan(
        categories=categories(),
        sellers=tuple(sellers),
        applicant=applicant,
        products=plan_products(sellers=sellers, products=products, rng=Random(f"{seed}-goods")),
        customers=plan_customers(Random(f"{seed}-customers")),
    )
