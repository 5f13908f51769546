"""What orders do when the rooms below tell them something: one service call each, in the same transaction."""

from datetime import datetime

from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import User
from orders import tasks
from orders.models import Order
from orders.services.payment import confirm_order
from orders.signals import order_confirmed
from orders.storefront.session import keep_only_own
from payments.signals import payment_captured


@receiver(payment_captured, dispatch_uid="orders.confirm")
def confirm(sender, payment, now, **kwargs) -> None:
    confirm_order(payment=payment, now=now)


@receiver(order_confirmed, dispatch_uid="orders.write_to_buyer")
def write_to_buyer(sender: type[Order], order: Order, now: datetime, **kwargs: object) -> None:
    transaction.on_commit(lambda: tasks.send_confirmation.delay(order.pk), robust=True)


@receiver(user_logged_in, dispatch_uid="orders.keep_only_own")
def forget_the_guest(sender: type[User], request: HttpRequest, user: User, **kwargs: object) -> None:
    keep_only_own(request, user)
