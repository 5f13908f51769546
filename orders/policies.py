"""Oscar's policies, ours: which price a line has, and what an order is called."""

import secrets

from oscar.apps.partner import availability, prices, strategy

from vrinda.kernel.ids import ALPHABET


class PinnedOffer(strategy.Structured):
    """Price and availability of the very offer the shopper put in the basket; prices include GST."""

    def select_stockrecord(self, product):
        return None  # a product has no price of its own here: sellers' offers do

    def fetch_for_line(self, line, stockrecord=None):
        offer = line.stockrecord
        return strategy.PurchaseInfo(
            price=self.pricing_policy(line.product, offer),
            availability=self.availability_policy(line.product, offer),
            stockrecord=offer,
        )

    def pricing_policy(self, product, stockrecord):
        if stockrecord is None:
            return prices.Unavailable()
        return prices.FixedPrice(currency="INR", excl_tax=stockrecord.price, tax=0)

    def availability_policy(self, product, stockrecord):
        if stockrecord is None or not stockrecord.is_active:
            return availability.Unavailable()
        return availability.StockRequired(stockrecord.free_stock)

    def parent_pricing_policy(self, product, children_stock):
        return prices.Unavailable()

    def parent_availability_policy(self, product, children_stock):
        return availability.Unavailable()


class Selector:
    def strategy(self, request=None, user=None, **kwargs) -> PinnedOffer:
        return PinnedOffer(request)


class OrderNumberGenerator:
    def order_number(self, basket=None) -> str:
        return new_order_number()


def new_order_number() -> str:
    """Return a number people can read out: V and ten random signs, telling nothing."""
    digits = [secrets.choice(ALPHABET.upper()) for _ in range(10)]
    return "V" + "".join(digits[:5]) + "-" + "".join(digits[5:])
