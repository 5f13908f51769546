import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import vrinda.kernel.ids

# number: lowest and highest height in hundredths of an inch (docs/decisions/0009); staff correct them.
CHART = {
    0: (175, 210),
    1: (211, 250),
    2: (251, 300),
    3: (301, 350),
    4: (351, 400),
    5: (401, 475),
    6: (476, 550),
    7: (551, 650),
    8: (651, 750),
    9: (751, 850),
    10: (851, 950),
    11: (951, 1075),
    12: (1076, 1200),
}


def write_down_the_chart(apps, schema_editor):
    size = apps.get_model("catalogue", "DeitySize")
    size.objects.bulk_create(
        size(number=number, low_hundredths=low, high_hundredths=high) for number, (low, high) in CHART.items()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0011_say_what_the_law_asks_and_what_a_bundle_holds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DeitySize",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(unique=True, verbose_name="number")),
                ("low_hundredths", models.PositiveIntegerField(verbose_name="from (hundredths of an inch)")),
                ("high_hundredths", models.PositiveIntegerField(verbose_name="up to (hundredths of an inch)")),
            ],
            options={
                "verbose_name": "Laddu Gopal size",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number__lte", 12),
                            ("low_hundredths__gt", 0),
                            ("high_hundredths__gte", models.F("low_hundredths")),
                        ),
                        name="deity_size_is_a_range_of_heights",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Thakurji",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="thk", unique=True),
                ),
                ("name", models.CharField(blank=True, max_length=40, verbose_name="name at home")),
                (
                    "deity",
                    models.CharField(
                        choices=[
                            ("laddu_gopal", "Laddu Gopal"),
                            ("radha_krishna", "Radha-Krishna"),
                            ("krishna", "Krishna"),
                            ("radha", "Radha ji"),
                            ("other", "Another deity"),
                        ],
                        max_length=20,
                        verbose_name="deity",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="size number")),
                (
                    "height_hundredths",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="height (hundredths of an inch)"),
                ),
                ("created_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="thakurji",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Thakurji at home",
                "verbose_name_plural": "Thakurji at home",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deity", "laddu_gopal"), ("number__isnull", False)),
                            ("height_hundredths__isnull", False),
                            _connector="OR",
                        ),
                        name="thakurji_has_a_size",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", None), ("number__lte", 12), _connector="OR"),
                        name="thakurji_number",
                    ),
                ],
            },
        ),
        migrations.RunPython(write_down_the_chart, migrations.RunPython.noop),
    ]
