"""Names in addresses, in any of our scripts."""

import pytest

from vrinda.kernel.models import OldAddress
from vrinda.kernel.web_names import is_of_one_script, is_web_name, remember_address, target_of, web_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gota-border poshak, size 4", "gota-border-poshak-size-4"),
        ("Krishna's flute", "krishnas-flute"),
        ("लड्डू गोपाल पोशाक", "लड्डू-गोपाल-पोशाक"),
        ("मथुरा पेड़ा (500 ग्राम)", "मथुरा-पेड़ा-500-ग्राम"),
        ("Café Pérez", "cafe-perez"),
        ("₹ / ?", ""),
        ("বৃন্দাবন", "বৃন্দাবন"),
    ],
)
def test_a_text_becomes_a_web_name_with_its_marks(text, name):
    assert web_name(text) == name
    assert is_web_name(name) is bool(name)


@pytest.mark.parametrize("text", ["a b", "-a", "a--b", "A", "a/b", "a.b", "аmazon", "a\u202eb", "a%20b"])
def test_what_is_no_web_name_is_known(text):
    assert is_web_name(text) is False


@pytest.mark.parametrize(("text", "is_one"), [("bela-4", True), ("बेला-4", True), ("bela-पोशाक", False)])
def test_mixed_scripts_are_known(text, is_one):
    assert is_of_one_script(text) is is_one


@pytest.mark.django_db
def test_an_old_address_leads_on_until_its_thing_takes_the_name_back():
    remember_address(kind="shop", old="one", new="two", target="sel_1")
    remember_address(kind="shop", old="two", new="one", target="sel_1")

    assert target_of("shop", "one") is None
    assert target_of("shop", "two") == "sel_1"
    assert target_of("category", "two") is None
    assert OldAddress.objects.count() == 1
