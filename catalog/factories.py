"""The least valid category, tax rate and product, for tests."""

from datetime import date

import factory

from accounts.factories import UserFactory
from catalog.models import Category, Listing, Product, ProductClass, Purchase, Question, Review, TaxRate
from catalog.services.listings import refresh_listings
from catalog.states import Certainty, Moderation, VoiceState
from sellers.factories import OfferFactory, SellerFactory
from vrinda.kernel import clock


class CategoryFactory(factory.django.DjangoModelFactory):
    """A category at the top of the tree; pass ``parent`` for one below."""

    class Meta:
        model = Category
        django_get_or_create = ("slug",)

    name = factory.Sequence(lambda number: f"Category {number}")
    slug = factory.Sequence(lambda number: f"category-{number}")

    @classmethod
    def _get_or_create(cls, model_class, *args, parent=None, **kwargs):
        known = model_class.objects.filter(slug=kwargs["slug"]).first()
        if known is not None:
            return known
        return Category.objects.get(pk=parent.pk).add_child(**kwargs) if parent else model_class.add_root(**kwargs)


class TaxRateFactory(factory.django.DjangoModelFactory):
    """5 % on everything under an invented heading."""

    class Meta:
        model = TaxRate

    hsn_prefix = "9901"
    rate_bp = 500
    valid_from = date(2025, 9, 22)
    source = "Invented for tests"
    certainty = Certainty.SEEN


class ProductFactory(factory.django.DjangoModelFactory):
    """A published product of an approved shop, with a category and a declared GST rate of 5 %."""

    class Meta:
        model = Product
        skip_postgeneration_save = True

    title = factory.Sequence(lambda number: f"Brass bell {number}")
    title_hi = factory.Sequence(lambda number: f"पीतल की घंटी {number}")
    slug = factory.Sequence(lambda number: f"brass-bell-{number}")
    structure = Product.STANDALONE
    owner = factory.SubFactory(SellerFactory)
    moderation = Moderation.PUBLISHED
    hsn = "99010000"
    tax_rate = factory.SubFactory(TaxRateFactory)
    net_quantity = "1 piece"
    weight_g = 200

    @factory.lazy_attribute
    def product_class(self):
        if self.structure == Product.CHILD:
            return None
        return ProductClass.objects.get_or_create(slug="goods", defaults={"name": "Goods"})[0]

    @factory.post_generation
    def category(product: Product, create: bool, extracted: Category | None, **kwargs) -> None:  # noqa: N805
        if create and product.structure != Product.CHILD:
            product.categories.add(extracted or CategoryFactory(slug="bells", name="Bells"))


def list_product(
    *, price: str = "100.00", seller=None, stock: int = 10, mrp_paise: int | None = None, **fields
) -> Listing:
    """Put a product with one offer on show and return its listing."""
    seller = seller or SellerFactory()
    product = ProductFactory(owner=seller, **fields)
    paise = int(price.replace(".", ""))
    OfferFactory(product=product, partner=seller, price=price, mrp_paise=mrp_paise or paise, num_in_stock=stock)
    refresh_listings([product.pk])
    return Listing.objects.get(pk=product.pk)


class PurchaseFactory(factory.django.DjangoModelFactory):
    """A product that came to a person from its owner's shop."""

    class Meta:
        model = Purchase

    product = factory.SubFactory(ProductFactory)
    seller = factory.SelfAttribute("product.owner")
    user = factory.SubFactory(UserFactory)
    line_ref = factory.Sequence(lambda number: f"lin_{number:020d}")
    delivered_at = factory.LazyFunction(clock.now)


class ReviewFactory(factory.django.DjangoModelFactory):
    """A shown review, as if its author had bought the thing."""

    class Meta:
        model = Review

    product = factory.SubFactory(ProductFactory)
    seller = factory.SelfAttribute("product.owner")
    author = factory.SubFactory(UserFactory, name="Gita Devi")
    stars = 5
    text = "Neat work"
    state = VoiceState.APPROVED
    created_at = factory.LazyFunction(clock.now)


class QuestionFactory(factory.django.DjangoModelFactory):
    """A shown question."""

    class Meta:
        model = Question

    product = factory.SubFactory(ProductFactory)
    author = factory.SubFactory(UserFactory, name="Gita Devi")
    text = "Does the colour run?"
    state = VoiceState.APPROVED
    created_at = factory.LazyFunction(clock.now)
