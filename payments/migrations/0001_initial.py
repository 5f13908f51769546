import django.db.models.deletion
from django.db import migrations, models

import vrinda.kernel.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partner", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="GatewayEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("event_id", models.CharField(max_length=64, unique=True)),
                ("type", models.CharField(max_length=64)),
                ("body", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("applied", "Applied"),
                            ("ignored", "Not for us"),
                            ("quarantined", "Held for a look"),
                        ],
                        default="received",
                        max_length=12,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200)),
                ("received_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("GW", "Gateway clearing"),
                            ("BANK", "Bank"),
                            ("COD_CASH", "Cash with riders"),
                            ("ITC", "Input GST"),
                            ("BUYER", "Buyers' money held"),
                            ("SP", "Seller payable"),
                            ("TCS", "GST collected at source"),
                            ("TDS", "Income tax deducted"),
                            ("GSTOUT", "Output GST"),
                            ("REFPAY", "Refunds payable"),
                            ("SUSPENSE", "Money to be cleared up"),
                            ("COMM", "Commission"),
                            ("DELIV", "Delivery"),
                            ("COUPON", "Market coupons"),
                            ("COD_ROUNDING", "Cash rounding"),
                            ("PGFEE", "Gateway fees"),
                            ("TRFEE", "Transfer fees"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("asset", "Asset"),
                            ("liability", "Liability"),
                            ("income", "Income"),
                            ("expense", "Expense"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="partner.partner",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="pay", unique=True),
                ),
                ("order_ref", models.CharField(max_length=32, unique=True, verbose_name="order")),
                (
                    "method",
                    models.CharField(
                        choices=[("gateway", "UPI, card or net banking"), ("cod", "Cash on delivery")],
                        max_length=8,
                    ),
                ),
                ("amount_paise", models.PositiveBigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for payment"),
                            ("captured", "Paid"),
                            ("refunded", "Refunded"),
                            ("expired", "Expired"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("gateway_order", models.CharField(blank=True, max_length=40)),
                ("gateway_payment", models.CharField(blank=True, max_length=40)),
                ("captured_paise", models.PositiveBigIntegerField(default=0)),
                (
                    "refunded_paise",
                    models.PositiveBigIntegerField(default=0, help_text="Refunds requested or processed."),
                ),
                (
                    "fee_paise",
                    models.PositiveBigIntegerField(default=0, help_text="The gateway's fee without its GST."),
                ),
                ("fee_tax_paise", models.PositiveBigIntegerField(default=0)),
                ("last_error", models.CharField(blank=True, max_length=200)),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(null=True)),
                ("captured_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["state", "expires_at"], name="payment_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("refunded_paise__lte", models.F("captured_paise"))),
                        name="refunds_stay_within_capture",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("gateway_payment", ""), _negated=True),
                        fields=("gateway_payment",),
                        name="gateway_payment_pays_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("gateway_order", ""), _negated=True),
                        fields=("gateway_order",),
                        name="gateway_order_belongs_to_one_payment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Payout",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="pyt", unique=True),
                ),
                (
                    "rail",
                    models.CharField(choices=[("gateway", "Gateway transfer"), ("bank", "Bank file")], max_length=8),
                ),
                ("amount_paise", models.PositiveBigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("created", "Prepared"), ("paid", "Paid"), ("failed", "Returned")],
                        default="created",
                        max_length=8,
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=40, verbose_name="transfer or UTR")),
                ("fee_paise", models.PositiveBigIntegerField(default=0, help_text="Without its GST.")),
                ("fee_tax_paise", models.PositiveBigIntegerField(default=0)),
                ("last_error", models.CharField(blank=True, max_length=200)),
                ("created_at", models.DateTimeField()),
                ("paid_at", models.DateTimeField(null=True)),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payouts",
                        to="partner.partner",
                    ),
                ),
            ],
            options={
                "default_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Credit",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("reference", models.CharField(max_length=64, unique=True)),
                ("seller_order_ref", models.CharField(db_index=True, max_length=32)),
                ("amount_paise", models.BigIntegerField()),
                (
                    "rail",
                    models.CharField(choices=[("gateway", "Gateway transfer"), ("bank", "Bank file")], max_length=8),
                ),
                ("matured_at", models.DateTimeField()),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credits",
                        to="partner.partner",
                    ),
                ),
                (
                    "payout",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credits",
                        to="payments.payout",
                    ),
                ),
            ],
            options={
                "default_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Refund",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="rfd", unique=True),
                ),
                ("reference", models.CharField(max_length=64, unique=True)),
                ("amount_paise", models.PositiveBigIntegerField()),
                ("reason", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "On its way to the gateway"),
                            ("processed", "Refunded"),
                            ("failed", "Refused by the gateway"),
                        ],
                        default="requested",
                        max_length=10,
                    ),
                ),
                ("gateway_refund", models.CharField(blank=True, max_length=40)),
                ("last_error", models.CharField(blank=True, max_length=200)),
                ("created_at", models.DateTimeField()),
                ("processed_at", models.DateTimeField(null=True)),
                (
                    "payment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refunds",
                        to="payments.payment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reversal",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("reference", models.CharField(max_length=64, unique=True)),
                ("amount_paise", models.PositiveBigIntegerField()),
                ("gateway_reversal", models.CharField(blank=True, max_length=40)),
                ("created_at", models.DateTimeField()),
                (
                    "payout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversals",
                        to="payments.payout",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StatutoryRate",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("tcs", "GST collected at source, both halves"),
                            ("tds", "Income tax deducted"),
                            ("tds_no_pan", "Income tax deducted, no PAN"),
                            ("fee_gst", "GST on commission"),
                            ("delivery_gst", "GST on the market's delivery"),
                        ],
                        max_length=16,
                    ),
                ),
                ("rate_bp", models.PositiveIntegerField(verbose_name="rate (basis points)")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("source", models.CharField(max_length=200)),
            ],
            options={
                "verbose_name": "statutory rate",
                "constraints": [
                    models.UniqueConstraint(fields=("code", "starts_on"), name="one_statutory_rate_per_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="Transaction",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("kind", models.CharField(max_length=40)),
                ("reference", models.CharField(max_length=64)),
                (
                    "order_ref",
                    models.CharField(blank=True, db_index=True, max_length=32, verbose_name="order"),
                ),
                ("memo", models.CharField(blank=True, max_length=200)),
                ("occurred_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "verbose_name": "ledger transaction",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "reference"), name="one_ledger_transaction_per_kind_and_reference"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("amount_paise", models.BigIntegerField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="payments.account",
                    ),
                ),
                (
                    "transaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="payments.transaction",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "entries",
            },
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.UniqueConstraint(
                fields=("code", "seller"), name="one_account_per_code_and_seller", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.CheckConstraint(condition=models.Q(("amount_paise__gt", 0)), name="payout_is_positive"),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(condition=models.Q(("amount_paise__gt", 0)), name="refund_is_positive"),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_paise", 0), _negated=True), name="ledger_entry_is_not_zero"
            ),
        ),
    ]
