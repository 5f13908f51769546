"""An hour is said as people say it."""

import pytest
from django.utils.translation import override

from vrinda.kernel.hour_words import hour_words


@pytest.mark.parametrize(
    ("told", "said"),
    [("00:00", "12 am"), ("09:30", "9:30 am"), ("12:00", "12 pm"), ("21:00", "9 pm")],
)
def test_english_says_am_and_pm(told, said):
    with override("en"):
        assert hour_words(told) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("00:30", "रात 12:30 बजे"),
        ("09:30", "सुबह 9:30 बजे"),
        ("12:00", "दोपहर 12 बजे"),
        ("17:00", "शाम 5 बजे"),
        ("21:00", "रात 9 बजे"),
    ],
)
def test_hindi_names_the_part_of_the_day(told, said):
    with override("hi"):
        assert hour_words(told) == said
