"""What the catalogue does when sellers change: it brings the listings up to date in the same transaction."""

from django.db.models import Q
from django.dispatch import receiver

from catalog.models import Product
from catalog.services.listings import refresh_listings
from sellers.models import Offer, Seller
from sellers.signals import offers_changed, seller_changed


@receiver(offers_changed, dispatch_uid="catalog.refresh_offered_products")
def refresh_offered_products(sender: object, product_ids: list[int], **kwargs: object) -> None:
    refresh_listings(product_ids)


@receiver(seller_changed, dispatch_uid="catalog.refresh_products_of_seller")
def refresh_products_of_seller(sender: object, seller: Seller, **kwargs: object) -> None:
    offered = Offer.across_sellers.filter(partner=seller).values("product")
    refresh_listings(Product.objects.filter(Q(pk__in=offered) | Q(owner=seller)).values_list("pk", flat=True))
