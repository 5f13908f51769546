from django.db import migrations

from vrinda.kernel.guards import AppendOnly


def add_india(apps, schema_editor) -> None:
    """Oscar's addresses need a country row; the market delivers in one country."""
    apps.get_model("address", "Country").objects.get_or_create(
        iso_3166_1_a2="IN",
        defaults={
            "iso_3166_1_a3": "IND",
            "iso_3166_1_numeric": "356",
            "printable_name": "India",
            "name": "Republic of India",
            "is_shipping_country": True,
        },
    )


class Migration(migrations.Migration):
    dependencies = [("order", "0002_relations")]
    operations = [AppendOnly("order_document"), migrations.RunPython(add_india, migrations.RunPython.noop)]
