"""Moderation of a product, how a tax rate is chosen, and kinds of facets."""

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


class FacetKind(models.TextChoices):
    CHOICE = "choice", _("Words to choose from")
    NUMBER = "number", _("A number")
    FLAG = "flag", _("Yes or nothing")


class Unit(models.TextChoices):
    PIECE = "piece", _("piece")
    SET = "set", _("set")
    PACK = "pack", _("pack")
    KG = "kg", _("kilogram")
    LITRE = "litre", _("litre")
    METRE = "metre", _("metre")
    PAIR = "pair", _("pair")


class PhraseKind(models.TextChoices):
    """What a phrase says in search: how it names goods, or which slot it fills."""

    NAMES = "names", _("names goods")
    MENTIONS = "mentions", _("may name goods")
    HINTS = "hints", _("goes with goods")
    FOR_DEITY = "for_deity", _("names goods for a deity")
    FOR_PEOPLE = "for_people", _("names goods for people")
    FOR_CHILD = "for_child", _("names goods for children")
    DEITY = "deity", _("deity")
    COLOUR = "colour", _("colour")
    MATERIAL = "material", _("material")
    OCCASION = "occasion", _("occasion")
    RECIPIENT = "recipient", _("for whom")
    DIETARY = "dietary", _("diet")
    SEASON = "season", _("season")
    SIZE = "size", _("size")


class VoiceState(models.TextChoices):
    """How a review, a question or an answer stands; only an approved one is shown."""

    HELD = "held", _("Waits for the market")
    APPROVED = "approved", _("Shown")
    REFUSED = "refused", _("Taken down")
    WITHDRAWN = "withdrawn", _("Taken back by its author")


VOICE_TRANSITIONS = Transitions(
    {
        VoiceState.HELD: [VoiceState.APPROVED, VoiceState.REFUSED, VoiceState.HELD, VoiceState.WITHDRAWN],
        VoiceState.APPROVED: [VoiceState.APPROVED, VoiceState.HELD, VoiceState.REFUSED, VoiceState.WITHDRAWN],
        # What staff took down comes back by staff, or held for them when its author has mended it.
        VoiceState.REFUSED: [VoiceState.APPROVED, VoiceState.HELD, VoiceState.WITHDRAWN],
        VoiceState.WITHDRAWN: [VoiceState.APPROVED, VoiceState.HELD],
    }
)


class AlertKind(models.TextChoices):
    BACK = "back", _("Back in stock")
    CHEAPER = "cheaper", _("Costs less")
    SEARCH = "search", _("Found for a search")


class AlertState(models.TextChoices):
    ASKED = "asked", _("To be confirmed")
    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    STOPPED = "stopped", _("Stopped")


class Deity(models.TextChoices):
    """Whom a household has at home, as far as sizes go."""

    LADDU_GOPAL = "laddu_gopal", _("Laddu Gopal")
    RADHA_KRISHNA = "radha_krishna", _("Radha-Krishna")
    KRISHNA = "krishna", _("Krishna")
    RADHA = "radha", _("Radha ji")
    OTHER = "other", _("Another deity")
