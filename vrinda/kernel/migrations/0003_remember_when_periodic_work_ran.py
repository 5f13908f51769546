from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_keep_tape_and_audit_append_only")]

    operations = [
        migrations.CreateModel(
            name="PeriodicRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True)),
                ("last_run_at", models.DateTimeField()),
            ],
        ),
    ]
