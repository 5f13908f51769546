"""A shop's web name changes through staff only, and never to one that is taken or ours."""

import pytest

from sellers.services.renaming import rename_shop
from sellers.slugs import new_slug
from vrinda.kernel.errors import InvalidInput, NotAllowed
from vrinda.kernel.models import AuditEntry, Event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["admin", "chand-vastra", "ab", "bela poshak", "bela-पोशाक", "béla"])
def test_a_name_that_is_taken_reserved_or_mixed_is_refused(bela_shop, chand_shop, slug):
    with pytest.raises(InvalidInput):
        rename_shop(seller=bela_shop, slug=slug, by=None)

    bela_shop.refresh_from_db()
    assert bela_shop.slug == "bela-poshak"


def test_nobody_takes_a_name_that_leads_to_another_shop(bela_shop, chand_shop):
    rename_shop(seller=bela_shop, slug="bela-silks", by=None)

    with pytest.raises(InvalidInput, match="taken"):
        rename_shop(seller=chand_shop, slug="bela-poshak", by=None)
    assert new_slug("", name="Bela Poshak") == "bela-poshak-2"


def test_a_shop_may_take_its_own_old_name_back(bela_shop):
    rename_shop(seller=bela_shop, slug="bela-silks", by=None)
    rename_shop(seller=bela_shop, slug="bela-poshak", by=None)

    bela_shop.refresh_from_db()
    assert bela_shop.slug == "bela-poshak"


def test_the_owner_cannot_rename_the_shop(bela, bela_shop):
    with pytest.raises(NotAllowed):
        rename_shop(seller=bela_shop, slug="bela-silks", by=bela)


def test_a_rename_is_on_the_tape_and_in_the_audit(bela_shop):
    rename_shop(seller=bela_shop, slug="bela-silks", by=None)

    assert Event.objects.get(type="seller.renamed").payload["slug"] == "bela-silks"
    assert AuditEntry.objects.get(action="seller.renamed").before == {"slug": "bela-poshak"}


def test_a_shop_named_in_hindi_gets_a_hindi_web_name():
    assert new_slug("", name="निकुंज रेखा पोशाक") == "निकुंज-रेखा-पोशाक"
    assert new_slug("", name="Bela पोशाक") == "shop-bela"
    assert new_slug("", name="गो") == "our-shop"
