from django.db import migrations

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("pauses", "0001_initial"), ("jurisdictions", "0002_functions")]
    operations = [load(__file__, "pauses.sql"), load(__file__, "stands.sql")]
