"""Vectors of the formats: valid ones come back as stored, each broken one is refused for its own reason."""

import pytest

from sellers import identifiers
from sellers.states import EntityType
from vrinda.kernel.errors import InvalidInput


@pytest.mark.parametrize(
    "gstin",
    [
        "27AAPFU0939F1ZV",
        "18AABCU9603R1ZM",
        "09ZZZFV9999K1Z9",
        "09ZZZCV9999L1ZD",
        "09ZZZPS9999Q2ZE",
        "07ZZZCV9999L1ZH",
        "08ZZZPR9999M1ZQ",
        "09ZZZHG9999T1Z2",
    ],
)
def test_valid_gstin_is_accepted(gstin):
    assert identifiers.normal_gstin(gstin) == gstin


@pytest.mark.parametrize(
    ("gstin", "why"),
    [
        ("09ZZZFV9999K1Z8", "check character"),
        ("09ZZZVF9999K1Z9", "two letters swapped"),
        ("00ZZZFV9999K1Z9", "no such state"),
        ("25ZZZFV9999K1Z9", "retired state"),
        ("09ZZZFV9999K0Z9", "13th is zero"),
        ("09ZZZFV9999K1Z", "14 characters"),
        ("09ZZZFV9999K1Z99", "16 characters"),
        ("09ZZZCV9999L1CO", "tax collector's registration"),
        ("০9ZZZFV9999K1Z9", "Bengali digit"),
        ("", "empty"),
    ],
)
def test_broken_gstin_is_refused(gstin, why):
    with pytest.raises(InvalidInput) as refusal:
        identifiers.normal_gstin(gstin)
    assert refusal.value.param == "gstin"


@pytest.mark.parametrize(
    "gstin", ["09zzzps9999q2ze", " 09 ZZZPS 9999Q 2ZE ", "०९ZZZPS९९९९Q२ZE", "０９ＺＺＺＰＳ９９９９Ｑ２ＺＥ"]
)
def test_gstin_is_written_one_way(gstin):
    assert identifiers.normal_gstin(gstin) == "09ZZZPS9999Q2ZE"


def test_a_collectors_gstin_has_a_right_check_character_and_is_refused_for_its_kind():
    assert identifiers.gstin_check_character("09ZZZCV9999L1C") == "O"
    with pytest.raises(InvalidInput, match="collecting or deducting"):
        identifiers.normal_gstin("09ZZZCV9999L1CO")


@pytest.mark.parametrize(
    ("check", "text", "stored"),
    [
        (identifiers.normal_pan, "zzzps9999q", "ZZZPS9999Q"),
        (identifiers.normal_ifsc, "sbin0001234", "SBIN0001234"),
        (identifiers.normal_account, "1234 5678 9012", "123456789012"),
        (identifiers.normal_account, "१२३४५६७८९", "123456789"),
        (identifiers.normal_vpa, "Asha.G@OkHdfc", "asha.g@okhdfc"),
        (identifiers.normal_fssai, "12345678901234", "12345678901234"),
        (identifiers.normal_pincode, "281 121", "281121"),
        (identifiers.normal_pincode, "२८११२१", "281121"),
        (identifiers.normal_mobile, "98123 45678", "+919812345678"),
        (identifiers.normal_mobile, "+91-98123-45678", "+919812345678"),
        (identifiers.normal_mobile, "09812345678", "+919812345678"),
        (identifiers.normal_mobile, "919812345678", "+919812345678"),
        (identifiers.normal_udyam, "udyam-up-01-1234567", "UDYAM-UP-01-1234567"),
        (identifiers.normal_cin, "u12345up2020ptc123456", "U12345UP2020PTC123456"),
        (identifiers.normal_enrolment_id, "09ab1234cd", "09AB1234CD"),
    ],
)
def test_identifier_is_written_one_way(check, text, stored):
    assert check(text) == stored


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (identifiers.normal_pan, "ZZZXS9999Q"),
        (identifiers.normal_pan, "ZZZPS999Q"),
        (identifiers.normal_ifsc, "SBIN1001234"),
        (identifiers.normal_ifsc, "SBI00001234"),
        (identifiers.normal_account, "12345678"),
        (identifiers.normal_account, "1234567890123456789"),
        (identifiers.normal_account, "12345678a"),
        (identifiers.normal_vpa, "asha@example.com"),
        (identifiers.normal_vpa, "asha"),
        (identifiers.normal_fssai, "32345678901234"),
        (identifiers.normal_fssai, "1234567890123"),
        (identifiers.normal_pincode, "081121"),
        (identifiers.normal_pincode, "28112"),
        (identifiers.normal_mobile, "5812345678"),
        (identifiers.normal_mobile, "+1 202 555 0123"),
        (identifiers.normal_udyam, "UDYAM-UP-1-1234567"),
        (identifiers.normal_cin, "X12345UP2020PTC123456"),
        (identifiers.normal_enrolment_id, "short"),
    ],
)
def test_broken_identifier_is_refused(check, text):
    with pytest.raises(InvalidInput):
        check(text)


@pytest.mark.parametrize(
    ("pan", "entity"),
    [
        ("ZZZPS9999Q", EntityType.PROPRIETOR),
        ("ZZZHS9999Q", EntityType.HUF),
        ("ZZZFS9999Q", EntityType.PARTNERSHIP),
        ("ZZZFS9999Q", EntityType.LLP),
        ("ZZZCS9999Q", EntityType.PVT_LTD),
        ("ZZZTS9999Q", EntityType.TRUST),
        ("ZZZAS9999Q", EntityType.SHG),
    ],
)
def test_pan_fits_its_kind_of_holder(pan, entity):
    identifiers.check_pan_fits(pan, entity)


def test_pan_of_a_person_is_refused_for_a_company():
    with pytest.raises(InvalidInput, match="another kind of business"):
        identifiers.check_pan_fits("ZZZPS9999Q", EntityType.PVT_LTD)
