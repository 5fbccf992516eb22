from django.db import migrations

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial"), ("pauses", "0002_functions")]
    operations = [load(__file__, "requests.sql"), load(__file__, "clocks.sql")]
