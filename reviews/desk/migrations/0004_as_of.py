from django.db import migrations

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("desk", "0003_functions"), ("reviews", "0003_as_of"), ("ledger", "0001_initial")]
    operations = [load(__file__, "as_of.sql")]
