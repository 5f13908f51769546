import django.core.serializers.json
import django.db.models.deletion
import oscar.core.utils
import oscar.models.fields
import oscar.models.fields.autoslugfield
import phonenumber_field.modelfields
from django.db import migrations, models

import vrinda.kernel.ids


class Migration(migrations.Migration):
    replaces = [("order", "0008_auto_20190301_1035")]

    initial = True

    dependencies = [
        ("address", "0007_useraddress_code"),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("prefix", models.CharField(max_length=10)),
                ("last_number", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name_plural": "document series",
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("partner_name", models.CharField(blank=True, max_length=128, verbose_name="Partner name")),
                ("partner_sku", models.CharField(max_length=128, verbose_name="Partner SKU")),
                (
                    "partner_line_reference",
                    models.CharField(
                        blank=True,
                        help_text="This is the item number that the partner uses within their system",
                        max_length=128,
                        verbose_name="Partner reference",
                    ),
                ),
                ("partner_line_notes", models.TextField(blank=True, verbose_name="Partner Notes")),
                ("title", models.CharField(max_length=255, verbose_name="Title")),
                ("upc", models.CharField(blank=True, max_length=128, null=True, verbose_name="UPC")),
                ("quantity", models.PositiveIntegerField(default=1, verbose_name="Quantity")),
                (
                    "line_price_incl_tax",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="Price (inc. tax)"),
                ),
                (
                    "line_price_excl_tax",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="Price (excl. tax)"),
                ),
                (
                    "line_price_before_discounts_incl_tax",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="Price before discounts (inc. tax)"
                    ),
                ),
                (
                    "line_price_before_discounts_excl_tax",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="Price before discounts (excl. tax)"
                    ),
                ),
                (
                    "unit_price_incl_tax",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="Unit Price (inc. tax)",
                    ),
                ),
                (
                    "unit_price_excl_tax",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="Unit Price (excl. tax)",
                    ),
                ),
                (
                    "tax_code",
                    models.CharField(blank=True, max_length=64, null=True, verbose_name="VAT rate code"),
                ),
                ("status", models.CharField(blank=True, max_length=255, verbose_name="Status")),
                ("num_allocated", models.PositiveIntegerField(verbose_name="Number allocated")),
                ("allocation_cancelled", models.BooleanField(default=False)),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="lin", unique=True),
                ),
                ("title_hi", models.CharField(blank=True, max_length=255)),
                ("image", models.CharField(blank=True, max_length=200)),
                ("unit_price_paise", models.PositiveBigIntegerField()),
                ("gross_paise", models.PositiveBigIntegerField()),
                ("seller_discount_paise", models.PositiveBigIntegerField(default=0)),
                ("market_discount_paise", models.PositiveBigIntegerField(default=0)),
                (
                    "delivery_share_paise",
                    models.PositiveBigIntegerField(
                        default=0, help_text="Part of a courier fee the seller charges: taxed with the goods."
                    ),
                ),
                ("hsn", models.CharField(blank=True, max_length=8)),
                ("tax_rate_bp", models.PositiveIntegerField()),
                ("commission_bp", models.PositiveIntegerField()),
                ("cancelled_quantity", models.PositiveIntegerField(default=0)),
                ("returned_quantity", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "Order Line",
                "verbose_name_plural": "Order Lines",
                "ordering": (),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LineAttribute",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("type", models.CharField(max_length=128, verbose_name="Type")),
                (
                    "value",
                    models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name="Value"),
                ),
            ],
            options={
                "verbose_name": "Line Attribute",
                "verbose_name_plural": "Line Attributes",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LineDiscount",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "funder",
                    models.CharField(choices=[("seller", "Seller"), ("marketplace", "Market")], max_length=12),
                ),
                ("label", models.CharField(max_length=120)),
                ("amount_paise", models.PositiveBigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="LinePrice",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("quantity", models.PositiveIntegerField(default=1, verbose_name="Quantity")),
                (
                    "price_incl_tax",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="Price (inc. tax)"),
                ),
                (
                    "price_excl_tax",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="Price (excl. tax)"),
                ),
                (
                    "shipping_incl_tax",
                    models.DecimalField(decimal_places=2, default=0, max_digits=12, verbose_name="Shiping (inc. tax)"),
                ),
                (
                    "shipping_excl_tax",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=12, verbose_name="Shipping (excl. tax)"
                    ),
                ),
                (
                    "tax_code",
                    models.CharField(blank=True, max_length=64, null=True, verbose_name="VAT rate code"),
                ),
            ],
            options={
                "verbose_name": "Line Price",
                "verbose_name_plural": "Line Prices",
                "ordering": ("id",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "number",
                    models.CharField(db_index=True, max_length=128, unique=True, verbose_name="Order number"),
                ),
                (
                    "currency",
                    models.CharField(
                        default=oscar.core.utils.get_default_currency, max_length=12, verbose_name="Currency"
                    ),
                ),
                (
                    "total_incl_tax",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="Order total (inc. tax)"),
                ),
                (
                    "total_excl_tax",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="Order total (excl. tax)"),
                ),
                (
                    "shipping_incl_tax",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=12, verbose_name="Shipping charge (inc. tax)"
                    ),
                ),
                (
                    "shipping_excl_tax",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=12, verbose_name="Shipping charge (excl. tax)"
                    ),
                ),
                (
                    "shipping_tax_code",
                    models.CharField(blank=True, max_length=64, null=True, verbose_name="Shipping VAT rate code"),
                ),
                (
                    "shipping_method",
                    models.CharField(blank=True, max_length=128, verbose_name="Shipping method"),
                ),
                ("shipping_code", models.CharField(blank=True, default="", max_length=128)),
                ("status", models.CharField(blank=True, max_length=100, verbose_name="Status")),
                (
                    "guest_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="Guest email address"),
                ),
                ("date_placed", models.DateTimeField(db_index=True)),
                ("analytics_tracked", models.BooleanField(default=False)),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="ord", unique=True),
                ),
                ("contact_name", models.CharField(max_length=120, verbose_name="name")),
                ("contact_phone", models.CharField(max_length=16, verbose_name="phone")),
                (
                    "payment_method",
                    models.CharField(
                        choices=[("gateway", "UPI, card or net banking"), ("cod", "Cash on delivery")],
                        max_length=8,
                    ),
                ),
                ("goods_paise", models.PositiveBigIntegerField()),
                ("discount_paise", models.PositiveBigIntegerField(default=0)),
                ("delivery_paise", models.PositiveBigIntegerField(default=0)),
                ("payable_paise", models.PositiveBigIntegerField()),
                ("language", models.CharField(default="en", max_length=5)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "order",
                "verbose_name_plural": "orders",
                "ordering": (),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrderDiscount",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[("Basket", "Basket"), ("Shipping", "Shipping"), ("Deferred", "Deferred")],
                        default="Basket",
                        max_length=64,
                        verbose_name="Discount category",
                    ),
                ),
                ("offer_id", models.PositiveIntegerField(blank=True, null=True, verbose_name="Offer ID")),
                (
                    "offer_name",
                    models.CharField(blank=True, db_index=True, max_length=128, verbose_name="Offer name"),
                ),
                ("voucher_id", models.PositiveIntegerField(blank=True, null=True, verbose_name="Voucher ID")),
                (
                    "voucher_code",
                    models.CharField(blank=True, db_index=True, max_length=128, verbose_name="Code"),
                ),
                ("frequency", models.PositiveIntegerField(null=True, verbose_name="Frequency")),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, default=0, max_digits=12, verbose_name="Amount"),
                ),
                ("message", models.TextField(blank=True)),
            ],
            options={
                "verbose_name": "Order Discount",
                "verbose_name_plural": "Order Discounts",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrderLineDiscount",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("is_incl_tax", models.BooleanField()),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=12, verbose_name="Line discount (excl. tax)"
                    ),
                ),
            ],
            options={
                "verbose_name": "Order line discount",
                "verbose_name_plural": "Order line discounts",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrderNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("note_type", models.CharField(blank=True, max_length=128, verbose_name="Note Type")),
                ("message", models.TextField(verbose_name="Message")),
                ("date_created", models.DateTimeField(auto_now_add=True, verbose_name="Date Created")),
                ("date_updated", models.DateTimeField(auto_now=True, verbose_name="Date Updated")),
            ],
            options={
                "verbose_name": "Order Note",
                "verbose_name_plural": "Order Notes",
                "ordering": ["-date_updated"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrderStatusChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("old_status", models.CharField(blank=True, max_length=100, verbose_name="Old Status")),
                ("new_status", models.CharField(blank=True, max_length=100, verbose_name="New Status")),
                (
                    "date_created",
                    models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="Date Created"),
                ),
            ],
            options={
                "verbose_name": "Order Status Change",
                "verbose_name_plural": "Order Status Changes",
                "ordering": ["-date_created"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PaymentEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="Amount")),
                ("reference", models.CharField(blank=True, max_length=128, verbose_name="Reference")),
                (
                    "date_created",
                    models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="Date created"),
                ),
            ],
            options={
                "verbose_name": "Payment Event",
                "verbose_name_plural": "Payment Events",
                "ordering": ["-date_created"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PaymentEventQuantity",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("quantity", models.PositiveIntegerField(verbose_name="Quantity")),
            ],
            options={
                "verbose_name": "Payment Event Quantity",
                "verbose_name_plural": "Payment Event Quantities",
            },
        ),
        migrations.CreateModel(
            name="PaymentEventType",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=128, unique=True, verbose_name="Name")),
                (
                    "code",
                    oscar.models.fields.autoslugfield.AutoSlugField(
                        blank=True,
                        editable=False,
                        max_length=128,
                        populate_from="name",
                        unique=True,
                        verbose_name="Code",
                    ),
                ),
            ],
            options={
                "verbose_name": "Payment Event Type",
                "verbose_name_plural": "Payment Event Types",
                "ordering": ("name",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReducedLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("quantity", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Reduction",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="ret", unique=True),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("cancelled", "Cancelled before dispatch"),
                            ("returned", "Returned"),
                            ("refused", "Refused at the door"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(max_length=200)),
                ("refund_paise", models.PositiveBigIntegerField(help_text="What the buyer gets back.")),
                ("actor", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="SellerOrder",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="so", unique=True),
                ),
                ("number", models.CharField(max_length=40, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("placed", "Waiting for payment"),
                            ("confirmed", "Confirmed"),
                            ("accepted", "Being packed"),
                            ("shipped", "On its way"),
                            ("delivered", "Delivered"),
                            ("settled", "Completed"),
                            ("returned", "Returned"),
                            ("cancelled", "Cancelled"),
                            ("expired", "Not paid in time"),
                        ],
                        default="placed",
                        max_length=10,
                    ),
                ),
                (
                    "carrier",
                    models.CharField(
                        choices=[("market", "Market rider"), ("seller", "Seller's courier")], max_length=8
                    ),
                ),
                ("goods_paise", models.PositiveBigIntegerField()),
                ("seller_discount_paise", models.PositiveBigIntegerField(default=0)),
                ("market_discount_paise", models.PositiveBigIntegerField(default=0)),
                ("delivery_paise", models.PositiveBigIntegerField(default=0)),
                (
                    "payable_paise",
                    models.PositiveBigIntegerField(help_text="What the buyer pays for this part."),
                ),
                ("pos_state_code", models.CharField(max_length=2, verbose_name="place of supply")),
                ("is_intra_state", models.BooleanField()),
                ("seller_kind", models.CharField(max_length=24)),
                ("tcs_bp", models.PositiveIntegerField(default=0)),
                ("tds_bp", models.PositiveIntegerField(default=0)),
                ("fee_gst_bp", models.PositiveIntegerField(default=0)),
                ("fee_is_intra_state", models.BooleanField(default=True)),
                (
                    "policy",
                    models.JSONField(default=dict, help_text="Return window and promises as they were at placing."),
                ),
                ("tracking", models.CharField(blank=True, max_length=120, verbose_name="tracking")),
                ("handover_code", models.CharField(blank=True, max_length=6)),
                ("placed_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("shipped_at", models.DateTimeField(blank=True, null=True)),
                ("delivered_at", models.DateTimeField(blank=True, null=True)),
                ("settles_at", models.DateTimeField(blank=True, null=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "seller order",
                "default_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="ShippingAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("code", oscar.models.fields.NullCharField(max_length=255, unique=True, verbose_name="Code")),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        choices=[("Mr", "Mr"), ("Miss", "Miss"), ("Mrs", "Mrs"), ("Ms", "Ms"), ("Dr", "Dr")],
                        max_length=64,
                        verbose_name="Title",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=255, verbose_name="First name")),
                ("last_name", models.CharField(blank=True, max_length=255, verbose_name="Last name")),
                ("line1", models.CharField(max_length=255, verbose_name="First line of address")),
                (
                    "line2",
                    models.CharField(blank=True, max_length=255, verbose_name="Second line of address"),
                ),
                ("line3", models.CharField(blank=True, max_length=255, verbose_name="Third line of address")),
                ("line4", models.CharField(blank=True, max_length=255, verbose_name="City")),
                ("state", models.CharField(blank=True, max_length=255, verbose_name="State/County")),
                (
                    "postcode",
                    oscar.models.fields.UppercaseCharField(blank=True, max_length=64, verbose_name="Post/Zip-code"),
                ),
                (
                    "search_text",
                    models.TextField(editable=False, verbose_name="Search text - used only for searching addresses"),
                ),
                (
                    "phone_number",
                    phonenumber_field.modelfields.PhoneNumberField(
                        blank=True,
                        help_text="In case we need to call you about your order",
                        max_length=128,
                        region=None,
                        verbose_name="Phone number",
                    ),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="Tell us anything we should know when delivering your order.",
                        verbose_name="Instructions",
                    ),
                ),
                ("landmark", models.CharField(blank=True, max_length=120, verbose_name="landmark")),
                ("state_code", models.CharField(max_length=2, verbose_name="state")),
            ],
            options={
                "verbose_name": "Shipping address",
                "verbose_name_plural": "Shipping addresses",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShippingEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="This could be the dispatch reference, or a tracking number",
                        verbose_name="Event notes",
                    ),
                ),
                (
                    "date_created",
                    models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="Date Created"),
                ),
            ],
            options={
                "verbose_name": "Shipping Event",
                "verbose_name_plural": "Shipping Events",
                "ordering": ["-date_created"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShippingEventQuantity",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("quantity", models.PositiveIntegerField(verbose_name="Quantity")),
            ],
            options={
                "verbose_name": "Shipping Event Quantity",
                "verbose_name_plural": "Shipping Event Quantities",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShippingEventType",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=255, unique=True, verbose_name="Name")),
                (
                    "code",
                    oscar.models.fields.autoslugfield.AutoSlugField(
                        blank=True,
                        editable=False,
                        max_length=128,
                        populate_from="name",
                        unique=True,
                        verbose_name="Code",
                    ),
                ),
            ],
            options={
                "verbose_name": "Shipping Event Type",
                "verbose_name_plural": "Shipping Event Types",
                "ordering": ("name",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Surcharge",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=128, verbose_name="Name")),
                ("code", models.CharField(max_length=128, verbose_name="Surcharge code")),
                (
                    "incl_tax",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=12, verbose_name="Surcharge (inc. tax)"
                    ),
                ),
                (
                    "excl_tax",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=12, verbose_name="Surcharge (excl. tax)"
                    ),
                ),
                (
                    "tax_code",
                    models.CharField(blank=True, max_length=64, null=True, verbose_name="VAT rate code"),
                ),
            ],
            options={
                "verbose_name": "Surcharge",
                "verbose_name_plural": "Surcharges",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BillingAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("code", oscar.models.fields.NullCharField(max_length=255, unique=True, verbose_name="Code")),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        choices=[("Mr", "Mr"), ("Miss", "Miss"), ("Mrs", "Mrs"), ("Ms", "Ms"), ("Dr", "Dr")],
                        max_length=64,
                        verbose_name="Title",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=255, verbose_name="First name")),
                ("last_name", models.CharField(blank=True, max_length=255, verbose_name="Last name")),
                ("line1", models.CharField(max_length=255, verbose_name="First line of address")),
                (
                    "line2",
                    models.CharField(blank=True, max_length=255, verbose_name="Second line of address"),
                ),
                ("line3", models.CharField(blank=True, max_length=255, verbose_name="Third line of address")),
                ("line4", models.CharField(blank=True, max_length=255, verbose_name="City")),
                ("state", models.CharField(blank=True, max_length=255, verbose_name="State/County")),
                (
                    "postcode",
                    oscar.models.fields.UppercaseCharField(blank=True, max_length=64, verbose_name="Post/Zip-code"),
                ),
                (
                    "search_text",
                    models.TextField(editable=False, verbose_name="Search text - used only for searching addresses"),
                ),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="address.country",
                        verbose_name="Country",
                    ),
                ),
            ],
            options={
                "verbose_name": "Billing address",
                "verbose_name_plural": "Billing addresses",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="doc", unique=True),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tax_invoice", "Tax invoice"),
                            ("bill_of_supply", "Bill of supply"),
                            ("plain_bill", "Bill"),
                            ("credit_note", "Credit note"),
                            ("delivery_invoice", "Delivery invoice"),
                        ],
                        max_length=16,
                    ),
                ),
                ("number", models.CharField(max_length=16)),
                ("taxable_paise", models.BigIntegerField()),
                ("cgst_paise", models.BigIntegerField(default=0)),
                ("sgst_paise", models.BigIntegerField(default=0)),
                ("igst_paise", models.BigIntegerField(default=0)),
                ("total_paise", models.BigIntegerField()),
                ("body", models.JSONField(default=dict, help_text="Parties and lines as printed.")),
                ("issued_at", models.DateTimeField()),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="order.document",
                    ),
                ),
            ],
        ),
    ]
