"""What payments tell the rooms above; sent inside the transaction of the change."""

from django.dispatch import Signal

payment_captured = Signal()
"""The gateway took a buyer's money. ``payment``, ``now``, ``late``: whether the payment had expired before."""

refund_requested = Signal()
"""Money is to go back to a buyer. ``refund``."""

held_money_returning = Signal()
"""Money that was not what was asked is to go back to its payer. ``held``."""

refund_processed = Signal()
"""Money went back to the buyer. ``refund``, ``now``."""

payout_paid = Signal()
"""Money went to a seller. ``payout``, ``now``."""

credit_lowered = Signal()
"""A settled amount was lowered by a negative credit. ``credit``."""
