"""What a household has at home, in the words of fits; and the chart that staff keep."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from catalog.deities import CM_PER_INCH, Chart, ChartRow, wanted_fits
from catalog.models import Category, DeitySize, Listing, Thakurji
from catalog.states import Deity
from vrinda.kernel.errors import NotFound
from vrinda.kernel.recall import keep_in_mind, recall
from vrinda.kernel.text import number_text

CHART_KEY = "catalog:deity-chart"
CHART_SECONDS = 60


@dataclass(frozen=True)
class AtHome:
    """One Thakurji as pages and scripts know it. Any one of ``fits`` is enough."""

    key: str
    name: str
    size_text: str
    fits: Sequence[str]

    @property
    def label(self) -> str:
        return f"{self.name}: {self.size_text}"


@dataclass(frozen=True)
class ChartLine:
    number: int
    inches: str
    centimetres: str


def deity_chart() -> Chart:
    """Return the chart, read once a minute."""
    rows = recall(CHART_KEY)
    if rows is None:
        rows = list(DeitySize.objects.order_by("number").values_list("number", "low_hundredths", "high_hundredths"))
        keep_in_mind(CHART_KEY, rows, CHART_SECONDS)
    return [ChartRow(number, Fraction(low, 100), Fraction(high, 100)) for number, low, high in rows]


def _centimetres(inches: Fraction) -> str:
    return number_text(Fraction(round(inches * CM_PER_INCH * 10), 10))


def chart_lines() -> list[ChartLine]:
    """Return the chart as a table prints it."""
    return [
        ChartLine(
            number=row.number,
            inches=f"{number_text(row.low)}–{number_text(row.high)}",
            centimetres=f"{_centimetres(row.low)}–{_centimetres(row.high)}",
        )
        for row in deity_chart()
    ]


def shelf_for() -> str:
    """Return the shelf that things for a deity stand on: the root of what fits, else all categories; two queries."""
    paths = Listing.objects.filter(facets__has_key="fits").values_list("category_path", flat=True)
    path = paths.order_by("-score").first()
    root = Category.objects.filter(path=path[: Category.steplen]).first() if path else None
    return root.get_absolute_url() if root else reverse("catalog:categories")


def thakurji_of(user: User) -> list[AtHome]:
    """Return what a person has saved, the first saved first; two queries, one of them now and then."""
    return [at_home(one) for one in Thakurji.objects.filter(user=user).order_by("pk")]


def own_thakurji(user: User, public_id: str) -> Thakurji:
    """Return one of a person's own; anyone else's is as good as absent."""
    found = Thakurji.objects.filter(user=user, public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def at_home(thakurji: Thakurji) -> AtHome:
    """Return a saved row, or one that is not saved, in words."""
    height = thakurji.height_in
    fits = wanted_fits(deity=thakurji.deity, number=thakurji.number, height_in=height, chart=deity_chart())
    if thakurji.number is not None:
        size_text = _("size %(number)s") % {"number": thakurji.number}
    else:
        size_text = _("%(height)s inch") % {"height": number_text(height or Fraction(0))}
    name = thakurji.name or str(Deity(thakurji.deity).label)
    return AtHome(key=thakurji.public_id, name=name, size_text=size_text, fits=fits)
