"""What orders tell the rooms above; sent inside the transaction of the change."""

from django.dispatch import Signal

order_placed = Signal()
"""An order was written and its stock reserved. ``order``, ``now``."""

order_confirmed = Signal()
"""Every part of an order is certain: it was paid, or is paid in cash at the door. Sent once. ``order``, ``now``."""

seller_order_moved = Signal()
"""A seller order changed its state. ``seller_order``, ``before``, ``now``."""
