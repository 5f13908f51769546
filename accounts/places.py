"""Places and numbers as India writes them: states of the GST list, PIN codes, phone numbers."""

import re
import unicodedata

import phonenumbers
from django.utils.translation import gettext
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
# India Post's PIN structure: the first two digits name a circle, and a circle may serve several states: borders,
# islands and enclaves (Diu in Gujarat's, Yanam in Andhra's). 90–99 is the army's and lies in no state.
_STATES_BY_CIRCLE = {
    "11": "07",
    "12 13": "06",
    "14": "03 04",
    "15": "03",
    "16": "04 03 06",
    "17": "02",
    "18 19": "01 38",
    "20 21 22 23 25 27 28": "09",
    "24 26": "09 05",
    "30 31 32 33 34": "08",
    "36 39": "24 26",
    "37 38": "24",
    "40": "27 30",
    "41 42 43 44": "27",
    "45 46 47 48": "23",
    "49": "22",
    "50": "36 37",
    "51 52": "37",
    "53": "37 34",
    "56 57 58 59": "29",
    "60": "33 34",
    "61 62 63 64": "33",
    "67": "32 34",
    "68": "32 31",
    "69": "32",
    "70 71 72": "19",
    "73": "19 11",
    "74": "19 35",
    "75 76 77": "21",
    "78": "18 17 12",
    "79": "12 13 14 15 16 17",
    "80 84 85": "10",
    "81 82": "10 20",
    "83": "20",
}
STATES_OF_PREFIX = {
    prefix: tuple(states.split()) for prefixes, states in _STATES_BY_CIRCLE.items() for prefix in prefixes.split()
}
# Longer prefixes that tell which state of a shared circle most of their addresses lie in; else the circle's first.
_FINER_PREFIXES = {
    "03": ("140", "141", "142", "143", "144", "145", "146", "147", "148", "149"),
    "04": ("1600", "1601"),
    "38": ("194",),
    "05": ("2447", "2461", "2464", "2476", "248", "249", "2623", "2624", "2625", "263"),
    "26": ("36252", "3962"),
    "30": ("403",),
    "34": ("605", "6096"),
    "31": ("68255",),
    "11": ("737",),
    "35": ("744",),
    "17": ("793", "794"),
    "14": ("795",),
    "15": ("796",),
    "13": ("797", "798"),
    "16": ("799",),
    "20": ("814", "815", "816", "822", "825", "826", "827", "828", "829"),
}
_STATE_OF_FINER = {prefix: state for state, prefixes in _FINER_PREFIXES.items() for prefix in prefixes}
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


def read_pincode(text: str) -> tuple[str, str]:
    """Return what somebody typed as a PIN code, and in words why it is none; nothing twice when nothing was typed."""
    if not text.strip():
        return "", ""
    try:
        return normal_pincode(text[:20]), ""
    except InvalidInput as error:
        return "", str(error.message)


def states_of_pincode(pincode: str) -> tuple[str, ...]:
    """Return the GST codes of the states a PIN code may lie in; none when the code does not tell (army, unused)."""
    return STATES_OF_PREFIX.get(pincode[:2], ())


def state_of_pincode(pincode: str) -> str:
    """Return the state most of a PIN code's addresses lie in; empty when the code does not tell.

    An estimate for showing prices: an order takes the state of its address.
    """
    finer = (_STATE_OF_FINER.get(pincode[:length]) for length in (5, 4, 3))
    circle = states_of_pincode(pincode)
    return next((state for state in finer if state), circle[0] if circle else "")


def check_pincode_fits(pincode: str, state_code: str, *, param: str = "pincode") -> None:
    """Refuse a PIN code of another state: the place of supply, and so the tax, goes by the state."""
    states = states_of_pincode(pincode)
    if not states or state_code in states:
        return
    raise InvalidInput(
        gettext("PIN code %(pincode)s belongs to %(states)s. Correct the PIN code or the state.")
        % {"pincode": pincode, "states": " / ".join(str(STATES[code]) for code in states)},
        param=param,
    )


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
