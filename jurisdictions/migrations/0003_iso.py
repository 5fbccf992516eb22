from django.db import migrations

from jurisdictions.load import load


def load_iso(apps, _schema_editor):
    load(apps.get_model("jurisdictions", "Jurisdiction"), apps.get_model("jurisdictions", "JurisdictionCode"))


class Migration(migrations.Migration):
    dependencies = [("jurisdictions", "0002_functions")]
    operations = [migrations.RunPython(load_iso, migrations.RunPython.noop)]
