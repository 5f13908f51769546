"""Addresses in full: always the market's own host, whatever an address looks like."""

import pytest

from vrinda.kernel.addresses import absolute


@pytest.mark.parametrize(
    ("address", "full"),
    [
        ("/c/poshak/", "https://vrinda.example/c/poshak/"),
        ("/search/?next=https://x.example/", "https://vrinda.example/search/?next=https://x.example/"),
        ("//x.example/c/", "https://vrinda.example//x.example/c/"),
        ("https://pictures.example/a.webp", "https://pictures.example/a.webp"),
    ],
)
def test_an_address_is_completed_with_the_markets_host(settings, address, full):
    settings.SITE_URL = "https://vrinda.example/"

    assert absolute(address) == full
