"""A seller's life, and the words that describe what kind of seller it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vrinda.kernel.states import Transitions


class SellerStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    APPROVED = "approved", _("Approved")
    PAUSED = "paused", _("Paused")
    SUSPENDED = "suspended", _("Suspended")


SELLER_TRANSITIONS = Transitions(
    {
        SellerStatus.DRAFT: [SellerStatus.SUBMITTED],
        SellerStatus.SUBMITTED: [SellerStatus.APPROVED, SellerStatus.DRAFT],
        SellerStatus.APPROVED: [SellerStatus.PAUSED, SellerStatus.SUSPENDED],
        SellerStatus.PAUSED: [SellerStatus.APPROVED, SellerStatus.SUSPENDED],
        SellerStatus.SUSPENDED: [SellerStatus.APPROVED],
    }
)


class SellerKind(models.TextChoices):
    """How the seller stands to GST; decides documents, tax collected and where it may sell."""

    REGULAR = "regular", _("Regular (GST)")
    COMPOSITION = "composition", _("Composition scheme")
    ENROLLED_UNREGISTERED = "enrolled_unregistered", _("Enrolled, not registered")


class EntityType(models.TextChoices):
    PROPRIETOR = "proprietor", _("Proprietor")
    HUF = "huf", _("Hindu undivided family")
    PARTNERSHIP = "partnership", _("Partnership")
    LLP = "llp", _("LLP")
    PVT_LTD = "pvt_ltd", _("Private limited company")
    TRUST = "trust", _("Trust")
    SHG = "shg", _("Self-help group")


class Role(models.TextChoices):
    OWNER = "owner", _("Owner")
    MANAGER = "manager", _("Manager")
    PACKER = "packer", _("Packer")
    VIEWER = "viewer", _("Viewer")


class StockReason(models.TextChoices):
    """Why a shop corrects the number of its pieces by hand."""

    RECEIVED = "received", _("New goods came in")
    COUNTED = "counted", _("Counted again")
    SOLD_IN_SHOP = "sold_in_shop", _("Sold in the shop")
    DAMAGED = "damaged", _("Damaged or spoilt")


class Carrier(models.TextChoices):
    """Who carries, and so whose supply the delivery is (see docs/flows/money.md)."""

    MARKET = "market", _("Market rider")
    SELLER = "seller", _("Seller's courier")
