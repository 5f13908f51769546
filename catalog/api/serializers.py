"""The catalogue as integrators see it: an allow-list, so that nothing meant for the seller alone slips out."""

from typing import Any

from django.core.files.storage import default_storage
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.places import normal_pincode
from catalog.models import Listing, ProductImage
from catalog.queries.resources import ProductDetail
from catalog.standing import Standing
from sellers.api.serializers import SellerBriefSerializer
from sellers.models import Offer
from vrinda.kernel.addresses import absolute
from vrinda.kernel.rest.fields import FlagParam, Money, NamesParam, Normal, NumberParam, PublicId, Text
from vrinda.kernel.rest.serializers import ListParams, ShapeParams


class CategorySerializer(serializers.Serializer):
    """A place in the tree of goods."""

    id = serializers.CharField(source="public_id")
    name = serializers.CharField()
    name_hi = serializers.CharField()
    slug = serializers.CharField()
    depth = serializers.IntegerField()
    parent = serializers.SerializerMethodField()

    def get_parent(self, category) -> str | None:
        return self.context["parents"].get(category.path[: -category.steplen])


class CategoryBriefSerializer(serializers.Serializer):
    """A category, named."""

    id = serializers.CharField(source="public_id")
    name = serializers.CharField()
    slug = serializers.CharField()


class OfferSerializer(serializers.Serializer):
    """One shop's price for a product or one of its variants; prices include GST."""

    id = serializers.CharField(source="public_id")
    product = serializers.CharField(source="product.public_id", help_text="The product, or the variant.")
    seller = SellerBriefSerializer(source="partner")
    price = Money(source="price_paise")
    mrp = Money(source="mrp_paise")
    is_available = serializers.SerializerMethodField()
    lead_time_days = serializers.IntegerField()

    def get_is_available(self, offer: Offer) -> bool:
        return offer.is_buyable


class PlacedOfferSerializer(OfferSerializer):
    """An offer brought to a PIN code; `delivery_fee` is null where its shop does not bring it there."""

    id = serializers.CharField(source="offer.public_id")
    product = serializers.CharField(source="offer.product.public_id", help_text="The product, or the variant.")
    seller = SellerBriefSerializer(source="offer.partner")
    price = Money(source="offer.price_paise")
    mrp = Money(source="offer.mrp_paise")
    lead_time_days = serializers.IntegerField(source="offer.lead_time_days")
    pincode = serializers.SerializerMethodField(help_text="The PIN code it is brought to: yours, or the market's own.")
    delivery_fee = Money(source="fee_paise", allow_null=True)
    landed_price = Money(source="landed_paise", help_text="Price and delivery of one piece.")
    days = serializers.IntegerField(source="candidate.days", help_text="Until it should arrive, from today.")

    def get_is_available(self, standing: Standing) -> bool:  # type: ignore[override] # of a standing's offer
        return standing.offer.is_buyable

    def get_pincode(self, standing: Standing) -> str:
        return str(self.context["place"].pincode)


class PictureSerializer(serializers.Serializer):
    """A picture in three sizes."""

    small = serializers.URLField()
    medium = serializers.URLField()
    large = serializers.URLField(allow_null=True)
    alt = serializers.CharField()
    alt_hi = serializers.CharField()


class ProductSerializer(serializers.Serializer):
    """A product with its best offer; `expand=offers` embeds all of them."""

    id = serializers.CharField(source="public_id")
    title = serializers.CharField()
    title_hi = serializers.CharField()
    slug = serializers.CharField()
    category = CategoryBriefSerializer()
    seller = SellerBriefSerializer(help_text="The shop of the best offer.")
    price = Money(source="price_paise")
    mrp = Money(source="mrp_paise")
    best_offer = serializers.CharField()
    offer_count = serializers.IntegerField()
    is_available = serializers.BooleanField()
    picture = serializers.SerializerMethodField()
    net_quantity = serializers.CharField(source="product.net_quantity")
    country_of_origin = serializers.CharField(source="product.country_of_origin")
    rating = serializers.DecimalField(max_digits=3, decimal_places=2, allow_null=True)
    rating_count = serializers.IntegerField()
    offers = serializers.SerializerMethodField()

    @extend_schema_field(PictureSerializer(allow_null=True))
    def get_picture(self, listing: Listing) -> dict[str, Any] | None:
        if not listing.image_small:
            return None
        return {
            "small": public_url(listing.image_small),
            "medium": public_url(listing.image_medium),
            "large": None,
            "alt": listing.title,
            "alt_hi": listing.title_hi,
        }

    @extend_schema_field(OfferSerializer(many=True, allow_null=True))
    def get_offers(self, listing: Listing) -> list[dict[str, Any]] | None:
        offers = self.context.get("offers")
        return None if offers is None else OfferSerializer(offers[listing.pk], many=True).data


class VariantSerializer(serializers.Serializer):
    """One size or kind of a product."""

    id = serializers.CharField(source="public_id")
    label = serializers.CharField(source="variant_label")
    label_hi = serializers.CharField(source="variant_label_hi")
    net_quantity = serializers.CharField()


class ProductDetailSerializer(ProductSerializer):
    """A product with all that its page tells."""

    description = serializers.CharField(source="product.description", help_text="Sanitised HTML.")
    description_hi = serializers.CharField(source="product.description_hi", help_text="Sanitised HTML.")
    hsn = serializers.CharField(source="product.hsn")
    unit = serializers.CharField(source="product.unit")
    weight_g = serializers.IntegerField(source="product.weight_g")
    is_returnable = serializers.BooleanField(source="product.is_returnable")
    attributes = serializers.SerializerMethodField()
    variants = serializers.SerializerMethodField()
    pictures = serializers.SerializerMethodField()

    @property
    def detail(self) -> ProductDetail:
        return self.context["detail"]

    @extend_schema_field({"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}})
    def get_attributes(self, listing: Listing) -> dict[str, list[str]]:
        return self.detail.attributes

    @extend_schema_field(VariantSerializer(many=True))
    def get_variants(self, listing: Listing) -> list[dict[str, Any]]:
        return VariantSerializer(self.detail.variants, many=True).data

    @extend_schema_field(PictureSerializer(many=True))
    def get_pictures(self, listing: Listing) -> list[dict[str, Any]]:
        return [picture_of(image) for image in self.detail.images]


def picture_of(image: ProductImage) -> dict[str, Any]:
    sizes = {size: public_url(getattr(image, size).name) for size in ("small", "medium", "large")}
    return {**sizes, "alt": image.alt, "alt_hi": image.alt_hi}


def public_url(name: str) -> str:
    """Return a file's address in full; never from the request's Host, for the answer is cached for everyone."""
    return absolute(default_storage.url(name))


class ProductListParams(ListParams):
    """Which products are asked for."""

    category = PublicId("cat", required=False, help_text="This category and all below it.")
    seller = PublicId("sel", required=False, help_text="Offered by this shop.")
    price_min = NumberParam(required=False, help_text="Paise.")
    price_max = NumberParam(required=False, help_text="Paise.")
    available = FlagParam(required=False)
    facets = NamesParam(
        required=False,
        max_length=500,
        help_text="As `colour:red,colour:blue,fabric:silk`: any of a facet's values, all of the facets.",
    )
    origin = NamesParam(required=False, max_length=100, help_text="Countries of origin, two letters each.")
    fits = NamesParam(required=False, max_length=200, help_text="Deities and sizes, as `laddu_gopal:3`.")
    rating_min = serializers.ChoiceField(choices=[("3", "3"), ("4", "4")], required=False)
    pincode = Normal(normal_pincode, required=False, max_length=10, help_text="Only what is delivered there.")
    open_now = FlagParam(required=False, help_text="Only of shops whose door is open at this minute.")
    sort = serializers.ChoiceField(
        choices=["best", "price", "-price", "newest", "unit_price", "rating"], default="best"
    )


class ProductOffersParams(ListParams):
    """Where the offers are to be brought."""

    pincode = Normal(normal_pincode, required=False, max_length=10, help_text="Without one, the market's own.")


class SearchParams(ListParams):
    """What is looked for, in either script."""

    q = serializers.CharField(max_length=200)


class SuggestParams(ShapeParams):
    """What is being typed."""

    q = serializers.CharField(max_length=120)


class SuggestionSerializer(serializers.Serializer):
    """One suggestion; the address is that of its page."""

    kind = serializers.ChoiceField(choices=["product", "category", "shop"])
    title = serializers.CharField()
    url = serializers.CharField()


class SuggestionsSerializer(serializers.Serializer):
    """What may be meant."""

    data = SuggestionSerializer(many=True)


class UnderstoodSerializer(serializers.Serializer):
    """A question in closed values; categories and leaves are slugs, best first; prices are paise."""

    intent = serializers.CharField()
    categories = serializers.ListField(child=serializers.CharField())
    leaves = serializers.ListField(child=serializers.CharField())
    slots = serializers.DictField()
    price_min = serializers.IntegerField(allow_null=True)
    price_max = serializers.IntegerField(allow_null=True)
    quantity = serializers.IntegerField(allow_null=True)


class SearchResultSerializer(serializers.Serializer):
    """One page of what was found, best first."""

    data = ProductSerializer(many=True)
    next = serializers.CharField(allow_null=True)
    has_more = serializers.BooleanField()
    is_near = serializers.BooleanField(help_text="Not every word was found as written.")
    understood = UnderstoodSerializer()


class ProductNameSerializer(serializers.Serializer):
    """A product, named."""

    id = serializers.CharField(source="public_id")
    title = serializers.SerializerMethodField()
    title_hi = serializers.SerializerMethodField()

    def get_title(self, product) -> str:
        return _full_title(product, "title", "variant_label")

    def get_title_hi(self, product) -> str:
        return _full_title(product, "title_hi", "variant_label_hi")


def _full_title(product, title: str, label: str) -> str:
    parts = [getattr(product.parent, title), getattr(product, label)] if product.parent else [getattr(product, title)]
    return ", ".join(part for part in parts if part)


class StockSerializer(serializers.Serializer):
    """Pieces of one offer."""

    on_shelf = serializers.IntegerField(source="num_in_stock")
    reserved = serializers.IntegerField(source="num_allocated", help_text="Promised to orders.")
    free = serializers.IntegerField(source="free_stock")


class ShopOfferSerializer(serializers.Serializer):
    """An offer as its own shop sees it."""

    id = serializers.CharField(source="public_id")
    product = ProductNameSerializer()
    sku = serializers.CharField(source="partner_sku")
    price = Money(source="price_paise")
    mrp = Money(source="mrp_paise")
    stock = StockSerializer(source="*")
    is_active = serializers.BooleanField()
    lead_time_days = serializers.IntegerField()


class ShopOfferListParams(ListParams):
    """Which of the shop's offers are asked for."""

    active = FlagParam(required=False)
    sku = Text(required=False, max_length=128)
    product = PublicId("prd", required=False)
