"""The least valid shop, member and offer, for tests."""

from decimal import Decimal

import factory

from accounts.factories import UserFactory
from sellers.identifiers import gstin_check_character
from sellers.models import DeliveryRate, DeliveryZone, Member, Offer, Seller
from sellers.states import Carrier, EntityType, Role, SellerKind, SellerStatus


def pan_number(number: int) -> str:
    """Return the valid PAN of an invented proprietor."""
    return f"ZZZPS{number % 10_000:04d}{chr(ord('A') + number // 10_000 % 26)}"


def gstin_number(number: int) -> str:
    """Return the valid GSTIN of an invented proprietor in Uttar Pradesh."""
    first_14 = f"09{pan_number(number)}1Z"
    return first_14 + gstin_check_character(first_14)


class SellerFactory(factory.django.DjangoModelFactory):
    """An approved shop in Vrindavan, regular under GST."""

    class Meta:
        model = Seller

    name = factory.Sequence(lambda number: f"Shop {number}")
    slug = factory.Sequence(lambda number: f"shop-{number}")
    legal_name = factory.LazyAttribute(lambda seller: f"{seller.name} Proprietor")
    kind = SellerKind.REGULAR
    entity_type = EntityType.PROPRIETOR
    state_code = "09"
    gstin = factory.Sequence(gstin_number)
    pan = factory.LazyAttribute(lambda seller: seller.gstin[2:12] or "ZZZPS0001A")
    bank_account = "123456789012"
    bank_last4 = "9012"
    bank_ifsc = "SBIN0001234"
    phone = "+919812300000"
    email = factory.Sequence(lambda number: f"shop{number}@example.com")
    address_line = "7 Banke Bihari Gali"
    locality = "Banke Bihari"
    city = "Vrindavan"
    pincode = "281121"
    status = SellerStatus.APPROVED


class _AcrossSellersFactory(factory.django.DjangoModelFactory):
    """Makes rows of a seller's table; a test need not stand inside the seller's scope to do so."""

    class Meta:
        abstract = True

    @classmethod
    def _get_manager(cls, model_class):
        return model_class.across_sellers


class MemberFactory(_AcrossSellersFactory):
    """The owner of a shop."""

    class Meta:
        model = Member

    seller = factory.SubFactory(SellerFactory)
    user = factory.SubFactory(UserFactory)
    role = Role.OWNER


class OfferFactory(_AcrossSellersFactory):
    """Ten pieces at ₹100, MRP ₹120."""

    class Meta:
        model = Offer

    partner = factory.SubFactory(SellerFactory)
    product = factory.SubFactory("catalog.factories.ProductFactory")
    partner_sku = factory.Sequence(lambda number: f"SKU-{number}")
    price_currency = "INR"
    price = Decimal("100.00")
    mrp_paise = 12000
    num_in_stock = 10


def bring_everywhere(*, fee_paise: int = 4000, free_above_paise: int | None = 50_000) -> None:
    """Let riders serve Vrindavan at a fee, and couriers of shops that have one serve India for ₹90 in 3 to 5 days."""
    town = DeliveryZone.objects.create(code="town", name="Vrindavan", pincodes=["281121", "281001"], rank=1)
    DeliveryRate.objects.create(
        zone=town, carrier=Carrier.MARKET, fee_paise=fee_paise, free_above_paise=free_above_paise, max_days=2
    )
    india = DeliveryZone.objects.create(code="india", name="India", rank=9)
    DeliveryRate.objects.create(zone=india, carrier=Carrier.SELLER, fee_paise=9000, min_days=3, max_days=5)
