"""What follows a change of money, after its commit: one task each."""

from django.db import transaction
from django.dispatch import receiver

from payments import tasks
from payments.models import Credit, HeldMoney, Refund
from payments.signals import credit_lowered, held_money_returning, refund_requested
from payments.states import PaymentMethod


@receiver(refund_requested, dispatch_uid="payments.send_refund")
def send(sender: type[Refund], refund: Refund, **kwargs: object) -> None:
    if refund.payment.method == PaymentMethod.GATEWAY:
        transaction.on_commit(lambda: tasks.send_refund.delay(refund.pk), robust=True)


@receiver(held_money_returning, dispatch_uid="payments.send_held_back")
def send_held_back(sender: type[HeldMoney], held: HeldMoney, **kwargs: object) -> None:
    transaction.on_commit(lambda: tasks.send_held_back.delay(held.pk), robust=True)


@receiver(credit_lowered, dispatch_uid="payments.fetch_back")
def fetch_back(sender: type[Credit], credit: Credit, **kwargs: object) -> None:
    transaction.on_commit(lambda: tasks.fetch_back.delay(credit.pk), robust=True)
