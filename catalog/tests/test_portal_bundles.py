"""A shop's own bundles and declarations in the portal; a rival's things are as good as absent."""

import pytest

from catalog.factories import CategoryFactory, ProductFactory
from catalog.models import BundlePart, Product
from catalog.services.bundles import create_bundle
from catalog.tests.test_images import picture
from sellers.factories import OfferFactory
from sellers.services.offers import create_offer
from vrinda.kernel.errors import InvalidInput, NotAllowed, NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture
def things(bela_shop):
    return [OfferFactory(partner=bela_shop, product=ProductFactory(owner=bela_shop)) for _ in range(2)]


def typed(offers, **changes):
    form = {"title": "Aarti set", "category": CategoryFactory(slug="lamps").pk, "picture": picture()}
    form |= {f"part_{row}": offer.public_id for row, offer in enumerate(offers, start=1)}
    return form | {"count_1": "2"} | changes


def test_a_shop_puts_a_bundle_together_and_hands_it_in(client, bela, things):
    client.force_login(bela)

    response = client.post("/portal/products/new-bundle/", typed(things))

    assert response.status_code == 302, response.context["form"].errors
    bundle = Product.objects.get(title="Aarti set")
    assert bundle.moderation == "submitted"
    assert list(bundle.parts.order_by("pk").values_list("offer", "quantity")) == [(things[0].pk, 2), (things[1].pk, 1)]


def test_one_thing_is_no_bundle_and_leaves_nothing_behind(client, bela, things):
    client.force_login(bela)

    page = client.post("/portal/products/new-bundle/", typed(things[:1])).content.decode()

    assert "from 2 to 12 different things" in page
    assert not Product.objects.filter(title="Aarti set").exists()


def test_chand_cannot_put_belas_things_into_a_bundle_and_leaves_no_trace(client, chand, things):
    client.force_login(chand)

    response = client.post("/portal/products/new-bundle/", typed(things))

    assert response.status_code == 200
    assert "part_1" in response.context["form"].errors
    assert not BundlePart.objects.exists()


def test_a_rivals_offer_is_as_good_as_absent(chand_shop, things):
    with pytest.raises(NotFound):
        create_bundle(
            owner=chand_shop,
            by="chand",
            category=CategoryFactory(),
            title="Set",
            parts=[(offer.public_id, 1) for offer in things],
        )


@pytest.mark.parametrize("counts", [(1, 0), (1, 21)])
def test_senseless_numbers_of_a_thing_are_refused(bela_shop, things, counts):
    parts = [(offer.public_id, count) for offer, count in zip(things, counts, strict=True)]
    with pytest.raises(InvalidInput):
        create_bundle(owner=bela_shop, by="bela", category=CategoryFactory(), title="Set", parts=parts)


def test_a_shop_mends_the_declarations_of_its_own_product(client, bela, things):
    client.force_login(bela)
    form = {"country_of_origin": "NP", "importer": "Bela, Vrindavan", "net_quantity": "1 piece", "shelf_life_days": "9"}

    response = client.post(f"/portal/products/{things[0].public_id}/declare/", form)

    assert response.status_code == 302
    product = Product.objects.get(pk=things[0].product_id)
    assert (product.country_of_origin, product.importer, product.shelf_life_days) == ("NP", "Bela, Vrindavan", 9)


def test_what_is_missing_is_said_beside_its_field(client, bela, things):
    client.force_login(bela)

    response = client.post(
        f"/portal/products/{things[0].public_id}/declare/", {"country_of_origin": "NP", "net_quantity": "1 piece"}
    )

    assert "importer" in response.context["declarations_form"].errors


def test_who_merely_offers_a_product_does_not_declare_for_it(client, chand, chand_shop, things):
    offer = OfferFactory(partner=chand_shop, product=things[0].product)
    client.force_login(chand)

    response = client.post(f"/portal/products/{offer.public_id}/declare/", {"country_of_origin": "NP"})

    assert response.status_code == 404
    assert Product.objects.get(pk=offer.product_id).country_of_origin == "IN"


def test_a_bundle_is_nobodys_to_put_a_price_on(bela, bela_shop, chand, chand_shop, things):
    """Else a rival's offer would stand on its page in place of what it holds, without any declaration of goods."""
    parts = [(thing.public_id, 1) for thing in things]
    bundle = create_bundle(owner=bela_shop, by=bela, category=CategoryFactory(), title="Aarti set", parts=parts)
    Product.objects.filter(pk=bundle.pk).update(moderation="published", is_public=True)
    bundle.refresh_from_db()
    for shop, person in ((chand_shop, chand), (bela_shop, bela)):
        with pytest.raises(NotAllowed):
            create_offer(seller=shop, product=bundle, price_paise=100, mrp_paise=100, stock=1, sku="", by=person)
