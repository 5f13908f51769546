"""Moderation of a product, and how a tax rate is chosen."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vrinda.kernel.states import Transitions


class Moderation(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for review")
    PUBLISHED = "published", _("Published")
    REJECTED = "rejected", _("Sent back")
    WITHDRAWN = "withdrawn", _("Withdrawn")


MODERATION_TRANSITIONS = Transitions(
    {
        Moderation.DRAFT: [Moderation.SUBMITTED],
        Moderation.SUBMITTED: [Moderation.PUBLISHED, Moderation.REJECTED],
        Moderation.REJECTED: [Moderation.SUBMITTED],
        Moderation.PUBLISHED: [Moderation.WITHDRAWN],
        Moderation.WITHDRAWN: [Moderation.SUBMITTED, Moderation.PUBLISHED],
    }
)


class TaxCondition(models.TextChoices):
    FLAT = "flat", _("One rate")
    PER_PIECE_THRESHOLD = "per_piece_threshold", _("By value per piece")


class Certainty(models.TextChoices):
    SEEN = "seen", _("Read in a source")
    KNOWN = "known", _("Generally known")
    UNCERTAIN = "uncertain", _("To be confirmed")


class VegMark(models.TextChoices):
    """The symbol that food carries (Food Safety and Standards, Labelling and Display, 2020)."""

    VEG = "veg", _("Vegetarian")
    NON_VEG = "non_veg", _("Non-vegetarian")
    VEGAN = "vegan", _("Vegan")


class Unit(models.TextChoices):
    PIECE = "piece", _("piece")
    SET = "set", _("set")
    PACK = "pack", _("pack")
    KG = "kg", _("kilogram")
    LITRE = "litre", _("litre")
    METRE = "metre", _("metre")
    PAIR = "pair", _("pair")
