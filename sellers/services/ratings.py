"""What buyers say of a shop, added up beside it, so that a list of shops need not count reviews."""

from django.db import transaction

from sellers.models import Seller


@transaction.atomic
def write_rating(*, seller: Seller, stars: int, count: int) -> None:
    """Note how many reviews of a shop are shown and their stars in all; the caller has locked the shop's row."""
    Seller.objects.filter(pk=seller.pk).update(rating_sum=stars, rating_count=count)
