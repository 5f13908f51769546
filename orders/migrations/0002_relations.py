import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import vrinda.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("address", "0007_useraddress_code"),
        ("basket", "0012_line_code"),
        ("catalogue", "0002_relations"),
        ("communication", "0004_auto_20200801_0817"),
        ("order", "0001_initial"),
        ("partner", "0001_initial"),
        ("sites", "0002_alter_domain_unique"),
    ]

    operations = [
        migrations.CreateModel(
            name="BasketHandle",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="bsk", unique=True),
                ),
                ("secret_hash", models.CharField(blank=True, max_length=64)),
                (
                    "basket",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="handle", to="basket.basket"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CommunicationEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("date_created", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="Date")),
                (
                    "event_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="communication.communicationeventtype",
                        verbose_name="Event Type",
                    ),
                ),
            ],
            options={
                "verbose_name": "Communication Event",
                "verbose_name_plural": "Communication Events",
                "ordering": ["-date_created"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="document",
            name="seller",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partner.partner",
            ),
        ),
        migrations.AddField(
            model_name="documentseries",
            name="seller",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partner.partner",
            ),
        ),
        migrations.AddField(
            model_name="line",
            name="partner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="order_lines",
                to="partner.partner",
                verbose_name="Partner",
            ),
        ),
        migrations.AddField(
            model_name="line",
            name="product",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to="catalogue.product",
                verbose_name="Product",
            ),
        ),
        migrations.AddField(
            model_name="line",
            name="stockrecord",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to="partner.stockrecord",
                verbose_name="Stock record",
            ),
        ),
        migrations.AddField(
            model_name="line",
            name="tax_rate",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="catalogue.taxrate",
            ),
        ),
        migrations.AddField(
            model_name="lineattribute",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attributes",
                to="order.line",
                verbose_name="Line",
            ),
        ),
        migrations.AddField(
            model_name="lineattribute",
            name="option",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="line_attributes",
                to="catalogue.option",
                verbose_name="Option",
            ),
        ),
        migrations.AddField(
            model_name="linediscount",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="funded_discounts", to="order.line"
            ),
        ),
        migrations.AddField(
            model_name="lineprice",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="prices",
                to="order.line",
                verbose_name="Line",
            ),
        ),
        migrations.AddField(
            model_name="order",
            name="basket",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to="basket.basket",
                verbose_name="Basket",
            ),
        ),
        migrations.AddField(
            model_name="order",
            name="billing_address",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to="order.billingaddress",
                verbose_name="Billing Address",
            ),
        ),
        migrations.AddField(
            model_name="order",
            name="site",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="sites.site", verbose_name="Site"
            ),
        ),
        migrations.AddField(
            model_name="order",
            name="user",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="orders",
                to=settings.AUTH_USER_MODEL,
                verbose_name="User",
            ),
        ),
        migrations.AddField(
            model_name="lineprice",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="line_prices",
                to="order.order",
                verbose_name="Order",
            ),
        ),
        migrations.AddField(
            model_name="line",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="lines",
                to="order.order",
                verbose_name="Order",
            ),
        ),
        migrations.AddField(
            model_name="communicationevent",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="communication_events",
                to="order.order",
                verbose_name="Order",
            ),
        ),
        migrations.AddField(
            model_name="orderdiscount",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="discounts",
                to="order.order",
                verbose_name="Order",
            ),
        ),
        migrations.AddField(
            model_name="orderlinediscount",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="discounts",
                to="order.line",
                verbose_name="Line",
            ),
        ),
        migrations.AddField(
            model_name="orderlinediscount",
            name="order_discount",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="discount_lines",
                to="order.orderdiscount",
                verbose_name="Order discount",
            ),
        ),
        migrations.AddField(
            model_name="ordernote",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notes",
                to="order.order",
                verbose_name="Order",
            ),
        ),
        migrations.AddField(
            model_name="ordernote",
            name="user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                to=settings.AUTH_USER_MODEL,
                verbose_name="User",
            ),
        ),
        migrations.AddField(
            model_name="orderstatuschange",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="status_changes",
                to="order.order",
                verbose_name="Order",
            ),
        ),
        migrations.AddField(
            model_name="paymentevent",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="payment_events",
                to="order.order",
                verbose_name="Order",
            ),
        ),
        migrations.AddField(
            model_name="paymenteventquantity",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="line_quantities",
                to="order.paymentevent",
                verbose_name="Event",
            ),
        ),
        migrations.AddField(
            model_name="paymenteventquantity",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="payment_event_quantities",
                to="order.line",
                verbose_name="Line",
            ),
        ),
        migrations.AddField(
            model_name="paymentevent",
            name="lines",
            field=models.ManyToManyField(through="order.PaymentEventQuantity", to="order.line", verbose_name="Lines"),
        ),
        migrations.AddField(
            model_name="paymentevent",
            name="event_type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="order.paymenteventtype",
                verbose_name="Event Type",
            ),
        ),
        migrations.AddField(
            model_name="reducedline",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reductions", to="order.line"
            ),
        ),
        migrations.AddField(
            model_name="reducedline",
            name="reduction",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="order.reduction"
            ),
        ),
        migrations.AddField(
            model_name="sellerorder",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="seller_orders", to="order.order"
            ),
        ),
        migrations.AddField(
            model_name="sellerorder",
            name="seller",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="seller_orders",
                to="partner.partner",
            ),
        ),
        migrations.AddField(
            model_name="reduction",
            name="seller_order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reductions", to="order.sellerorder"
            ),
        ),
        migrations.AddField(
            model_name="line",
            name="seller_order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="order.sellerorder"
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="seller_order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="order.sellerorder"
            ),
        ),
        migrations.AddField(
            model_name="shippingaddress",
            name="country",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="address.country", verbose_name="Country"
            ),
        ),
        migrations.AddField(
            model_name="order",
            name="shipping_address",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to="order.shippingaddress",
                verbose_name="Shipping Address",
            ),
        ),
        migrations.AddField(
            model_name="shippingevent",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="shipping_events",
                to="order.order",
                verbose_name="Order",
            ),
        ),
        migrations.AddField(
            model_name="paymentevent",
            name="shipping_event",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="payment_events",
                to="order.shippingevent",
            ),
        ),
        migrations.AddField(
            model_name="shippingeventquantity",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="line_quantities",
                to="order.shippingevent",
                verbose_name="Event",
            ),
        ),
        migrations.AddField(
            model_name="shippingeventquantity",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="shipping_event_quantities",
                to="order.line",
                verbose_name="Line",
            ),
        ),
        migrations.AddField(
            model_name="shippingevent",
            name="lines",
            field=models.ManyToManyField(
                related_name="shipping_events",
                through="order.ShippingEventQuantity",
                to="order.line",
                verbose_name="Lines",
            ),
        ),
        migrations.AddField(
            model_name="shippingevent",
            name="event_type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="order.shippingeventtype",
                verbose_name="Event Type",
            ),
        ),
        migrations.AddField(
            model_name="surcharge",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="surcharges",
                to="order.order",
                verbose_name="Order",
            ),
        ),
        migrations.AddConstraint(
            model_name="documentseries",
            constraint=models.UniqueConstraint(
                fields=("seller", "prefix"), name="one_document_series", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="linediscount",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_paise__gt", 0)), name="line_discount_is_positive"
            ),
        ),
        migrations.AlterUniqueTogether(
            name="paymenteventquantity",
            unique_together={("event", "line")},
        ),
        migrations.AddConstraint(
            model_name="reducedline",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gt", 0)), name="reduced_quantity_is_positive"
            ),
        ),
        migrations.AddIndex(
            model_name="sellerorder",
            index=models.Index(fields=["seller", "state", "placed_at"], name="seller_order_queue"),
        ),
        migrations.AddIndex(
            model_name="sellerorder",
            index=models.Index(fields=["state", "settles_at"], name="seller_order_to_settle"),
        ),
        migrations.AddConstraint(
            model_name="sellerorder",
            constraint=models.UniqueConstraint(
                fields=("order", "seller"), name="one_seller_order_per_order_and_seller"
            ),
        ),
        migrations.AddConstraint(
            model_name="sellerorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "payable_paise",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("goods_paise"), "-", models.F("seller_discount_paise")
                                ),
                                "-",
                                models.F("market_discount_paise"),
                            ),
                            "+",
                            models.F("delivery_paise"),
                        ),
                    )
                ),
                name="seller_order_adds_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="line",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "quantity__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("cancelled_quantity"), "+", models.F("returned_quantity")
                        ),
                    )
                ),
                name="line_gives_back_at_most_its_quantity",
            ),
        ),
        migrations.AddConstraint(
            model_name="line",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "gross_paise__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("seller_discount_paise"), "+", models.F("market_discount_paise")
                        ),
                    )
                ),
                name="line_discounts_stay_within_its_price",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                fields=("seller", "number"), name="document_number_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.UniqueConstraint(fields=("basket",), name="one_order_per_basket"),
        ),
        migrations.AlterUniqueTogether(
            name="shippingeventquantity",
            unique_together={("event", "line")},
        ),
    ]
