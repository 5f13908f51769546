"""What orders tell the rooms above; sent inside the transaction of the change."""

from django.dispatch import Signal

order_confirmed = Signal()
"""Every part of an order is certain: it was paid, or is paid in cash at the door. Sent once. ``order``, ``now``."""
