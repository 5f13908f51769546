from django.db import migrations

from vrinda.kernel.guards import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [AppendOnly("kernel_event"), AppendOnly("kernel_auditentry")]
