"""The planned market is the same each time, complete, and obeys the rules of papers and prices."""

import hashlib
import subprocess
import sys
from collections import Counter

import phonenumbers
import pytest

from sellers import identifiers
from vrinda.demo.identity import PAN_KIND
from vrinda.demo.pictures import MOTIFS, PALETTES
from vrinda.demo.plan import plan_market
from vrinda.demo.taxonomy import leaves
from vrinda.demo.titles import attribute_names, hindi_of_values

PRINT_PLAN = (
    "import hashlib; from vrinda.demo.plan import plan_market;"
    "print(hashlib.sha256(repr(plan_market(shops=25, products=300, seed=7)).encode()).hexdigest())"
)


@pytest.fixture(scope="module")
def market():
    return plan_market(shops=30, products=1500, seed=7)


def test_same_seed_plans_the_same_market_in_another_process():
    here = hashlib.sha256(repr(plan_market(shops=25, products=300, seed=7)).encode()).hexdigest()
    there = subprocess.run([sys.executable, "-c", PRINT_PLAN], capture_output=True, text=True, check=True)
    assert there.stdout.strip() == here


def test_another_seed_plans_another_market():
    one = plan_market(shops=25, products=50, seed=1)
    two = plan_market(shops=25, products=50, seed=2)
    assert [p.title_en for p in one.products] != [p.title_en for p in two.products]


def test_counts_are_exactly_those_asked_for(market):
    assert len(market.sellers) == 30
    assert len(market.products) == 1500
    assert len(market.customers) == 40
    assert len(market.categories) == 12
    assert sum(len(category.leaves) for category in market.categories) == 77


def test_each_leaf_that_sells_goods_has_products(market):
    stocked = {product.leaf_id for product in market.products}
    assert set(leaves()) - stocked == {"phool-bangla"}


def test_every_gstin_passes_the_checksum_and_holds_the_pan_and_state(market):
    registered = [seller for seller in market.sellers if seller.gstin]
    wrong = [
        seller.gstin
        for seller in registered
        if seller.gstin[14] != identifiers.gstin_check_character(seller.gstin[:14])
        or seller.gstin[:12] != seller.state_code + seller.pan
    ]
    assert len(registered) == 26
    assert wrong == []


def test_fourth_letter_of_a_pan_is_the_kind_of_entity(market):
    assert [s.pan for s in market.sellers if s.pan[3] != PAN_KIND[s.entity_type]] == []


def test_every_paper_is_accepted_as_a_seller_would_type_it(market):
    for seller in market.sellers:
        identifiers.check_pan_fits(identifiers.normal_pan(seller.pan), seller.entity_type)
        assert identifiers.normal_ifsc(seller.ifsc) == seller.ifsc
        assert identifiers.normal_account(seller.bank_account) == seller.bank_account
        assert phonenumbers.is_valid_number(phonenumbers.parse(seller.phone))
    assert [identifiers.normal_gstin(s.gstin) for s in market.sellers if s.gstin] == [
        s.gstin for s in market.sellers if s.gstin
    ]
    assert [identifiers.normal_fssai(s.fssai) for s in market.sellers if s.fssai] == [
        s.fssai for s in market.sellers if s.fssai
    ]
    ids = [s.gst_enrolment_id for s in market.sellers if s.gst_enrolment_id]
    assert [identifiers.normal_enrolment_id(number) for number in ids] == ids


def test_papers_slugs_and_phones_are_unique(market):
    for field in ("pan", "slug", "phone", "email", "bank_account", "name_en"):
        values = Counter(getattr(seller, field) for seller in market.sellers)
        assert values.most_common(1)[0][1] == 1, field


def test_who_sells_food_has_a_licence_with_an_expiry(market):
    without = [
        p.index
        for p in market.products
        if leaves()[p.leaf_id].fssai_required and not market.sellers[p.seller_index].fssai
    ]
    assert without == []
    licences = [s for s in market.sellers if s.fssai]
    assert {len(s.fssai) for s in licences} == {14}
    assert [s.fssai for s in licences if s.fssai[0] not in "12" or not s.fssai_expires_on] == []


def test_no_price_is_above_its_mrp(market):
    pairs = [(p.price_paise, p.mrp_paise) for p in market.products]
    pairs += [(v.price_paise, v.mrp_paise) for p in market.products for v in p.variants]
    pairs += [(o.price_paise, o.mrp_paise) for p in market.products for o in p.also_offered_by]
    pairs += [
        (price, variant.mrp_paise)
        for p in market.products
        for offer in p.also_offered_by
        for price, variant in zip(offer.variant_prices_paise, p.variants, strict=True)
    ]
    assert [pair for pair in pairs if not 0 < pair[0] <= pair[1]] == []


def test_product_prices_stay_in_the_band_of_their_leaf(market):
    outside = [
        p.index
        for p in market.products
        if not leaves()[p.leaf_id].min_paise <= p.price_paise <= leaves()[p.leaf_id].max_paise
    ]
    assert outside == []


def test_threshold_goods_avoid_the_dead_band(market):
    prices = [
        price
        for p in market.products
        if leaves()[p.leaf_id].has_price_threshold
        for price in (
            p.price_paise,
            *(v.price_paise for v in p.variants),
            *(o.price_paise for o in p.also_offered_by),
            *(price for o in p.also_offered_by for price in o.variant_prices_paise),
        )
    ]
    assert [price for price in prices if 262_501 <= price <= 295_000] == []


def test_one_variant_has_the_price_of_the_product(market):
    odd = [p.index for p in market.products if p.variants and p.price_paise not in {v.price_paise for v in p.variants}]
    assert odd == []


def test_titles_are_unique_within_a_shop_in_both_languages(market):
    english = Counter((p.seller_index, p.title_en) for p in market.products)
    hindi = Counter((p.seller_index, p.title_hi) for p in market.products)
    assert english.most_common(1)[0][1] == 1
    assert hindi.most_common(1)[0][1] == 1


def test_hindi_texts_hold_no_empty_slot_and_are_in_devanagari(market):
    texts = [text for p in market.products for text in (p.title_hi, p.description_hi)]
    assert [t for t in texts if "{" in t or not any("\u0900" <= c <= "\u097f" for c in t)] == []


def test_twelve_in_a_hundred_products_are_offered_by_rivals_who_deal_in_them(market):
    shared = [p for p in market.products if p.also_offered_by]
    assert len(shared) == 180
    strangers = [
        (p.index, offer.seller_index)
        for p in shared
        for offer in p.also_offered_by
        if offer.seller_index == p.seller_index or p.leaf_id not in market.sellers[offer.seller_index].leaf_ids
    ]
    assert strangers == []
    assert {len(p.also_offered_by) for p in shared} == {1, 2, 3}


def test_every_product_has_a_picture_that_can_be_drawn(market):
    specs = {(p.picture.motif, p.picture.palette) for p in market.products}
    assert {motif for motif, _ in specs} <= set(MOTIFS)
    assert {palette for _, palette in specs} <= set(PALETTES)


def test_customers_live_mostly_in_the_town_and_reach_each_zone(market):
    zones = Counter(customer.zone_id for customer in market.customers)
    assert zones == {"z1": 22, "z2": 5, "z3": 3, "z4": 4, "z5": 6}


def test_every_attribute_of_the_taxonomy_has_a_label_in_both_languages():
    used = {name for leaf in leaves().values() for name in leaf.attributes}
    assert used - set(attribute_names()) == set()


def test_a_facet_value_has_its_hindi():
    assert hindi_of_values()["yellow"] == "पीला"
    assert hindi_of_values()["velvet"] == "मखमली"
