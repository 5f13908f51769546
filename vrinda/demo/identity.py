"""Invented identity numbers that pass the public format checks."""

import string
from random import Random

from sellers.identifiers import gstin_check_character

_ALPHABET = string.digits + string.ascii_uppercase

PAN_KIND = {
    "proprietor": "P",
    "partnership": "F",
    "llp": "F",
    "pvt_ltd": "C",
    "trust": "T",
    "shg": "A",
}


# The ZZZ series shows at a glance that the number is invented.
def invented_pan(*, entity_type: str, legal_name: str, number: int) -> str:
    """A PAN whose fourth letter is the kind of entity and fifth its initial."""
    initial = next((c for c in legal_name.split()[-1].upper() if c in string.ascii_uppercase), "Z")
    if entity_type != "proprietor":
        initial = legal_name[0].upper()
    return f"ZZZ{PAN_KIND[entity_type]}{initial}{1000 + number:04d}{_ALPHABET[10 + number % 26]}"


def invented_gstin(*, state_code: str, pan: str) -> str:
    """The first registration of a PAN in a state."""
    body = f"{state_code}{pan}1Z"
    return body + gstin_check_character(body)


def invented_fssai(*, licensed: bool, number: int) -> str:
    """Fourteen digits: licence (1) or registration (2), state, year, officer, serial."""
    return f"{1 if licensed else 2}27{24 + number % 3}{100 + number % 40:03d}{number + 1:06d}"


def invented_bank_account(rng: Random) -> str:
    """Twelve digits starting with 90."""
    return f"90{rng.randrange(10**10):010d}"


def invented_ifsc(number: int) -> str:
    """An IFSC of a bank that does not exist."""
    return f"VRND0{281100 + number:06d}"
