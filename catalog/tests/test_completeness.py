"""What a product must say before it may be sold: the categories ask, and each missing thing is named."""

from contextlib import nullcontext
from datetime import date, timedelta

import pytest

from catalog.factories import CategoryFactory, ProductFactory, TaxRateFactory, list_product
from catalog.models import BundlePart
from catalog.services.completeness import NotReadyForSale
from catalog.services.products import change_product, publish_product, submit_product
from sellers.factories import OfferFactory, SellerFactory
from sellers.services.offers import create_offer
from vrinda.kernel import clock
from vrinda.kernel.errors import InvalidInput, NotAllowed

pytestmark = pytest.mark.django_db


def draft(**fields):
    return ProductFactory(moderation="draft", **fields)


@pytest.fixture
def sweets():
    return CategoryFactory(slug="sweets", requires_fssai=True, requires_veg_mark=True, requires_shelf_life=True)


def test_everything_that_is_missing_is_named_at_once(sweets):
    product = draft(category=sweets, net_quantity="", country_of_origin="NP")

    with pytest.raises(NotReadyForSale) as refusal:
        submit_product(product=product, by="bela")

    words = str(refusal.value.message)
    assert refusal.value.param == "net_quantity"
    for thing in ("net quantity", "importer", "days from making", "veg mark", "FSSAI"):
        assert thing in words


def test_what_a_category_above_asks_for_is_asked_too(sweets):
    peda = CategoryFactory(slug="peda", parent=sweets, requires_packer=True)
    with pytest.raises(NotReadyForSale, match="maker or packer; for how many days from making"):
        submit_product(product=draft(category=peda), by="bela")


def test_food_that_says_all_may_be_sold(sweets):
    owner = SellerFactory(fssai="12725111000011")
    product = draft(category=sweets, owner=owner, veg_mark="veg", shelf_life_days=10)
    product = submit_product(product=product, by="bela")
    assert publish_product(product=product, by="staff").is_on_show


def test_what_is_sold_loose_needs_no_net_quantity():
    product = draft(net_quantity="", step_g=250, tax_rate=TaxRateFactory())
    assert submit_product(product=product, by="bela").moderation == "submitted"


def test_staff_cannot_publish_what_became_incomplete(sweets):
    owner = SellerFactory(fssai="12725111000011")
    product = ProductFactory(moderation="submitted", category=sweets, owner=owner, shelf_life_days=10)
    with pytest.raises(NotReadyForSale, match="veg mark"):
        publish_product(product=product, by="staff")


def test_a_product_on_show_cannot_lose_what_the_law_asks():
    product = ProductFactory(country_of_origin="NP", importer="Bela Sharma, Vrindavan")
    with pytest.raises(NotReadyForSale, match="importer"):
        change_product(product=product, by="bela", importer="")


@pytest.mark.parametrize(
    "fields",
    [{"packed_on": date(2999, 1, 1)}, {"shelf_life_days": 0}, {"veg_mark": "green"}, {"step_g": -1}],
)
def test_senseless_declarations_are_refused(fields):
    with pytest.raises(InvalidInput):
        change_product(product=ProductFactory(), by="bela", **fields)


def test_a_bundle_holds_two_things_that_are_on_show():
    seller = SellerFactory()
    bundle = draft(owner=seller, hsn="", tax_rate=None, net_quantity="")
    BundlePart.objects.create(bundle=bundle, offer=OfferFactory(partner=seller))
    with pytest.raises(NotReadyForSale, match="at least two"):
        submit_product(product=bundle, by="bela")
    hidden = OfferFactory(partner=seller, product=draft(owner=seller, title="Hidden bell"))
    part = BundlePart.objects.create(bundle=bundle, offer=hidden)
    with pytest.raises(NotReadyForSale, match="Hidden bell"):
        submit_product(product=bundle, by="bela")
    part.delete()
    BundlePart.objects.create(bundle=bundle, offer=OfferFactory(partner=seller))
    assert submit_product(product=bundle, by="bela").moderation == "submitted"


@pytest.mark.parametrize(
    ("fssai", "days_left", "may"), [("", None, False), ("12725111000011", -1, False), ("12725111000011", 0, True)]
)
def test_food_of_another_shop_is_offered_with_a_valid_fssai_number_only(
    bela_shop, chand, chand_shop, fssai, days_left, may
):
    food = CategoryFactory(slug="food", requires_fssai=True)
    peda = list_product(seller=bela_shop, category=CategoryFactory(slug="peda", parent=food)).product
    chand_shop.fssai = fssai
    chand_shop.fssai_expires_on = None if days_left is None else clock.today() + timedelta(days=days_left)
    chand_shop.save()
    with nullcontext() if may else pytest.raises(NotAllowed):
        create_offer(seller=chand_shop, product=peda, price_paise=100, mrp_paise=100, stock=1, sku="", by=chand)
