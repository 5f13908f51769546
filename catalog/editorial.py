"""What the market's staff write: the calendar of festivals, and the pages on which the market explains itself."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vrinda.kernel.ids import PublicIdField
from vrinda.kernel.language import in_page_language

__all__ = ["Festival", "FestivalDay", "FestivalKind", "Page", "ShelfCount"]


class FestivalKind(models.TextChoices):
    FESTIVAL = "festival", _("Festival")
    SEASON = "season", _("Season of weeks")
    VRAT = "vrat", _("Vrat without grain")


class Festival(models.Model):
    """A festival, a season or a vrat: what it is called, what is said of it, what is bought for it."""

    public_id = PublicIdField(prefix="fst")
    code = models.SlugField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=FestivalKind.choices, default=FestivalKind.FESTIVAL)
    name = models.CharField(_("name"), max_length=80)
    name_hi = models.CharField(_("name in Hindi"), max_length=80)
    text = models.CharField(_("one sentence about it"), max_length=200, blank=True)
    text_hi = models.CharField(_("one sentence about it, in Hindi"), max_length=200, blank=True)
    lead_days = models.PositiveSmallIntegerField(
        _("days before"), default=7, help_text=_("So many days before, the market begins to speak of it.")
    )
    categories = models.ManyToManyField(
        "catalogue.Category", blank=True, related_name="festivals", verbose_name=_("what is bought for it")
    )
    is_shown = models.BooleanField(_("shown"), default=True)

    class Meta:
        verbose_name = _("festival")
        verbose_name_plural = _("festivals")
        constraints = [models.CheckConstraint(condition=Q(lead_days__lte=60), name="festival_leads_by_at_most_60_days")]

    def __str__(self) -> str:
        return self.name

    @property
    def display_name(self) -> str:
        return in_page_language(self.name, self.name_hi)


class FestivalDay(models.Model):
    """When a festival falls in one year, by the local panchang."""

    festival = models.ForeignKey(Festival, on_delete=models.CASCADE, related_name="days")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    class Meta:
        verbose_name = _("day of a festival")
        verbose_name_plural = _("days of festivals")
        constraints = [
            models.UniqueConstraint(fields=["festival", "starts_on"], name="festival_starts_once_a_day"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="festival_ends_after_it_starts"),
        ]
        indexes = [models.Index(fields=["ends_on"], name="festival_day_by_end")]

    def __str__(self) -> str:
        return f"{self.festival} {self.starts_on}"


class Page(models.Model):
    """A page on which the market explains itself; the HTML is made harmless when it is written and when it is shown."""

    public_id = PublicIdField(prefix="pag")
    slug = models.CharField(
        _("web name"),
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*\Z", _("Lower-case letters, digits and hyphens."))],
    )
    title = models.CharField(_("title"), max_length=120)
    title_hi = models.CharField(_("title in Hindi"), max_length=120, blank=True)
    body = models.TextField(_("text"), max_length=40_000)
    body_hi = models.TextField(_("text in Hindi"), max_length=40_000, blank=True)
    is_published = models.BooleanField(_("published"), default=False)
    updated_at = models.DateTimeField(_("changed on"), editable=False)

    class Meta:
        verbose_name = _("page of the market")
        verbose_name_plural = _("pages of the market")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("catalog:page", kwargs={"slug": self.slug})


class ShelfCount(models.Model):
    """How many products a shop has on sale under one main category; counted anew every few minutes."""

    seller = models.ForeignKey("partner.Partner", on_delete=models.CASCADE, related_name="+")
    category = models.ForeignKey("catalogue.Category", on_delete=models.CASCADE, related_name="+")
    listed = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("count of a shelf")
        verbose_name_plural = _("counts of shelves")
        constraints = [models.UniqueConstraint(fields=["seller", "category"], name="one_count_per_shop_and_category")]
        indexes = [models.Index(fields=["category", "seller"], name="shelf_by_category")]

    def __str__(self) -> str:
        return f"{self.seller_id}/{self.category_id}: {self.listed}"
