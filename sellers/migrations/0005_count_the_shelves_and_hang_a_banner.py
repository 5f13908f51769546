from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partner", "0002_hold_the_markets_own_rows_unique_on_every_engine"),
    ]

    operations = [
        migrations.AddField(
            model_name="partner",
            name="banner",
            field=models.ImageField(blank=True, upload_to="banners/", verbose_name="banner"),
        ),
        migrations.AddField(
            model_name="partner",
            name="banner_small",
            field=models.ImageField(blank=True, upload_to="banners/", verbose_name="banner for phones"),
        ),
        migrations.AddField(
            model_name="partner",
            name="listed_count",
            field=models.PositiveIntegerField(
                default=0, editable=False, help_text="Counted every few minutes.", verbose_name="products on sale"
            ),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=models.Index(fields=["status", "-listed_count", "name"], name="seller_by_size"),
        ),
    ]
