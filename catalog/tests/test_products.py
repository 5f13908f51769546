"""Writing a product and bringing it through review."""

from datetime import UTC, date, datetime

import pytest

from accounts.factories import UserFactory
from catalog.content import BlockedWord, clean_html
from catalog.factories import CategoryFactory, ProductFactory, TaxRateFactory
from catalog.models import Product, ProductCategory
from catalog.services.products import (
    NotReadyForSale,
    Variant,
    change_product,
    create_product,
    publish_product,
    reject_product,
    submit_product,
)
from catalog.states import Certainty, Moderation
from catalog.taxes import NoTaxRate
from catalog.unit_prices import UnitPrice, unit_price
from sellers.factories import OfferFactory, SellerFactory
from sellers.states import SellerKind
from vrinda.kernel.errors import InvalidInput, NotAllowed
from vrinda.kernel.models import AuditEntry, Event
from vrinda.kernel.states import IllegalTransition

NOON = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)


@pytest.fixture
def draft(db):
    return write()


def write(**fields) -> Product:
    values = {
        "owner": SellerFactory(),
        "by": "asha",
        "category": CategoryFactory(slug="poshak"),
        "title": "Gota poshak",
        "title_hi": "गोटा पोशाक",
        "hsn": "99010000",
        "tax_rate": TaxRateFactory(),
        "net_quantity": "1 piece",
        **fields,
    }
    return create_product(**values)


def test_a_product_is_written_reviewed_and_shown(draft):
    submit_product(product=draft, by="bela", now=NOON)
    publish_product(product=draft, by="staff", now=NOON)

    draft.refresh_from_db()
    assert draft.moderation == Moderation.PUBLISHED
    assert list(Event.objects.order_by("pk").values_list("type", "actor")) == [
        ("product.created", "asha"),
        ("product.submitted", "bela"),
        ("product.published", "staff"),
    ]
    assert AuditEntry.objects.get().action == "product.published"


def test_choices_become_children_that_stand_alone_on_an_order_line(db):
    parent = write(
        variants=[
            Variant("Size 2", "साइज़ 2", {"size": 2}, weight_g=80),
            Variant("Size 4", "साइज़ 4", {"size": 4}, net_quantity="2 pieces"),
        ],
        weight_g=120,
    )
    submit_product(product=parent, by=None, now=NOON)
    publish_product(product=parent, by=None, now=NOON)

    small, large = parent.children.order_by("pk")
    assert (small.title, small.title_hi, small.variant_label) == (
        "Gota poshak, Size 2",
        "गोटा पोशाक, साइज़ 2",
        "Size 2",
    )
    assert (small.hsn, small.tax_rate_id, small.moderation) == ("99010000", parent.tax_rate_id, "published")
    assert (small.weight_g, large.weight_g, large.net_quantity) == (80, 120, "2 pieces")
    assert list(large.attribute_values.values_list("attribute__code", "value_text")) == [("size", "4")]


def test_a_change_reaches_the_choices_and_tells_what_changed(db):
    parent = write(variants=[Variant("Size 2")])

    change_product(product=parent, by="bela", title="Zari poshak", hsn="99010001")

    child = parent.children.get()
    assert (child.title, child.hsn) == ("Zari poshak, Size 2", "99010001")
    event = Event.objects.get(type="product.changed")
    assert event.payload["changed"] == ["hsn", "title"]
    assert event.payload["before"] == {"hsn": "99010000", "title": "Gota poshak"}


def test_a_new_category_takes_the_place_of_the_old(draft):
    lamps = CategoryFactory(slug="lamps")

    change_product(product=draft, by=None, category=lamps)

    assert list(ProductCategory.objects.filter(product=draft).values_list("category__slug", flat=True)) == ["lamps"]


def test_a_draft_cannot_be_published_without_review(draft):
    with pytest.raises(IllegalTransition):
        publish_product(product=draft, by="staff", now=NOON)

    draft.refresh_from_db()
    assert draft.moderation == Moderation.DRAFT


def test_a_product_sent_back_says_why_and_may_come_again(draft):
    submit_product(product=draft, by=None, now=NOON)
    reject_product(product=draft, by="staff", note="The picture shows another thing.", now=NOON)

    draft.refresh_from_db()
    assert (draft.moderation, draft.moderation_note) == ("rejected", "The picture shows another thing.")
    submit_product(product=draft, by=None, now=NOON)


def test_a_product_without_a_tax_rate_cannot_be_submitted(db):
    draft = write(hsn="99039999", tax_rate=None)

    with pytest.raises(NoTaxRate):
        submit_product(product=draft, by=None, now=NOON)


def test_an_uncertain_rate_keeps_a_regular_seller_waiting_until_it_is_approved(db):
    rate = TaxRateFactory(certainty=Certainty.UNCERTAIN)
    draft = write(tax_rate=rate)
    submit_product(product=draft, by=None, now=NOON)

    with pytest.raises(NotReadyForSale):
        publish_product(product=draft, by="staff", now=NOON)

    rate.approved_by = "CA Gupta"
    rate.save()
    assert publish_product(product=draft, by="staff", now=NOON).moderation == "published"


def test_an_uncertain_rate_does_not_stop_a_seller_who_charges_no_gst(db):
    draft = write(tax_rate=TaxRateFactory(certainty="uncertain"), owner=SellerFactory(kind=SellerKind.COMPOSITION))
    submit_product(product=draft, by=None, now=NOON)

    assert publish_product(product=draft, by="staff", now=NOON).moderation == "published"


@pytest.mark.parametrize(("fssai", "expires_on"), [("", None), ("12726055000123", date(2026, 11, 21))])
def test_food_needs_a_valid_fssai_number(db, fssai, expires_on):
    seller = SellerFactory(fssai=fssai, fssai_expires_on=expires_on)
    draft = write(owner=seller, category=CategoryFactory(slug="peda", requires_fssai=True))

    with pytest.raises(NotReadyForSale):
        submit_product(product=draft, by=None, now=NOON)


@pytest.mark.parametrize(
    "title", ["Siyar Singhi for luck", "Original hatha  jodi", "असली हत्था जोड़ी", "Fresh egg curry"]
)
def test_blocked_words_are_heard_in_either_script(db, title):
    with pytest.raises(BlockedWord):
        write(title=title)


def test_a_word_that_only_begins_like_a_blocked_one_is_free(db):
    assert write(title="Eggless cake for bhog", description="Meatless of course").pk


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "  "),
        ("hsn", "12"),
        ("hsn", "१२३४"),
        ("country_of_origin", "india"),
        ("unit", "ton"),
        ("weight_g", -1),
    ],
)
def test_what_cannot_be_is_refused(db, field, value):
    with pytest.raises(InvalidInput):
        write(**{field: value})

    assert not Product.objects.exists()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Sewn & lined", "Sewn & lined"),
        ("<p onclick=x>Hi</p>", "<p>Hi</p>"),
        ("<script>alert(1)</script>Hi", "Hi"),
        ("<a href='javascript:x'>Hi</a>", "Hi"),
        ("<ul><li>One</li></ul>", "<ul><li>One</li></ul>"),
        ("Right\u202e to left\u0000", "Right to left"),
    ],
)
def test_descriptions_keep_only_harmless_tags(written, kept):
    assert clean_html(written) == kept


@pytest.mark.parametrize(
    ("price_paise", "net_quantity", "expected"),
    [
        (15_000, "250 g", UnitPrice(60, "g")),
        (48_000, "1 kg", UnitPrice(48_000, "kg")),
        (24_000, "500 ml bottle", UnitPrice(48, "ml")),
        (24_000, "1.5 l", UnitPrice(16_000, "l")),
        (24_000, "250 ग्राम", UnitPrice(96, "g")),
        (24_000, "1 piece", None),
        (24_000, "0 g", None),
        (24_000, "", None),
        (24_000, "108 beads", None),
        (24_000, "6 lehenga", None),
    ],
)
def test_unit_sale_price_is_per_gram_below_a_kilogram(price_paise, net_quantity, expected):
    assert unit_price(price_paise, net_quantity) == expected


@pytest.mark.parametrize("fields", [{"step_g": 5000}, {"net_quantity": "5 kg"}])
def test_an_owner_cannot_change_how_much_another_shops_price_is_for(bela, bela_shop, chand_shop, fields):
    """Else a rival's ₹100 for 250 g become ₹100 for 5 kg, and are bought."""
    product = ProductFactory(owner=bela_shop, step_g=250)
    change_product(product=product, by=bela, **fields)
    OfferFactory(partner=chand_shop, product=product)

    with pytest.raises(NotAllowed):
        change_product(product=product, by=bela, **{name: value * 2 for name, value in fields.items()})
    change_product(product=product, by=bela, title="Fresh peda", **fields)
    change_product(
        product=product, by=UserFactory(is_staff=True), **{name: value * 2 for name, value in fields.items()}
    )
