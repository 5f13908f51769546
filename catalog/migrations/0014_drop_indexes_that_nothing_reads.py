from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0013_follow_the_listings_again")]

    operations = [
        migrations.RemoveIndex(model_name="listing", name="listing_by_seller"),
        migrations.RemoveIndex(model_name="listing", name="listing_vrat_safe"),
    ]
