"""A household's Thakurji, and the chart by which a height in inches becomes a Laddu Gopal number."""

from fractions import Fraction

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalog.deities import HIGHEST_NUMBER, LADDU_GOPAL
from catalog.states import Deity
from vrinda.kernel.ids import PublicIdField
from vrinda.kernel.text import number_text


class DeitySize(models.Model):
    """The heights (hundredths of an inch, both ends included) of one Laddu Gopal number."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    low_hundredths = models.PositiveIntegerField(_("from (hundredths of an inch)"))
    high_hundredths = models.PositiveIntegerField(_("up to (hundredths of an inch)"))

    class Meta:
        verbose_name = _("Laddu Gopal size")
        constraints = [
            models.CheckConstraint(
                condition=Q(number__lte=HIGHEST_NUMBER)
                & Q(low_hundredths__gt=0)
                & Q(high_hundredths__gte=F("low_hundredths")),
                name="deity_size_is_a_range_of_heights",
            )
        ]

    def __str__(self) -> str:
        low, high = (number_text(Fraction(end, 100)) for end in (self.low_hundredths, self.high_hundredths))
        return f"{self.number}: {low}–{high}"


class Thakurji(models.Model):
    """One deity of a household: Laddu Gopal by number, any deity by height."""

    public_id = PublicIdField(prefix="thk")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="thakurji")
    name = models.CharField(_("name at home"), max_length=40, blank=True)
    deity = models.CharField(_("deity"), max_length=20, choices=Deity.choices)
    number = models.PositiveSmallIntegerField(_("size number"), null=True, blank=True)
    height_hundredths = models.PositiveIntegerField(_("height (hundredths of an inch)"), null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Thakurji at home")
        verbose_name_plural = _("Thakurji at home")
        constraints = [
            models.CheckConstraint(
                condition=Q(number__isnull=False, deity=LADDU_GOPAL) | Q(height_hundredths__isnull=False),
                name="thakurji_has_a_size",
            ),
            models.CheckConstraint(condition=Q(number=None) | Q(number__lte=HIGHEST_NUMBER), name="thakurji_number"),
        ]

    def __str__(self) -> str:
        return self.name or self.get_deity_display()

    @property
    def height_in(self) -> Fraction | None:
        return Fraction(self.height_hundredths, 100) if self.height_hundredths else None
