from datetime import date

from django.db import migrations

RATES = [
    ("tcs", 50, date(2024, 7, 10), "Notification 15/2024: 0.25 % CGST and 0.25 % SGST, or 0.5 % IGST"),
    ("tds", 10, date(2024, 10, 1), "Income-tax Act, e-commerce participants: 0.1 %"),
    ("tds_no_pan", 500, date(2024, 10, 1), "Income-tax Act: 5 % where no PAN is given"),
    ("fee_gst", 1800, date(2017, 7, 1), "SAC 9985: 18 %"),
    (
        "delivery_gst",
        1800,
        date(2025, 9, 22),
        "Notification 17/2025: local delivery through an operator, 18 %",
    ),
]


def write(apps, schema_editor) -> None:
    rate = apps.get_model("payments", "StatutoryRate")
    rate.objects.bulk_create(
        [rate(code=code, rate_bp=bp, starts_on=starts_on, source=source) for code, bp, starts_on, source in RATES]
    )


def erase(apps, schema_editor) -> None:
    apps.get_model("payments", "StatutoryRate").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("payments", "0002_guard_the_ledger")]
    operations = [migrations.RunPython(write, erase)]
