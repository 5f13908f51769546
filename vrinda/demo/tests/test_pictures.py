"""Pictures are the same for the same seed, square, and different where they should be."""

import hashlib

import pytest

from vrinda.demo.pictures import (
    MOTIFS,
    PALETTES,
    TINT_OF_PALETTE,
    category_picture,
    draw,
    picture_key,
    shop_picture,
)
from vrinda.demo.taxonomy import categories


def fingerprint(picture):
    return hashlib.sha256(picture.tobytes()).hexdigest()


def test_same_spec_draws_the_same_pixels():
    assert fingerprint(draw("dress", "yellow", 4, 200)) == fingerprint(draw("dress", "yellow", 4, 200))


def test_specs_with_one_key_draw_the_same_pixels():
    assert picture_key("dress", "yellow", 4) == picture_key("dress", "yellow", 1)
    assert fingerprint(draw("dress", "yellow", 4, 200)) == fingerprint(draw("dress", "yellow", 1, 200))


def test_another_palette_or_seed_draws_another_picture():
    pictures = (draw("dress", "yellow", 0, 200), draw("dress", "red", 0, 200), draw("dress", "yellow", 1, 200))
    assert len({fingerprint(picture) for picture in pictures}) == 3


def test_painting_on_a_picture_leaves_the_next_one_clean():
    before = fingerprint(draw("diya", "saffron", 0, 200))
    draw("diya", "saffron", 0, 200).paste((0, 0, 0), (0, 0, 200, 200))
    assert fingerprint(draw("diya", "saffron", 0, 200)) == before


@pytest.mark.parametrize("motif", sorted(MOTIFS))
def test_each_motif_draws_in_each_variant(motif):
    sizes = {draw(motif, "terracotta", seed, 100).size for seed in (0, 1, 2)}
    assert sizes == {(100, 100)}


def test_full_size_is_a_thousand_pixels():
    assert draw("peda", "khoya", 0).size == (1000, 1000)
    assert draw("peda", "khoya", 0).mode == "RGB"


def test_each_category_has_its_own_picture():
    drawn = {fingerprint(category_picture(category.id, 100)) for category in categories()}
    assert len(drawn) == 12


def test_a_shop_picture_is_the_same_for_the_same_seed():
    assert fingerprint(shop_picture(9, "mala", 100)) == fingerprint(shop_picture(9, "mala", 100))


def test_every_palette_names_a_tint_of_the_product_card():
    assert set(TINT_OF_PALETTE) == set(PALETTES)
    assert set(TINT_OF_PALETTE.values()) == {"rose", "sand", "leaf", "amber", "sky", "lilac"}
