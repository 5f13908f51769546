"""What is bought for a festival."""

from collections.abc import Collection

from django.db import transaction

from catalog.editorial import Festival
from catalog.models import Category
from vrinda.kernel import audit


@transaction.atomic
def tie_categories(*, festival: Festival, categories: Collection[Category], by: object) -> Festival:
    """Say what is bought for a festival, in place of what was said before."""
    before = sorted(festival.categories.values_list("slug", flat=True))
    festival.categories.set(categories)
    after = sorted(category.slug for category in categories)
    if before != after:
        audit.write(
            "festival.tied",
            subject=festival.public_id,
            by=by,
            before={"categories": before},
            after={"categories": after},
        )
    return festival
