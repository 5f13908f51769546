"""What a public page says to machines; each tag stands in the head of its page."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from catalog.queries.product import ProductPage
from catalog.queries.shops import ShopPage
from catalog.storefront import structured
from vrinda.kernel.structured import as_json_ld

register = template.Library()


@register.simple_tag
def market_data() -> SafeString:
    """Describe the market."""
    return as_json_ld(structured.of_market())


@register.simple_tag
def product_data(page: ProductPage) -> SafeString:
    """Describe a product and the way to it."""
    return as_json_ld(structured.of_product(page))


@register.simple_tag
def shop_data(page: ShopPage) -> SafeString:
    """Describe a shop."""
    return as_json_ld(structured.of_shop(page))


@register.simple_tag(takes_context=True)
def crumbs_data(context: template.Context, crumbs: Sequence[tuple[str, str | None]]) -> SafeString:
    """Describe the way to a page that has nothing else to say."""
    things = structured.of_crumbs(crumbs, context["request"].path)
    return as_json_ld(things) if things else SafeString()
