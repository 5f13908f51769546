"""One test leaves nothing behind for the next."""

import pytest
from django.utils import translation


@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_language_chosen_in_a_test_ends_with_it(turn):
    assert translation.get_language() == "en"
    translation.activate("hi")
