from django.db import migrations, models


def note_what_went_back_already(apps, schema_editor):
    """Until now a delivery fee went back with a parcel refused at the door, or with its own credit note."""
    seller_order, reduction, document = (
        apps.get_model("order", name) for name in ("SellerOrder", "Reduction", "Document")
    )
    refused = reduction.objects.filter(kind="refused").values_list("seller_order")
    noted = document.objects.filter(corrects__kind="delivery_invoice").values_list("seller_order")
    manager = seller_order._base_manager
    manager.filter(models.Q(pk__in=refused) | models.Q(pk__in=noted)).update(delivery_refunded=True)


class Migration(migrations.Migration):
    dependencies = [("order", "0004_hold_the_markets_own_rows_unique_on_every_engine")]

    operations = [
        migrations.AddField(
            model_name="sellerorder",
            name="delivery_refunded",
            field=models.BooleanField(default=False, verbose_name="delivery fee given back"),
        ),
        migrations.AlterField(
            model_name="reduction",
            name="kind",
            field=models.CharField(
                choices=[
                    ("cancelled", "Cancelled before dispatch"),
                    ("returned", "Returned"),
                    ("refused", "Refused at the door"),
                    ("delivery", "Delivery fee given back"),
                ],
                max_length=10,
            ),
        ),
        migrations.RunPython(note_what_went_back_already, migrations.RunPython.noop),
    ]
