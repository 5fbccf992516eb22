from django.db import migrations

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("exceptions", "0003_initial"), ("reviews", "0002_functions")]
    operations = [load(__file__, "exceptions.sql")]
