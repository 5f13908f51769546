import django.db.models.deletion
import django.db.models.expressions
import oscar.core.utils
import oscar.models.fields
import oscar.models.fields.autoslugfield
from django.conf import settings
from django.db import migrations, models

import vrinda.kernel.ids
import vrinda.kernel.secrets


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("address", "0007_useraddress_code"),
        ("allauth_idp_oidc", "0003_client_allow_uri_wildcards"),
        ("catalogue", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeliveryZone",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("code", models.SlugField(max_length=20, unique=True)),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("name_hi", models.CharField(blank=True, max_length=80, verbose_name="name in Hindi")),
                ("pincodes", models.JSONField(blank=True, default=list, verbose_name="PIN codes")),
                ("state_code", models.CharField(blank=True, max_length=2, verbose_name="state")),
                (
                    "rank",
                    models.PositiveSmallIntegerField(help_text="The lowest matching zone wins.", verbose_name="rank"),
                ),
            ],
            options={
                "verbose_name": "delivery zone",
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
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
                ("name", models.CharField(blank=True, db_index=True, max_length=128, verbose_name="Name")),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="sel", unique=True),
                ),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="web name")),
                ("legal_name", models.CharField(max_length=160, verbose_name="legal name")),
                ("name_hi", models.CharField(blank=True, max_length=128, verbose_name="name in Hindi")),
                ("about", models.TextField(blank=True, max_length=2000, verbose_name="about the shop")),
                (
                    "about_hi",
                    models.TextField(blank=True, max_length=2000, verbose_name="about the shop, in Hindi"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("regular", "Regular (GST)"),
                            ("composition", "Composition scheme"),
                            ("enrolled_unregistered", "Enrolled, not registered"),
                        ],
                        max_length=24,
                        verbose_name="GST kind",
                    ),
                ),
                (
                    "entity_type",
                    models.CharField(
                        choices=[
                            ("proprietor", "Proprietor"),
                            ("huf", "Hindu undivided family"),
                            ("partnership", "Partnership"),
                            ("llp", "LLP"),
                            ("pvt_ltd", "Private limited company"),
                            ("trust", "Trust"),
                            ("shg", "Self-help group"),
                        ],
                        max_length=16,
                        verbose_name="entity",
                    ),
                ),
                ("state_code", models.CharField(max_length=2, verbose_name="state")),
                ("gstin", models.CharField(blank=True, max_length=15, verbose_name="GSTIN")),
                (
                    "enrolment_id",
                    models.CharField(blank=True, max_length=20, verbose_name="GST enrolment number"),
                ),
                ("pan", vrinda.kernel.secrets.EncryptedTextField(blank=True, verbose_name="PAN")),
                ("fssai", models.CharField(blank=True, max_length=14, verbose_name="FSSAI licence")),
                (
                    "fssai_expires_on",
                    models.DateField(blank=True, null=True, verbose_name="FSSAI valid until"),
                ),
                (
                    "bank_account",
                    vrinda.kernel.secrets.EncryptedTextField(blank=True, verbose_name="bank account"),
                ),
                (
                    "bank_last4",
                    models.CharField(blank=True, editable=False, max_length=4, verbose_name="bank account ends in"),
                ),
                ("bank_ifsc", models.CharField(blank=True, max_length=11, verbose_name="IFSC")),
                (
                    "gateway_account",
                    models.CharField(blank=True, max_length=40, verbose_name="gateway account"),
                ),
                ("phone", models.CharField(max_length=16, verbose_name="phone")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("address_line", models.CharField(max_length=200, verbose_name="address")),
                ("locality", models.CharField(max_length=120, verbose_name="locality")),
                ("city", models.CharField(default="Vrindavan", max_length=80, verbose_name="town")),
                ("pincode", models.CharField(max_length=6, verbose_name="PIN code")),
                ("hours", models.JSONField(blank=True, default=list, verbose_name="opening hours")),
                ("accepts_cod", models.BooleanField(default=True, verbose_name="cash on delivery")),
                ("ships_by_courier", models.BooleanField(default=False, verbose_name="ships by courier")),
                (
                    "return_window_days",
                    models.PositiveSmallIntegerField(default=7, verbose_name="return window, days"),
                ),
                ("logo", models.ImageField(blank=True, upload_to="shops/", verbose_name="picture")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("approved", "Approved"),
                            ("paused", "Paused"),
                            ("suspended", "Suspended"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "status_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reason for the status"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "seller",
                "verbose_name_plural": "sellers",
                "ordering": (),
                "permissions": (("dashboard_access", "Can access dashboard"),),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "enrolled_unregistered"),
                            models.Q(("gstin", ""), _negated=True),
                            ("status", "draft"),
                            _connector="OR",
                        ),
                        name="registered_seller_has_gstin",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ApiClient",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "client",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seller_binding",
                        to="allauth_idp_oidc.client",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="api_clients",
                        to="partner.partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "API client",
            },
        ),
        migrations.CreateModel(
            name="PartnerAddress",
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
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addresses",
                        to="partner.partner",
                        verbose_name="Partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "Partner address",
                "verbose_name_plural": "Partner addresses",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StockRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("partner_sku", models.CharField(max_length=128, verbose_name="Partner SKU")),
                (
                    "price_currency",
                    models.CharField(
                        default=oscar.core.utils.get_default_currency, max_length=12, verbose_name="Currency"
                    ),
                ),
                (
                    "low_stock_threshold",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="Low Stock Threshold"),
                ),
                ("date_created", models.DateTimeField(auto_now_add=True, verbose_name="Date created")),
                (
                    "date_updated",
                    models.DateTimeField(auto_now=True, db_index=True, verbose_name="Date updated"),
                ),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="off", unique=True),
                ),
                (
                    "price",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="price with GST (rupees)"),
                ),
                ("mrp_paise", models.PositiveBigIntegerField(verbose_name="MRP (paise)")),
                ("num_in_stock", models.PositiveIntegerField(default=0, verbose_name="in stock")),
                ("num_allocated", models.PositiveIntegerField(default=0, verbose_name="reserved for orders")),
                ("is_active", models.BooleanField(default=True, verbose_name="on sale")),
                (
                    "lead_time_days",
                    models.PositiveSmallIntegerField(default=0, verbose_name="days to make ready"),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stockrecords",
                        to="partner.partner",
                        verbose_name="seller",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stockrecords",
                        to="catalogue.product",
                        verbose_name="product",
                    ),
                ),
            ],
            options={
                "verbose_name": "offer",
                "verbose_name_plural": "offers",
                "abstract": False,
                "default_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="StockAlert",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("threshold", models.PositiveIntegerField(verbose_name="Threshold")),
                (
                    "status",
                    models.CharField(
                        choices=[("Open", "Open"), ("Closed", "Closed")],
                        default="Open",
                        max_length=128,
                        verbose_name="Status",
                    ),
                ),
                (
                    "date_created",
                    models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="Date Created"),
                ),
                ("date_closed", models.DateTimeField(blank=True, null=True, verbose_name="Date Closed")),
                (
                    "stockrecord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alerts",
                        to="partner.stockrecord",
                        verbose_name="Stock Record",
                    ),
                ),
            ],
            options={
                "verbose_name": "Stock alert",
                "verbose_name_plural": "Stock alerts",
                "ordering": ("-date_created",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("owner", "Owner"),
                            ("manager", "Manager"),
                            ("packer", "Packer"),
                            ("viewer", "Viewer"),
                        ],
                        max_length=8,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="partner.partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "member",
                "default_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("seller", "user"), name="one_membership_per_person_and_seller")
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryRate",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "carrier",
                    models.CharField(
                        choices=[("market", "Market rider"), ("seller", "Seller's courier")], max_length=8
                    ),
                ),
                ("fee_paise", models.PositiveIntegerField(verbose_name="fee (paise, with GST)")),
                (
                    "free_above_paise",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="free from (paise)"),
                ),
                ("min_days", models.PositiveSmallIntegerField(default=0, verbose_name="fastest, days")),
                ("max_days", models.PositiveSmallIntegerField(default=0, verbose_name="slowest, days")),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rates",
                        to="partner.deliveryzone",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delivery_rates",
                        to="partner.partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "delivery rate",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "seller"),
                        name="one_delivery_rate_per_zone_and_seller",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommissionTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("rate_bp", models.PositiveIntegerField(verbose_name="commission (basis points)")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "seller",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commission_terms",
                        to="partner.partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "commission term",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rate_bp__lte", 5000)), name="commission_is_at_most_half"
                    ),
                    models.UniqueConstraint(
                        fields=("seller", "starts_on"),
                        name="one_commission_term_per_seller_and_day",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="stockrecord",
            constraint=models.CheckConstraint(condition=models.Q(("price__gt", 0)), name="offer_price_is_positive"),
        ),
        migrations.AddConstraint(
            model_name="stockrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "mrp_paise__gte",
                        models.ExpressionWrapper(
                            django.db.models.expressions.CombinedExpression(models.F("price"), "*", models.Value(100)),
                            output_field=models.DecimalField(decimal_places=2, max_digits=16),
                        ),
                    )
                ),
                name="offer_price_is_at_most_mrp",
            ),
        ),
        migrations.AddConstraint(
            model_name="stockrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("num_allocated__lte", models.F("num_in_stock"))),
                name="offer_reserves_at_most_its_stock",
            ),
        ),
        migrations.AddConstraint(
            model_name="stockrecord",
            constraint=models.UniqueConstraint(fields=("product", "partner"), name="one_offer_per_product_and_seller"),
        ),
        migrations.AlterUniqueTogether(
            name="stockrecord",
            unique_together={("partner", "partner_sku")},
        ),
    ]
