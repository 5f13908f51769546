"""Public ids tell nothing and repeat never."""

import re

from django.contrib.auth import get_user_model

from vrinda.kernel.ids import PublicIdField, new_id


def test_id_is_a_prefix_and_twenty_random_signs():
    assert re.fullmatch(r"ord_[0-9a-hjkmnp-tv-z]{20}", new_id("ord"))


def test_twenty_thousand_ids_differ():
    assert len({new_id("evt") for _ in range(20_000)}) == 20_000


def test_each_position_takes_each_sign():
    ids = [new_id("x")[2:] for _ in range(3_000)]
    assert {len(set(column)) for column in zip(*ids, strict=True)} == {32}


def test_a_new_row_has_its_public_id_before_it_is_saved():
    first, second = get_user_model()(), get_user_model()()
    assert first.public_id.startswith("usr_")
    assert first.public_id != second.public_id


def test_field_survives_a_migration():
    name, path, args, kwargs = PublicIdField(prefix="pay").deconstruct()
    assert kwargs["prefix"] == "pay"
    assert PublicIdField(*args, **kwargs).prefix == "pay"
