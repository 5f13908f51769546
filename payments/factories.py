"""The least valid payment and credit, for tests."""

from datetime import UTC, datetime

import factory

from payments.models import Credit, Payment
from payments.states import PaymentMethod, PayoutRail
from sellers.factories import SellerFactory

MONDAY = datetime(2026, 3, 2, 4, 30, tzinfo=UTC)


class PaymentFactory(factory.django.DjangoModelFactory):
    """₹2,500 to be paid through the gateway."""

    class Meta:
        model = Payment

    order_ref = factory.Sequence(lambda number: f"ord_{number:020d}")
    method = PaymentMethod.GATEWAY
    amount_paise = 250_000
    created_at = MONDAY


class CreditFactory(factory.django.DjangoModelFactory):
    """₹1,690.75 that settled and was not paid out yet."""

    class Meta:
        model = Credit

    seller = factory.SubFactory(SellerFactory)
    seller_order_ref = factory.Sequence(lambda number: f"so_{number:020d}")
    reference = factory.SelfAttribute("seller_order_ref")
    amount_paise = 169_075
    rail = PayoutRail.GATEWAY
    matured_at = MONDAY

    @classmethod
    def _get_manager(cls, model_class):
        return model_class.across_sellers
