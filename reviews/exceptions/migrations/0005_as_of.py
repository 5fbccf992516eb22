from django.db import migrations

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("exceptions", "0004_functions"), ("reviews", "0003_as_of")]
    operations = [load(__file__, "as_of.sql")]
