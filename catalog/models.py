"""Products, categories, pictures and tax rates on Oscar's models, and the listing projection beside them."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractCategory, AbstractProduct, AbstractProductImage

from catalog.states import Certainty, FacetKind, Moderation, PhraseKind, TaxCondition, Unit, VegMark
from sellers.models import Partner, StockRecord
from vrinda.kernel.ids import PublicIdField
from vrinda.kernel.language import in_page_language
from vrinda.kernel.money import format_percent


class Category(AbstractCategory):
    public_id = PublicIdField(prefix="cat")
    name_hi = models.CharField(_("name in Hindi"), max_length=255, blank=True)
    motif = models.CharField(_("motif"), max_length=40, blank=True)
    tint = models.CharField(_("tint"), max_length=12, blank=True)
    default_hsn = models.CharField(_("usual HSN"), max_length=8, blank=True)
    requires_fssai = models.BooleanField(_("food: needs FSSAI"), default=False)
    requires_veg_mark = models.BooleanField(_("needs a veg mark"), default=False)
    requires_shelf_life = models.BooleanField(_("needs a best before"), default=False)
    requires_packer = models.BooleanField(_("packed: needs its maker or packer"), default=False)
    is_sold_fresh = models.BooleanField(
        _("sold fresh"), default=False, help_text=_("Shown under “Fresh today” while its shops are open.")
    )

    class Meta(AbstractCategory.Meta):
        abstract = False

    def get_absolute_url(self) -> str:
        return reverse("catalog:category", kwargs={"slug": self.slug})

    @property
    def display_name(self) -> str:
        return in_page_language(self.name, self.name_hi)


class TaxRate(models.Model):
    """GST of goods under an HSN prefix, from a day on; the longest matching prefix wins.

    A row without a prefix holds under any heading (tulsi mala, diya wicks) and only where it is declared.
    """

    hsn_prefix = models.CharField(max_length=8, blank=True)
    condition = models.CharField(max_length=20, choices=TaxCondition.choices, default=TaxCondition.FLAT)
    rate_bp = models.PositiveIntegerField(_("rate (basis points)"))
    threshold_paise = models.PositiveBigIntegerField(
        _("threshold per piece without GST (paise)"), null=True, blank=True
    )
    rate_above_bp = models.PositiveIntegerField(_("rate above the threshold (basis points)"), null=True, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=10, choices=Certainty.choices)
    approved_by = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("tax rate")
        constraints = [
            models.CheckConstraint(
                condition=Q(condition=TaxCondition.FLAT)
                | (Q(threshold_paise__isnull=False) & Q(rate_above_bp__isnull=False)),
                name="threshold_rate_names_its_threshold",
            )
        ]

    def __str__(self) -> str:
        return f"{self.hsn_prefix or self.source}: {format_percent(self.rate_bp)}"


class BlockedTerm(models.Model):
    """A word that no product may carry; compared by ear, in either script."""

    term = models.CharField(_("word or words"), max_length=80, unique=True)
    reason = models.CharField(_("why"), max_length=200)

    class Meta:
        verbose_name = _("blocked word")
        verbose_name_plural = _("blocked words")

    def __str__(self) -> str:
        return self.term


class SearchSynonym(models.Model):
    """A phrase that staff teach the search, over the words the market ships with; or one of those left out."""

    phrase = models.CharField(
        _("word or words"), max_length=80, help_text=_("As it sounds; either script, one spelling for each sound.")
    )
    kind = models.CharField(_("what it says"), max_length=12, choices=PhraseKind.choices)
    value = models.CharField(
        _("value"), max_length=80, help_text=_("A category's slug, or the slot's value such as laddu_gopal or red.")
    )
    is_left_out = models.BooleanField(
        _("left out"), default=False, help_text=_("The phrase no longer means this, though the market ships with it.")
    )

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        constraints = [
            models.UniqueConstraint(fields=["phrase", "kind", "value"], name="a_search_word_means_a_thing_once")
        ]

    def __str__(self) -> str:
        return f"{self.phrase} → {self.value}"


class MissedSearch(models.Model):
    """A question nothing was found for, as it sounds; who asked is not kept."""

    heard = models.CharField(_("as it sounds"), max_length=120)
    language = models.CharField(_("language"), max_length=8)
    count = models.PositiveIntegerField(_("times"), default=0)
    last_seen_at = models.DateTimeField(_("last asked"))

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        constraints = [
            models.UniqueConstraint(fields=["heard", "language"], name="a_missed_search_has_one_row_per_language")
        ]
        indexes = [models.Index(fields=["-count"], name="missed_by_count")]

    def __str__(self) -> str:
        return self.heard


class ProductQuerySet(models.QuerySet):
    def published(self) -> "ProductQuerySet":
        return self.filter(is_public=True, moderation=Moderation.PUBLISHED)


class Product(AbstractProduct):
    """A thing for sale, owned by one seller; other sellers may offer it too, but not edit it."""

    public_id = PublicIdField(prefix="prd")
    owner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="products", verbose_name=_("owner"), null=True
    )
    title_hi = models.CharField(_("title in Hindi"), max_length=255, blank=True)
    description_hi = models.TextField(_("description in Hindi"), blank=True)
    moderation = models.CharField(max_length=10, choices=Moderation.choices, default=Moderation.DRAFT)
    moderation_note = models.CharField(_("note of the review"), max_length=300, blank=True)
    hsn = models.CharField(_("HSN"), max_length=8, blank=True)
    tax_rate = models.ForeignKey(
        TaxRate, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("declared tax rate")
    )
    country_of_origin = models.CharField(_("country of origin"), max_length=2, default="IN")
    unit = models.CharField(_("unit"), max_length=8, choices=Unit.choices, default=Unit.PIECE)
    net_quantity = models.CharField(_("net quantity"), max_length=40, blank=True)
    weight_g = models.PositiveIntegerField(_("weight with packing, grams"), default=0)
    step_g = models.PositiveIntegerField(
        _("sold loose in steps of, grams"), default=0, help_text=_("Price and stock count such steps; 0: by the piece.")
    )
    importer = models.CharField(_("importer: name and address"), max_length=300, blank=True)
    packer = models.CharField(_("maker or packer: name and address"), max_length=300, blank=True)
    packed_on = models.DateField(_("month and year of packing"), null=True, blank=True)
    shelf_life_days = models.PositiveIntegerField(_("best before, days from making"), null=True, blank=True)
    veg_mark = models.CharField(_("veg mark"), max_length=8, choices=VegMark.choices, blank=True)
    is_returnable = models.BooleanField(_("can be returned"), default=True)
    variant_label = models.CharField(_("choice"), max_length=80, blank=True)
    variant_label_hi = models.CharField(_("choice in Hindi"), max_length=80, blank=True)

    objects = ProductQuerySet.as_manager()

    class Meta(AbstractProduct.Meta):
        abstract = False
        ordering = ()

    def get_absolute_url(self) -> str:
        return reverse("catalog:product", kwargs={"public_id": self.public_id, "slug": self.slug})

    @property
    def display_title(self) -> str:
        return in_page_language(self.title, self.title_hi)

    @property
    def is_on_show(self) -> bool:
        return self.is_public and self.moderation == Moderation.PUBLISHED


class BundlePart(models.Model):
    """So many pieces of one offer inside a bundle; the offer is pinned, its price is that of the day."""

    bundle = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="parts", verbose_name=_("bundle"))
    offer = models.ForeignKey(StockRecord, on_delete=models.PROTECT, related_name="+", verbose_name=_("offer"))
    quantity = models.PositiveSmallIntegerField(_("quantity"), default=1)

    class Meta:
        verbose_name = _("part of a bundle")
        verbose_name_plural = _("parts of bundles")
        constraints = [
            models.UniqueConstraint(fields=["bundle", "offer"], name="one_part_per_bundle_and_offer"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="bundle_part_holds_at_least_one"),
        ]

    def __str__(self) -> str:
        return f"{self.bundle} · {self.quantity}"


class ProductImage(AbstractProductImage):
    """A picture, re-encoded at upload: WebP without metadata, in three sizes."""

    large = models.ImageField(upload_to="products/large/", width_field="width", height_field="height")
    medium = models.ImageField(upload_to="products/medium/")
    small = models.ImageField(upload_to="products/small/")
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    tint = models.CharField(max_length=12, blank=True)
    has_avif = models.BooleanField(default=False, help_text="An AVIF file lies beside the large and the medium one.")
    alt = models.CharField(_("description for those who cannot see it"), max_length=200, blank=True)
    alt_hi = models.CharField(_("description in Hindi"), max_length=200, blank=True)

    class Meta(AbstractProductImage.Meta):
        abstract = False


class Listing(models.Model):
    """One row per shown product: all that lists, cards and search need. Rebuilt by ``rebuild_listings``."""

    product = models.OneToOneField(Product, on_delete=models.CASCADE, related_name="listing", primary_key=True)
    public_id = models.CharField(max_length=32, unique=True)
    slug = models.CharField(max_length=255)
    title = models.CharField(max_length=255)
    title_hi = models.CharField(max_length=255, blank=True)
    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="+")
    category_path = models.CharField(max_length=255, help_text="Treebeard path: a prefix is an ancestor.")
    seller = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+", help_text="Of the best offer.")
    seller_name = models.CharField(max_length=128)
    seller_name_hi = models.CharField(max_length=128, blank=True)
    seller_slug = models.CharField(max_length=60)
    seller_ids = models.JSONField(default=list, help_text="All sellers with an offer on sale.")
    offer_count = models.PositiveIntegerField(default=0)
    best_offer = models.CharField(max_length=32, blank=True)
    price_paise = models.PositiveBigIntegerField(default=0)
    mrp_paise = models.PositiveBigIntegerField(default=0)
    is_available = models.BooleanField(default=False)
    image_small = models.CharField(max_length=200, blank=True)
    image_medium = models.CharField(max_length=200, blank=True)
    tint = models.CharField(max_length=12, blank=True)
    facets = models.JSONField(default=dict)
    rating = models.DecimalField(max_digits=3, decimal_places=2, null=True)
    rating_count = models.PositiveIntegerField(default=0)
    score = models.IntegerField(default=0, help_text="Order of lists when nothing else decides.")
    title_words = models.TextField(blank=True, help_text="The titles' keys by ear; search weighs them most.")
    words = models.TextField(help_text="Titles, names and keys in every script, as search reads them.")
    is_vrat_safe = models.BooleanField(default=False, help_text="Without grain: may be eaten on Ekadashi.")
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["category_path", "-score"], name="listing_by_category"),
            models.Index(fields=["-score"], name="listing_by_score"),
        ]

    def __str__(self) -> str:
        return self.title


class Facet(models.Model):
    """A particular of products that lists can be narrowed by, and the categories it belongs to."""

    code = models.SlugField(
        _("particular"), max_length=60, unique=True, help_text=_("As in products: colour, net_weight_g")
    )
    name = models.CharField(_("name"), max_length=60)
    name_hi = models.CharField(_("name in Hindi"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=FacetKind.choices, default=FacetKind.CHOICE)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    unit_hi = models.CharField(_("unit in Hindi"), max_length=20, blank=True)
    bounds = models.CharField(
        _("bounds"),
        max_length=120,
        blank=True,
        help_text=_("Of a number, with commas: 100, 250, 500. Empty: each number by itself."),
    )
    categories = models.ManyToManyField(
        Category,
        blank=True,
        related_name="+",
        verbose_name=_("categories"),
        help_text=_("With all below them. None: all categories."),
    )
    rank = models.PositiveSmallIntegerField(_("rank"), default=50, help_text=_("The lowest stands first."))
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("facet")

    def __str__(self) -> str:
        return self.name


class FacetValue(models.Model):
    """One value of a facet, in both languages, and the other ways in which sellers write it."""

    facet = models.ForeignKey(Facet, on_delete=models.CASCADE, related_name="values", verbose_name=_("facet"))
    code = models.SlugField(_("code"), max_length=60, allow_unicode=True)
    label = models.CharField(_("name"), max_length=80)
    label_hi = models.CharField(_("name in Hindi"), max_length=80, blank=True)
    aliases = models.CharField(_("also written"), max_length=300, blank=True, help_text=_("With commas between."))
    rank = models.PositiveSmallIntegerField(_("rank"), default=50)

    class Meta:
        verbose_name = _("value of a facet")
        verbose_name_plural = _("values of facets")
        constraints = [models.UniqueConstraint(fields=["facet", "code"], name="one_value_per_facet_and_code")]

    def __str__(self) -> str:
        return self.label


class ListChange(models.Model):
    """Something lists are made of has changed. Written by triggers, read by the facet index of each process."""

    topic = models.CharField(max_length=8)
    row = models.BigIntegerField(default=0)
    written_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.topic} {self.row}"


from oscar.apps.catalogue.models import *  # noqa: E402, F403

from catalog.editorial import *  # noqa: E402, F403
from catalog.thakurji import DeitySize as DeitySize  # noqa: E402
from catalog.thakurji import Thakurji as Thakurji  # noqa: E402
from catalog.voices import Answer as Answer  # noqa: E402
from catalog.voices import HelpfulVote as HelpfulVote  # noqa: E402
from catalog.voices import Purchase as Purchase  # noqa: E402
from catalog.voices import Question as Question  # noqa: E402
from catalog.voices import Report as Report  # noqa: E402
from catalog.voices import Review as Review  # noqa: E402
from catalog.voices import ReviewPhoto as ReviewPhoto  # noqa: E402
from catalog.wishes import Alert as Alert  # noqa: E402
from catalog.wishes import Follow as Follow  # noqa: E402
from catalog.wishes import WishList as WishList  # noqa: E402
from catalog.wishes import WishListItem as WishListItem  # noqa: E402
