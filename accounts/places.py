"""Places and numbers as India writes them: states of the GST list, PIN codes, phone numbers."""

import re
import unicodedata

import phonenumbers
from django.utils.translation import gettext_lazy as _

from vrinda.kernel.errors import InvalidInput

# Codes of the GST state list; 25 and 28 are retired and given to nobody new.
STATES = {
    "01": _("Jammu and Kashmir"),
    "02": _("Himachal Pradesh"),
    "03": _("Punjab"),
    "04": _("Chandigarh"),
    "05": _("Uttarakhand"),
    "06": _("Haryana"),
    "07": _("Delhi"),
    "08": _("Rajasthan"),
    "09": _("Uttar Pradesh"),
    "10": _("Bihar"),
    "11": _("Sikkim"),
    "12": _("Arunachal Pradesh"),
    "13": _("Nagaland"),
    "14": _("Manipur"),
    "15": _("Mizoram"),
    "16": _("Tripura"),
    "17": _("Meghalaya"),
    "18": _("Assam"),
    "19": _("West Bengal"),
    "20": _("Jharkhand"),
    "21": _("Odisha"),
    "22": _("Chhattisgarh"),
    "23": _("Madhya Pradesh"),
    "24": _("Gujarat"),
    "26": _("Dadra and Nagar Haveli and Daman and Diu"),
    "27": _("Maharashtra"),
    "29": _("Karnataka"),
    "30": _("Goa"),
    "31": _("Lakshadweep"),
    "32": _("Kerala"),
    "33": _("Tamil Nadu"),
    "34": _("Puducherry"),
    "35": _("Andaman and Nicobar Islands"),
    "36": _("Telangana"),
    "37": _("Andhra Pradesh"),
    "38": _("Ladakh"),
    "97": _("Other Territory"),
}
# First digits of a PIN code → state; the longest match wins. India Post's circles, with the districts that differ.
STATES_OF_PINCODES = {
    "07": ("11",),
    "06": ("12", "13"),
    "03": ("14", "15", "16"),
    "04": ("1600", "1601", "16001", "16002", "16003", "16004"),
    "02": ("17",),
    "01": ("18", "19"),
    "38": ("194",),
    "09": ("20", "21", "22", "23", "24", "25", "26", "27", "28", "2467", "2470", "2472", "2473", "2474", "2475"),
    "05": ("2447", "246", "2476", "248", "249", "2623", "2624", "2625", "263"),
    "08": ("30", "31", "32", "33", "34"),
    "24": ("36", "37", "38", "39"),
    "26": ("36252", "3962"),
    "27": ("40", "41", "42", "43", "44"),
    "30": ("403",),
    "23": ("45", "46", "47", "48"),
    "22": ("49",),
    "36": ("50",),
    "37": ("51", "52", "53"),
    "29": ("56", "57", "58", "59"),
    "33": ("60", "61", "62", "63", "64"),
    "34": ("605", "6096"),
    "32": ("67", "68", "69"),
    "31": ("68255",),
    "19": ("70", "71", "72", "73", "74"),
    "11": ("737",),
    "35": ("744",),
    "21": ("75", "76", "77"),
    "18": ("78",),
    "12": ("790", "791", "792"),
    "17": ("793", "794"),
    "14": ("795",),
    "15": ("796",),
    "13": ("797", "798"),
    "16": ("799",),
    "10": ("80", "81", "82", "84", "85"),
    "20": ("814", "815", "816", "822", "825", "826", "827", "828", "829", "83"),
}
_STATE_OF_PREFIX = {prefix: state for state, prefixes in STATES_OF_PINCODES.items() for prefix in prefixes}
DEVANAGARI_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")


def plain(text: str) -> str:
    """Return text in its compatibility form, trimmed, with Devanagari digits written as 0–9."""
    return unicodedata.normalize("NFKC", text).translate(DEVANAGARI_DIGITS).strip()


def normal_state_code(text: str, *, param: str = "state_code") -> str:
    code = plain(text)
    if code not in STATES:
        raise InvalidInput(_("Choose a state from the list."), param=param)
    return code


def normal_pincode(text: str, *, param: str = "pincode") -> str:
    """Return a PIN code as six digits."""
    pincode = re.sub(r"[\s-]", "", plain(text))
    if not re.fullmatch(r"[1-9][0-9]{5}", pincode):
        raise InvalidInput(_("A PIN code has six digits, like 281121."), param=param)
    return pincode


def state_of_pincode(pincode: str) -> str:
    """Return the state most of a PIN code's addresses lie in; empty when none is known.

    An estimate for showing prices: an order takes the state of its address.
    """
    prefixes = (pincode[:length] for length in range(len(pincode), 1, -1))
    return next((_STATE_OF_PREFIX[prefix] for prefix in prefixes if prefix in _STATE_OF_PREFIX), "")


def normal_mobile(text: str, *, param: str = "phone") -> str:
    """Return an Indian mobile number as +91 and ten digits."""
    digits = re.sub(r"[\s()-]", "", plain(text))
    match = re.fullmatch(r"(?:\+?91|0)?([6-9][0-9]{9})", digits)
    if not match:
        raise InvalidInput(_("An Indian mobile number has ten digits and starts with 6, 7, 8 or 9."), param=param)
    return f"+91{match[1]}"


def normal_phone(text: str, *, param: str = "phone") -> str:
    """Return any country's phone number in E.164; without a country code it is taken as Indian."""
    try:
        number = phonenumbers.parse(plain(text), "IN")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise InvalidInput(_("Give a phone number with its country code, like +91 98123 45678."), param=param)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
