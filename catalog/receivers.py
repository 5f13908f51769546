"""What the catalogue does when sellers change, in the same transaction; and the letters it has written afterwards."""

from functools import partial

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver

from catalog import tasks
from catalog.models import Product, ReviewPhoto
from catalog.services.images import discard
from catalog.services.listings import refresh_listings
from catalog.signals import alert_asked, answer_shown, question_shown
from sellers.models import Offer, Seller
from sellers.signals import offers_changed, seller_changed


@receiver(offers_changed, dispatch_uid="catalog.refresh_offered_products")
def refresh_offered_products(sender: object, product_ids: list[int], **kwargs: object) -> None:
    refresh_listings(product_ids)


@receiver(seller_changed, dispatch_uid="catalog.refresh_products_of_seller")
def refresh_products_of_seller(sender: object, seller: Seller, **kwargs: object) -> None:
    offered = Offer.across_sellers.filter(partner=seller).values("product")
    refresh_listings(Product.objects.filter(Q(pk__in=offered) | Q(owner=seller)).values_list("pk", flat=True))


@receiver(question_shown, dispatch_uid="catalog.write_to_shops")
def write_to_shops(sender: object, question_pk: int, **kwargs: object) -> None:
    transaction.on_commit(partial(tasks.tell_shops_of_question.delay, question_pk), robust=True)


@receiver(answer_shown, dispatch_uid="catalog.write_to_asker")
def write_to_asker(sender: object, answer_pk: int, **kwargs: object) -> None:
    transaction.on_commit(partial(tasks.tell_asker_of_answer.delay, answer_pk), robust=True)


@receiver(alert_asked, dispatch_uid="catalog.ask_to_confirm")
def ask_to_confirm(sender: object, alert_pk: int, **kwargs: object) -> None:
    transaction.on_commit(partial(tasks.ask_to_confirm_alert.delay, alert_pk), robust=True)


@receiver(post_delete, sender=ReviewPhoto, dispatch_uid="catalog.discard_photo")
def discard_photo(sender: object, instance: ReviewPhoto, **kwargs: object) -> None:
    """What a person takes back is gone from the shelf of files too, whichever way its row went."""
    discard([instance.large.name, instance.medium.name, instance.small.name])
