"""The staff's door to the catalogue: the review queue, the tree, the rates of tax, the words that may not be sold."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.contrib.filters.admin import AutocompleteSelectFilter
from unfold.decorators import display
from unfold.enums import ActionVariant
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from catalog import editorial_admin, finding_admin, voices_admin  # noqa: F401 - each registers its pages
from catalog.content import as_html
from catalog.models import (
    AttributeOption,
    AttributeOptionGroup,
    BlockedTerm,
    BundlePart,
    Category,
    Listing,
    Product,
    ProductAttribute,
    ProductAttributeValue,
    ProductClass,
    ProductImage,
    TaxRate,
)
from catalog.services.categories import change_category, create_category
from catalog.services.products import change_product, publish_product, reject_product, withdraw_product
from catalog.states import MODERATION_TRANSITIONS, Moderation
from sellers.models import Offer
from vrinda.kernel.staff.columns import percent, rupees
from vrinda.kernel.staff.deeds import ReasonForm, deed
from vrinda.kernel.staff.fields import PercentField, RupeesField
from vrinda.kernel.staff.pages import ReadOnlyPage, ReadOnlyRows, StaffPage
from vrinda.kernel.staff.service_pages import ServiceForm, ServicePage
from vrinda.kernel.web_names import is_web_name, web_name


def may_become(*targets: str):
    """Tell whether the review lets a product become one of these."""
    return lambda product: any(MODERATION_TRANSITIONS.allows(product.moderation, target) for target in targets)


def indented(category: Category) -> str:
    return f"{'— ' * (category.depth - 1)}{category.name}"


@display(description=_("picture"))
def thumbnail(image: ProductImage) -> str:
    return format_html('<img src="{}" alt="{}" width="96" height="96">', image.small.url, image.alt)


class ImageRows(ReadOnlyRows):
    model = ProductImage
    fields = [thumbnail, "alt", "alt_hi", "display_order"]


class AttributeRows(ReadOnlyRows):
    model = ProductAttributeValue
    fields = ["attribute", "value_as_text"]
    list_select_related = ("attribute", "value_option")
    show_change_link = False

    @display(description=_("value"))
    def value_as_text(self, value: ProductAttributeValue) -> str:
        return value.value_as_text


class VariantRows(ReadOnlyRows):
    model = Product
    verbose_name_plural = _("choices")
    fields = ["variant_label", "variant_label_hi", "weight_g", "public_id"]


class PartRows(ReadOnlyRows):
    model = BundlePart
    fk_name = "bundle"
    fields = ["offer", "quantity"]
    list_select_related = ("offer__partner", "offer__product__parent")
    show_change_link = False


class OfferRows(ReadOnlyRows):
    model = Offer
    fields = [
        "partner",
        rupees("price_paise", _("price")),
        rupees("mrp_paise", _("MRP")),
        "num_in_stock",
        "is_active",
    ]
    list_select_related = ("partner",)


class ProductForm(ServiceForm):
    """What the law asks about a product; its words are the seller's."""

    def carry_out(self) -> Product:
        fields = {name: self.cleaned_data[name] for name in self.fields}
        return change_product(product=self.instance, by=self.by, **fields)


@admin.register(Product)
class ProductPage(ServicePage):
    """Staff publish a product, or send it back saying what to mend; they correct its tax, and write no words."""

    form = ProductForm
    list_display = ["title_of_row", "owner", "moderation_label", "structure", "hsn", "public_id", "date_updated"]
    list_select_related = ["owner", "parent"]
    list_filter = ["moderation", "structure", "is_public", ("owner", AutocompleteSelectFilter)]
    search_fields = ["title", "title_hi", "public_id", "hsn", "owner__name"]
    search_help_text = _("Title in either language, public id, HSN or seller")
    inlines = [ImageRows, AttributeRows, VariantRows, OfferRows, PartRows]
    actions = ["publish"]
    actions_detail = ["publish", "send_back", "withdraw"]
    law_fields = ["hsn", "tax_rate", "country_of_origin", "unit", "net_quantity", "weight_g", "is_returnable"]
    declared_fields = ["importer", "packer", "packed_on", "shelf_life_days", "veg_mark", "step_g"]
    word_fields = ["title", "title_hi", "description_as_shown", "description_hi_as_shown"]
    told_fields = ["public_id", "owner", "moderation", "moderation_note", "structure", "parent", "categories_told"]
    readonly_fields = [*told_fields, *word_fields]
    fieldsets = [
        (_("Where it stands"), {"fields": told_fields}),
        (_("The seller’s words"), {"fields": word_fields}),
        (_("Before the law"), {"fields": law_fields}),
        (_("Declarations"), {"fields": declared_fields}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # a product begins in a seller's portal

    def has_change_permission(self, request: HttpRequest, obj: Product | None = None) -> bool:
        # A choice takes over what its product says.
        return super().has_change_permission(request, obj) and (obj is None or not obj.parent_id)

    def has_delete_permission(self, request: HttpRequest, obj: Product | None = None) -> bool:
        return False  # it may stand in orders; it is withdrawn

    @display(description=_("categories"))
    def categories_told(self, product: Product) -> str:
        return ", ".join(category.name for category in product.categories.all())

    @display(description=_("description"))
    def description_as_shown(self, product: Product) -> str:
        return as_html(product.description)

    @display(description=_("description in Hindi"))
    def description_hi_as_shown(self, product: Product) -> str:
        return as_html(product.description_hi)

    @display(description=_("title"), ordering="title")
    def title_of_row(self, product: Product) -> str:
        return product.get_title()

    @display(
        description=_("review"),
        ordering="moderation",
        label={
            Moderation.SUBMITTED: "warning",
            Moderation.PUBLISHED: "success",
            Moderation.REJECTED: "danger",
            Moderation.WITHDRAWN: "info",
        },
    )
    def moderation_label(self, product: Product) -> tuple[str, str]:
        return product.moderation, product.get_moderation_display()

    def get_view_on_site_url(self, obj: Product | None = None) -> str | None:
        return obj.get_absolute_url() if obj is not None and obj.is_on_show else None

    @deed(_("Publish"), when=may_become(Moderation.PUBLISHED), icon="check", variant=ActionVariant.PRIMARY)
    def publish(self, product, by) -> None:
        publish_product(product=product, by=by)

    @deed(_("Send back"), asks=ReasonForm, when=may_become(Moderation.REJECTED), icon="reply")
    def send_back(self, product, by, reason: str) -> None:
        reject_product(product=product, note=reason, by=by)

    @deed(
        _("Withdraw"),
        asks=ReasonForm,
        when=may_become(Moderation.WITHDRAWN),
        icon="block",
        variant=ActionVariant.DANGER,
    )
    def withdraw(self, product, by, reason: str) -> None:
        withdraw_product(product=product, note=reason, by=by)


@admin.register(ProductImage)
class ProductImagePage(ReadOnlyPage):
    unused = ("original", "caption")
    list_display = [thumbnail, "product", "alt", "alt_hi", "width", "height"]
    list_select_related = ["product__parent"]
    search_fields = ["alt", "alt_hi", "product__title", "product__public_id"]


@admin.register(BundlePart)
class BundlePartPage(ReadOnlyPage):
    """What bundles hold; a bundle is put together in its seller's portal."""

    list_display = ["bundle", "offer", "quantity"]
    list_select_related = ["bundle", "offer__partner", "offer__product__parent"]
    search_fields = ["bundle__title", "bundle__public_id", "offer__public_id", "offer__product__title"]


class BranchField(forms.ModelChoiceField):
    """Shows the tree by indents; Oscar's own label asks the database for each ancestor."""

    def label_from_instance(self, obj: Category) -> str:
        return indented(obj)


class CategoryForm(ServiceForm):
    below = BranchField(
        label=_("below"),
        queryset=Category.objects.order_by("path"),
        required=False,
        empty_label=_("At the top"),
        widget=UnfoldAdminSelectWidget(),
    )

    slug = forms.CharField(label=_("web name"), max_length=255, required=False, widget=UnfoldAdminTextInputWidget())

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"].lower() or web_name(self.cleaned_data.get("name", ""))
        if not is_web_name(slug):
            raise forms.ValidationError(_("A web name has letters of one script or digits, with single hyphens."))
        if Category.objects.filter(slug=slug).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another category has this web name."))
        return slug

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | {"slug"}  # the model's own check knows no vowel signs

    def carry_out(self) -> Category:
        fields = {name: self.cleaned_data[name] for name in self.fields if name != "below"}
        if self.instance.pk:
            return change_category(category=self.instance, by=self.by, **fields)
        return create_category(parent=self.cleaned_data["below"], by=self.by, **fields)


@admin.register(Category)
class CategoryPage(ServicePage):
    form = CategoryForm
    list_display = ["indented_name", "name_hi", "slug", "default_hsn", "requires_fssai", "is_public"]
    list_filter = ["is_public", "requires_fssai"]
    search_fields = ["name", "name_hi", "slug", "public_id"]
    own_fields = ["name", "name_hi", "slug", "description", "motif", "tint", "default_hsn"]
    flag_fields = [
        "requires_fssai",
        "requires_veg_mark",
        "requires_shelf_life",
        "requires_packer",
        "is_sold_fresh",
        "is_public",
    ]
    ordering = ["path"]
    list_per_page = 200

    def get_fields(self, request: HttpRequest, obj: Category | None = None) -> list[str]:
        return [*([] if obj else ["below"]), *self.own_fields, *self.flag_fields]

    @display(description=_("name"), ordering="path")
    def indented_name(self, category: Category) -> str:
        return indented(category)

    def get_view_on_site_url(self, obj: Category | None = None) -> str | None:
        return obj.get_absolute_url() if obj is not None and obj.is_public and obj.ancestors_are_public else None

    def has_delete_permission(self, request: HttpRequest, obj: Category | None = None) -> bool:
        return False  # its listings would go with it; a category is hidden instead


class TaxRateForm(forms.ModelForm):
    rate_bp = PercentField(label=_("Rate (%)"), max_value=100)
    threshold_paise = RupeesField(label=_("Threshold per piece without GST (₹)"), required=False)
    rate_above_bp = PercentField(label=_("Rate above the threshold (%)"), max_value=100, required=False)


@admin.register(TaxRate)
class TaxRatePage(StaffPage):
    form = TaxRateForm
    list_display = [
        "hsn_prefix",
        percent("rate_bp", _("rate")),
        rupees("threshold_paise", _("threshold")),
        percent("rate_above_bp", _("above it")),
        "valid_from",
        "valid_to",
        "certainty",
        "source",
    ]
    list_filter = ["certainty", "condition"]
    search_fields = ["hsn_prefix", "source"]
    fields = [
        "hsn_prefix",
        "condition",
        "rate_bp",
        "threshold_paise",
        "rate_above_bp",
        "valid_from",
        "valid_to",
        "source",
        "certainty",
        "approved_by",
    ]
    ordering = ["hsn_prefix", "-valid_from"]


@admin.register(BlockedTerm)
class BlockedTermPage(StaffPage):
    list_display = ["term", "reason"]
    search_fields = ["term", "reason"]
    ordering = ["term"]


class AttributesOfClass(TabularInline):
    model = ProductAttribute
    fields = ["name", "code", "type", "option_group", "required"]
    autocomplete_fields = ["option_group"]
    extra = 0


@admin.register(ProductClass)
class ProductClassPage(StaffPage):
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    fields = ["name"]
    inlines = [AttributesOfClass]
    ordering = ["name"]


class OptionsOfGroup(TabularInline):
    model = AttributeOption
    fields = ["option"]
    extra = 0


@admin.register(AttributeOptionGroup)
class AttributeOptionGroupPage(StaffPage):
    list_display = ["name"]
    search_fields = ["name"]
    fields = ["name"]
    inlines = [OptionsOfGroup]
    ordering = ["name"]


@admin.register(Listing)
class ListingPage(ReadOnlyPage):
    list_display = [
        "title",
        "seller_name",
        rupees("price_paise", _("price")),
        rupees("mrp_paise", _("MRP")),
        "is_available",
        "offer_count",
        "score",
        "updated_at",
    ]
    list_filter = ["is_available", ("seller", AutocompleteSelectFilter)]
    search_fields = ["title", "title_hi", "public_id", "seller_name"]
