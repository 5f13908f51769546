"""Numbers that name a business in India: each ``normal_x`` returns the stored form or refuses.

The GSTIN checksum is the one ERPNext publishes; formats without a public rule (GST enrolment) are kept loose.
"""

import re

from django.utils.translation import gettext_lazy as _

from accounts.places import STATES, normal_mobile, normal_pincode, plain
from sellers.states import EntityType
from vrinda.kernel.errors import InvalidInput

__all__ = [
    "check_pan_fits",
    "gstin_check_character",
    "normal_account",
    "normal_cin",
    "normal_enrolment_id",
    "normal_fssai",
    "normal_gstin",
    "normal_ifsc",
    "normal_mobile",
    "normal_pan",
    "normal_pincode",
    "normal_udyam",
    "normal_vpa",
    "pan_of",
]

BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

# Who may hold a PAN with this fourth letter.
PAN_LETTERS = {
    EntityType.PROPRIETOR: "P",
    EntityType.HUF: "H",
    EntityType.PARTNERSHIP: "F",
    EntityType.LLP: "F",
    EntityType.PVT_LTD: "C",
    EntityType.TRUST: "T",
    EntityType.SHG: "AB",
}


def normal_gstin(text: str) -> str:
    """Return a seller's GSTIN: right shape, state, PAN inside and check character."""
    gstin = _compact(text)
    if not re.fullmatch(r"[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z][A-Z][0-9A-Z]", gstin):
        raise InvalidInput(_("A GSTIN has 15 characters, like 09ZZZPS9999Q2ZE."), param="gstin")
    if gstin[:2] not in STATES:
        raise InvalidInput(_("The first two digits of the GSTIN are not a state."), param="gstin")
    normal_pan(pan_of(gstin), param="gstin")
    if gstin[14] != gstin_check_character(gstin[:14]):
        raise InvalidInput(_("This GSTIN has a typing mistake: its last character does not fit."), param="gstin")
    if gstin[13] != "Z":
        # C is a tax collector's and D a tax deductor's registration: neither sells goods under it.
        raise InvalidInput(_("This GSTIN is for collecting or deducting tax, not for selling."), param="gstin")
    return gstin


def gstin_check_character(first_14: str) -> str:
    """Compute the 15th character of a GSTIN from the other fourteen."""
    total = 0
    for position, character in enumerate(first_14):
        value = BASE36.index(character) * (1 + position % 2)
        total += value // 36 + value % 36
    return BASE36[-total % 36]


def pan_of(gstin: str) -> str:
    return gstin[2:12]


def normal_pan(text: str, *, param: str = "pan") -> str:
    return _matching(
        text,
        r"[A-Z]{3}[PCHFATBLJG][A-Z][0-9]{4}[A-Z]",
        param=param,
        refusal=_("A PAN has ten characters, like ZZZPS9999Q, and names its kind of holder in the fourth."),
    )


def check_pan_fits(pan: str, entity_type: str) -> None:
    """Refuse a PAN whose fourth letter names another kind of holder."""
    if pan[3] not in PAN_LETTERS[EntityType(entity_type)]:
        raise InvalidInput(_("This PAN belongs to another kind of business than the one you chose."), param="pan")


def normal_ifsc(text: str) -> str:
    return _matching(
        text,
        r"[A-Z]{4}0[A-Z0-9]{6}",
        param="bank_ifsc",
        refusal=_("An IFSC has eleven characters and a zero in the fifth place, like SBIN0001234."),
    )


def normal_account(text: str) -> str:
    return _matching(text, r"[0-9]{9,18}", param="bank_account", refusal=_("A bank account number has 9 to 18 digits."))


def normal_vpa(text: str) -> str:
    """Return a UPI address; a dot after the @ would make it an e-mail address."""
    vpa = re.sub(r"\s", "", plain(text)).lower()
    if not re.fullmatch(r"[a-z0-9._-]{2,256}@[a-z][a-z0-9]{1,63}", vpa):
        raise InvalidInput(_("A UPI address looks like name@bank."), param="vpa")
    return vpa


def normal_fssai(text: str) -> str:
    return _matching(
        text,
        r"[12][0-9]{13}",
        param="fssai",
        refusal=_("An FSSAI number has 14 digits and starts with 1 or 2."),
    )


def normal_udyam(text: str) -> str:
    udyam = plain(text).upper()
    if not re.fullmatch(r"UDYAM-[A-Z]{2}-[0-9]{2}-[0-9]{7}", udyam):
        raise InvalidInput(_("A Udyam number looks like UDYAM-UP-00-0000000."), param="udyam")
    return udyam


def normal_cin(text: str) -> str:
    return _matching(
        text,
        r"[LU][0-9]{5}[A-Z]{2}[0-9]{4}[A-Z]{3}[0-9]{6}",
        param="cin",
        refusal=_("A company number (CIN) has 21 characters and starts with L or U."),
    )


def normal_enrolment_id(text: str) -> str:
    """Return a GST enrolment number; its exact form is unpublished, so that staff compare it with the paper."""
    return _matching(
        text,
        r"[A-Z0-9/-]{8,20}",
        param="enrolment_id",
        refusal=_("A GST enrolment number has 8 to 20 letters and digits."),
    )


def _compact(text: str) -> str:
    return re.sub(r"\s", "", plain(text)).upper()


def _matching(text: str, pattern: str, *, param: str, refusal: object) -> str:
    value = _compact(text)
    if not re.fullmatch(pattern, value):
        raise InvalidInput(refusal, param=param)
    return value
