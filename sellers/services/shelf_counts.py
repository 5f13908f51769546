"""How many products each shop has on sale: told by the catalogue every few minutes, to order lists of shops by."""

from collections.abc import Mapping

from sellers.models import Seller


def note_listed_counts(counts: Mapping[int, int]) -> int:
    """Write down the counts that changed; a shop that is not named has none. Return how many changed.

    Each row is written alone, so that nobody waits for more than one.
    """
    changed = 0
    for pk, known in Seller.objects.order_by("pk").values_list("pk", "listed_count"):
        if known != counts.get(pk, 0):
            changed += Seller.objects.filter(pk=pk).update(listed_count=counts.get(pk, 0))
    return changed
