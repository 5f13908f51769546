"""What orders do when the rooms below tell them something: one service call each, in the same transaction."""

from django.dispatch import receiver

from orders.services.payment import confirm_order
from payments.signals import payment_captured


@receiver(payment_captured, dispatch_uid="orders.confirm")
def confirm(sender, payment, now, **kwargs) -> None:
    confirm_order(payment=payment, now=now)
