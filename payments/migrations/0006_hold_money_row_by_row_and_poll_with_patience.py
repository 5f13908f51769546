import django.db.models.deletion
from django.db import migrations, models

import vrinda.kernel.ids


def write_down_what_is_held(apps, schema_editor):
    """Give each capture that went to SUSPENSE its row, and let the poller look at what expired of late."""
    payment, transaction, held = (apps.get_model("payments", name) for name in ("Payment", "Transaction", "HeldMoney"))
    payments = {row.order_ref: row for row in payment.objects.filter(order_ref__in=_orders(transaction))}
    for row in _captures(transaction).prefetch_related("entries__account"):
        amounts = {entry.account.code: entry.amount_paise for entry in row.entries.all()}
        held.objects.create(
            payment=payments[row.order_ref],
            gateway_payment=row.reference,
            amount_paise=-amounts["SUSPENSE"],
            fee_paise=amounts.get("PGFEE", 0),
            fee_tax_paise=amounts.get("ITC", 0),
            problem="is not what was asked",
            came_at=row.occurred_at,
        )
    payment.objects.filter(state="expired").exclude(gateway_order="").update(poll_at=models.F("expires_at"))


def _captures(transaction):
    return transaction.objects.filter(kind="capture_suspense").order_by("pk")


def _orders(transaction):
    return list(_captures(transaction).values_list("order_ref", flat=True))


class Migration(migrations.Migration):
    dependencies = [
        ("payments", "0005_hold_the_markets_own_rows_unique_on_every_engine"),
    ]

    operations = [
        migrations.CreateModel(
            name="HeldMoney",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="hld", unique=True),
                ),
                ("gateway_payment", models.CharField(max_length=40, unique=True)),
                ("amount_paise", models.PositiveBigIntegerField()),
                (
                    "fee_paise",
                    models.PositiveBigIntegerField(default=0, help_text="The gateway's fee without its GST."),
                ),
                ("fee_tax_paise", models.PositiveBigIntegerField(default=0)),
                ("problem", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "Held for a decision"),
                            ("returning", "On its way back"),
                            ("returned", "Sent back"),
                            ("matched", "Taken as a payment"),
                        ],
                        default="held",
                        max_length=10,
                    ),
                ),
                ("gateway_refund", models.CharField(blank=True, max_length=40)),
                ("last_error", models.CharField(blank=True, max_length=200)),
                ("came_at", models.DateTimeField()),
                ("cleared_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "held money",
                "verbose_name_plural": "held money",
            },
        ),
        migrations.AddField(
            model_name="payment",
            name="poll_at",
            field=models.DateTimeField(help_text="When to ask the gateway again after expiry.", null=True),
        ),
        migrations.AddField(
            model_name="payment",
            name="polls",
            field=models.PositiveSmallIntegerField(
                default=0, help_text="How often the gateway was asked after expiry."
            ),
        ),
        migrations.AlterField(
            model_name="gatewayevent",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "Received"),
                    ("applied", "Applied"),
                    ("ignored", "Not for us"),
                    ("quarantined", "Held for a look"),
                    ("cleared", "Looked into"),
                ],
                default="received",
                max_length=12,
            ),
        ),
        migrations.AddIndex(
            model_name="payment",
            index=models.Index(
                condition=models.Q(("poll_at__isnull", False)), fields=["poll_at"], name="payment_to_poll"
            ),
        ),
        migrations.AddField(
            model_name="heldmoney",
            name="matched_to",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="matched",
                to="payments.payment",
            ),
        ),
        migrations.AddField(
            model_name="heldmoney",
            name="payment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="held", to="payments.payment"
            ),
        ),
        migrations.AddConstraint(
            model_name="heldmoney",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_paise__gt", 0)), name="held_money_is_positive"
            ),
        ),
        migrations.RunPython(write_down_what_is_held, migrations.RunPython.noop),
    ]
