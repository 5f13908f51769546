"""What a shop tells about itself: how each detail is written, what fits together, what is still missing."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextField
from django.utils.translation import gettext_lazy as _

from accounts.places import check_pincode_fits, normal_phone, normal_state_code, plain
from sellers import identifiers
from sellers.hours import normal_hours
from sellers.models import Seller
from sellers.states import EntityType, SellerKind
from vrinda.kernel import clock
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.text import clean_line, clean_lines

LONGEST_HOLIDAY = timedelta(days=366)
MOST_ORDERS_A_DAY = 10_000
SECRET_FIELDS = frozenset({"pan", "bank_account"})
IDENTITY_FIELDS = frozenset(
    {"legal_name", "kind", "entity_type", "state_code", "gstin", "enrolment_id", "pan"}
    | {"fssai", "fssai_expires_on", "bank_account", "bank_ifsc"}
)


def text(column: str) -> Callable[[object], str]:
    """Return a normaliser that drops what is unseen and keeps to the column's length; a long text keeps its lines."""
    field = Seller._meta.get_field(column)
    longest, clean = field.max_length, clean_lines if isinstance(field, TextField) else clean_line

    def normal(value: object) -> str:
        cleaned = clean(str(value or ""))
        if longest and len(cleaned) > longest:
            raise InvalidInput(_("At most %(count)d characters.") % {"count": longest}, param=column)
        return cleaned

    return normal


def optional(normaliser: Callable[[str], str]) -> Callable[[object], str]:
    return lambda value: normaliser(str(value)) if str(value or "").strip() else ""


def choice(column: str, choices: type) -> Callable[[object], str]:
    def normal(value: object) -> str:
        if value not in choices.values:
            raise InvalidInput(_("Choose one of the list."), param=column)
        return str(value)

    return normal


def normal_email_address(value: object) -> str:
    address = plain(str(value or "")).lower()
    try:
        validate_email(address)
    except ValidationError:
        raise InvalidInput(_("Give an e-mail address, like name@example.com."), param="email") from None
    return address


def normal_return_window(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value <= 60:
        raise InvalidInput(_("A return window has 0 to 60 days."), param="return_window_days")
    return value


def normal_day(value: object) -> date | None:
    if value is not None and not isinstance(value, date):
        raise InvalidInput(_("Give a date."), param="fssai_expires_on")
    return value


def normal_closed_until(value: object) -> date | None:
    """Return the day of opening again; one that has come already is none."""
    if value is not None and not isinstance(value, date):
        raise InvalidInput(_("Give a date."), param="closed_until")
    if value is not None and value > clock.today() + LONGEST_HOLIDAY:
        raise InvalidInput(_("A shop closes for at most a year. Pause it instead."), param="closed_until")
    return value if value is not None and value > clock.today() else None


def normal_orders_per_day(value: object) -> int | None:
    if value is not None and (not isinstance(value, int) or not 1 <= value <= MOST_ORDERS_A_DAY):
        raise InvalidInput(
            _("Give the most orders of a day as a number from 1 to %(most)d, or leave it empty.")
            % {"most": MOST_ORDERS_A_DAY},
            param="orders_per_day",
        )
    return value


NORMALISERS: Mapping[str, Callable[[object], object]] = {
    "name": text("name"),
    "name_hi": text("name_hi"),
    "legal_name": text("legal_name"),
    "about": text("about"),
    "about_hi": text("about_hi"),
    "kind": choice("kind", SellerKind),
    "entity_type": choice("entity_type", EntityType),
    "state_code": lambda value: normal_state_code(str(value)),
    "gstin": optional(identifiers.normal_gstin),
    "enrolment_id": optional(identifiers.normal_enrolment_id),
    "pan": optional(identifiers.normal_pan),
    "fssai": optional(identifiers.normal_fssai),
    "fssai_expires_on": normal_day,
    "bank_account": optional(identifiers.normal_account),
    "bank_ifsc": optional(identifiers.normal_ifsc),
    "phone": lambda value: normal_phone(str(value)),
    "email": normal_email_address,
    "address_line": text("address_line"),
    "locality": text("locality"),
    "city": text("city"),
    "pincode": lambda value: identifiers.normal_pincode(str(value)),
    "hours": normal_hours,
    "accepts_cod": bool,
    "ships_by_courier": bool,
    "return_window_days": normal_return_window,
    "closed_until": normal_closed_until,
    "orders_per_day": normal_orders_per_day,
}


def normal_fields(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the details as they are stored; a name outside the list is refused."""
    unknown = sorted(set(fields) - set(NORMALISERS))
    if unknown:
        raise InvalidInput(_("This cannot be set: %(names)s.") % {"names": ", ".join(unknown)}, param=unknown[0])
    return {name: NORMALISERS[name](value) for name, value in fields.items()}


def check_together(seller: Seller) -> None:
    """Refuse details that contradict each other."""
    check_pincode_fits(seller.pincode, seller.state_code)
    if seller.pan:
        identifiers.check_pan_fits(seller.pan, seller.entity_type)
    if not seller.gstin:
        return
    if seller.kind == SellerKind.ENROLLED_UNREGISTERED:
        raise InvalidInput(_("A seller with a GSTIN is registered: choose regular or composition."), param="gstin")
    if seller.gstin[:2] != seller.state_code:
        raise InvalidInput(_("The GSTIN is of another state than the shop."), param="gstin")
    if seller.pan and identifiers.pan_of(seller.gstin) != seller.pan:
        raise InvalidInput(_("The GSTIN and the PAN belong to different holders."), param="gstin")


def missing_papers(seller: Seller) -> dict[str, object]:
    """Return column → label of what a shop of this kind must still give before review."""
    needed = {
        "pan": _("PAN"),
        "bank_account": _("bank account"),
        "bank_ifsc": _("IFSC"),
        "city": _("town"),
    }
    if seller.kind == SellerKind.ENROLLED_UNREGISTERED:
        needed["enrolment_id"] = _("GST enrolment number")
    else:
        needed["gstin"] = _("GSTIN")
    if seller.fssai:
        needed["fssai_expires_on"] = _("the day until which FSSAI is valid")
    return {name: label for name, label in needed.items() if not getattr(seller, name)}
