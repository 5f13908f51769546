"""What fits which Thakurji, however a seller writes it, in either script."""

from fractions import Fraction

import pytest

from catalog.deities import ChartRow, fits_of, fits_of_choice, inches_of, numbers_of_height, wanted_fits

CHART = (
    ChartRow(0, Fraction(2), Fraction(9, 4)),
    ChartRow(3, Fraction(13, 4), Fraction(7, 2)),
    ChartRow(4, Fraction(15, 4), Fraction(4)),
)


def gopal(*numbers):
    return [f"laddu_gopal:{number}" for number in numbers]


@pytest.mark.parametrize(
    ("attributes", "fits"),
    [
        ({"laddu_gopal_size": ["3"]}, gopal(3)),
        ({"laddu_gopal_size_no": ["0", "1", "12"]}, gopal(0, 1, 12)),
        ({"laddu_gopal_size": ["size 0–2"]}, gopal(0, 1, 2)),
        ({"laddu_gopal_size": ["साइज़ ३-४"]}, gopal(3, 4)),
        ({"laddu_gopal_size": ["13"]}, []),
        ({"laddu_gopal_size": ["2.5"]}, []),
        ({"deity_height_inch": ["6 inch"]}, ["height_in:6"]),
        ({"deity_height_inch": ["6.5"]}, ["height_in:6.5"]),
        ({"deity_height": ["१५ सेमी"]}, ["height_in:6"]),
        ({"deity_height_inch": ["4 to 5 inch"]}, ["height_in:4", "height_in:4.5", "height_in:5"]),
        ({"deity_height_inch": ["400 inch"]}, []),
        ({"deity": ["Laddu Gopal"], "deity_height_inch": ["6 inch"]}, []),  # it is a deity, it fits none
        ({"height_inch": ["6 inch"]}, []),  # a bell's
        ({"diameter_inch": ["6 inch"]}, []),
    ],
)
def test_attributes_tell_what_a_thing_fits(attributes, fits):
    assert fits_of(attributes=attributes, titles=["Thing"]) == fits


@pytest.mark.parametrize(
    ("title", "fits"),
    [
        ("Laddu Gopal poshak, size 3", gopal(3)),
        ("Laddoo Gopal dress no. 2", gopal(2)),
        ("Thakurji poshak 4 number", gopal(4)),
        ("Velvet jhula for Kanha, size 2-4", gopal(2, 3, 4)),
        ("लड्डू गोपाल की पोशाक साइज़ ३", gopal(3)),
        ("गोपाल जी का मुकुट नंबर ५", gopal(5)),
        ("लड्डू गोपाल पोशाक, ३ नंबर", gopal(3)),
        ("Radha-Krishna poshak, 9 inch", ["height_in:9"]),
        ("राधा-कृष्ण पोशाक १२ इंच", ["height_in:12"]),
        ("Thakurji asan 15 cm", ["height_in:6"]),
        ("Laddu Gopal poshak, set of 3", []),
        ("Brass ghanti 6 inch", []),
        ("Kurta size 3", []),
        ("Laddu Gopal poster no 4", []),
        ("Gopal laddu 500 g", []),
        ("Laddu Gopal poshak size 3 inch", ["height_in:3"]),
    ],
)
def test_titles_tell_what_a_deitys_things_fit_and_no_others(title, fits):
    assert fits_of(attributes={}, titles=[title]) == fits


def test_labels_of_choices_count_where_the_thing_is_a_deitys():
    labels = ["Size 1", "साइज़ २", "6 inch"]
    assert fits_of(attributes={}, titles=["Thakurji mukut"], labels=labels) == [*gopal(1, 2), "height_in:6"]
    assert fits_of(attributes={}, titles=["Bangles"], labels=labels) == []


def test_height_of_laddu_gopals_things_is_told_by_number_too():
    def fits(title, **attributes):
        return fits_of(attributes=attributes, titles=[title], read_chart=lambda: CHART)

    assert fits("Laddu Gopal poshak, 3.5 inch") == [*gopal(3), "height_in:3.5"]
    assert fits("लड्डू गोपाल पोशाक ४ इंच") == [*gopal(4), "height_in:4"]
    assert fits("Radha-Krishna poshak, 4 inch") == ["height_in:4"]
    assert fits("Laddu Gopal poshak, 4 inch", laddu_gopal_size=["2"]) == [*gopal(2), "height_in:4"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Size 3", gopal(3)),
        ("साइज़ ३", gopal(3)),
        ("3 नंबर", gopal(3)),
        ("साइज़ 0–2", gopal(0, 1, 2)),
        ("3", gopal(3)),
        ("9 inch", ["height_in:9"]),
        ("Yellow", []),
        ("Set of 3", []),
    ],
)
def test_a_choice_tells_by_its_name_what_it_fits(name, found):
    assert fits_of_choice(name) == found


@pytest.mark.parametrize(
    ("height", "numbers"),
    [("2", {0}), ("3.3", {3}), ("3.6", {3}), ("3.7", {4}), ("3.625", {3}), ("9", {4}), ("0.5", {0})],
)
def test_height_between_two_rows_of_the_chart_goes_to_the_nearer(height, numbers):
    assert numbers_of_height(Fraction(height), CHART) == numbers


def test_no_chart_no_number():
    assert numbers_of_height(Fraction(3), ()) == set()


def test_household_looks_for_its_number_or_its_height():
    assert wanted_fits(deity="laddu_gopal", number=3, height_in=None, chart=CHART) == gopal(3)
    assert wanted_fits(deity="laddu_gopal", number=None, height_in=Fraction(7, 2), chart=CHART) == gopal(3)
    assert wanted_fits(deity="radha_krishna", number=None, height_in=Fraction("9.1"), chart=CHART) == ["height_in:9"]
    assert wanted_fits(deity="radha_krishna", number=None, height_in=None, chart=CHART) == []


@pytest.mark.parametrize(
    ("typed", "inches"),
    [
        ("6", 6),
        ("6.5 inch", Fraction(13, 2)),
        ("६ इंच", 6),
        ('9"', 9),
        ("0", None),
        ("-3", None),
        ("99", None),
        ("x", None),
    ],
)
def test_height_is_read_as_typed(typed, inches):
    assert inches_of(typed) == inches


def test_centimetres_become_inches():
    assert inches_of("15.24 cm") == 6
    assert inches_of("१५.२४ सेमी") == 6


@pytest.mark.parametrize("text", ["size", "size -", "no. 999999999999", "1-2-3-4", "inch", "9" * 500, "size 3 to"])
def test_senseless_text_breaks_nothing(text):
    assert isinstance(fits_of(attributes={"laddu_gopal_size": [text]}, titles=[f"gopal poshak {text}"]), list)
