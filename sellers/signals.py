"""What sellers tell the rooms above; sent inside the transaction of the change."""

from django.dispatch import Signal

offers_changed = Signal()
"""Price, stock or state of offers changed. ``product_ids``: pks of the products they belong to."""

seller_changed = Signal()
"""A seller's status or name changed. ``seller``."""
