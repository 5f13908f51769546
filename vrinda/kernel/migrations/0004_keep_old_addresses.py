from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0003_remember_when_periodic_work_ran"),
    ]

    operations = [
        migrations.CreateModel(
            name="OldAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=16)),
                ("slug", models.CharField(max_length=255)),
                ("target", models.CharField(help_text="Public id of the thing.", max_length=32)),
            ],
            options={
                "verbose_name": "old address",
                "verbose_name_plural": "old addresses",
                "constraints": [models.UniqueConstraint(fields=("kind", "slug"), name="one_target_per_old_address")],
            },
        ),
    ]
