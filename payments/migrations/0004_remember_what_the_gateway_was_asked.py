from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("payments", "0003_write_down_the_statutory_rates")]
    operations = [
        migrations.AddField(
            model_name="payment",
            name="asked_paise",
            field=models.PositiveBigIntegerField(
                default=0, help_text="What the gateway order asks for: it cannot be changed when less becomes due."
            ),
        ),
    ]
