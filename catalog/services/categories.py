"""The tree of categories. Staff and the demo market grow it; listings below a changed one follow."""

from typing import Any

from django.db import transaction

from catalog.models import Category, Listing
from catalog.services.listings import refresh_listings
from vrinda.kernel import audit
from vrinda.kernel.web_names import remember_address


@transaction.atomic
def create_category(*, name: str, slug: str, by: object, parent: Category | None = None, **fields: Any) -> Category:
    """Add a category below another, or at the top; slugs are unique in the whole tree."""
    known = Category.objects.filter(slug=slug).first()
    if known is not None:
        return known
    values = {"name": name, "slug": slug, **fields}
    if parent is None:
        category = Category.add_root(**values)
    else:
        # Treebeard counts children on the row it is given; a stale one would hand out a path twice.
        category = Category.objects.select_for_update().get(pk=parent.pk).add_child(**values)
    audit.write("category.created", subject=category.public_id, by=by, after={"name": name, "slug": slug})
    return category


@transaction.atomic
def change_category(*, category: Category, by: object, **fields: Any) -> Category:
    """Change a category and bring the listings of its whole branch up to date."""
    known = Category.objects.select_for_update().get(pk=category.pk)  # a form may have changed the one given
    before = {name: str(getattr(known, name)) for name in fields}
    for name, value in fields.items():
        setattr(category, name, value)
    category.save()
    if before.get("slug", category.slug) != category.slug:
        remember_address(kind="category", old=before["slug"], new=category.slug, target=category.public_id)
    category.set_ancestors_are_public()
    audit.write(
        "category.changed",
        subject=category.public_id,
        by=by,
        before=before,
        after={name: str(value) for name, value in fields.items()},
    )
    below = Category.objects.filter(path__startswith=category.path)
    listed = Listing.objects.filter(category__in=below).values_list("pk", flat=True)
    placed = category.get_descendants_and_self().values_list("productcategory__product", flat=True)
    refresh_listings({pk for pk in [*listed, *placed] if pk})
    return category
