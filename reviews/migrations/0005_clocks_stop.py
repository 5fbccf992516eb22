from django.db import migrations

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("reviews", "0004_emergency_reason")]
    operations = [load(__file__, "clocks.sql")]
