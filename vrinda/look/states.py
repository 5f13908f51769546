"""The tone of each state code, and words for codes that arrive without their own label."""

from django.utils.translation import gettext_lazy as _

TONES = {
    "tulsi": {
        "accepted", "active", "applied", "approved", "captured", "completed", "confirmed", "delivered",
        "open_now", "paid", "processed", "published", "received", "resolved", "settled", "verified",
    },
    "marigold": {
        "draft", "held", "low_stock", "on_hold", "open", "paused", "pending", "placed",
        "quarantined", "requested", "submitted", "waiting",
    },
    "peacock": {"created", "in_transit", "packed", "part_shipped", "refunded", "running", "shipped"},
    "sindoor": {"expired", "failed", "out_of_stock", "refused", "rejected", "returned", "suspended"},
}  # fmt: skip
TONE_OF = {code: tone for tone, codes in TONES.items() for code in codes}

WORDS = {
    "accepted": _("Being packed"),
    "approved": _("Approved"),
    "cancelled": _("Cancelled"),
    "captured": _("Paid"),
    "completed": _("Completed"),
    "confirmed": _("Confirmed"),
    "delivered": _("Delivered"),
    "draft": _("Draft"),
    "expired": _("Expired"),
    "failed": _("Failed"),
    "open": _("Open"),
    "out_of_stock": _("Out of stock"),
    "packed": _("Packed"),
    "paid": _("Paid"),
    "paused": _("Paused"),
    "pending": _("Waiting"),
    "placed": _("Placed"),
    "published": _("Published"),
    "received": _("Received"),
    "refunded": _("Refunded"),
    "rejected": _("Sent back"),
    "requested": _("Requested"),
    "returned": _("Returned"),
    "settled": _("Completed"),
    "shipped": _("On its way"),
    "submitted": _("Submitted"),
    "suspended": _("Suspended"),
}


def tone_of(state: object) -> str:
    """Name the tone a state is shown in."""
    return TONE_OF.get(str(state).lower(), "neutral")


def words_of(state: object) -> str:
    """Put a state in words: its own label when it has one, else the common word for its code."""
    own = getattr(state, "label", None)
    if own:
        return str(own)
    code = str(state)
    return str(WORDS.get(code.lower(), code.replace("_", " ").capitalize()))
