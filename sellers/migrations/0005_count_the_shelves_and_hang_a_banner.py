from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partner", "0004_remember_what_buyers_say_of_a_shop"),
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
