from django.db import migrations

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_initial"), ("pauses", "0002_functions")]
    operations = [
        load(__file__, "assessments.sql"),
        load(__file__, "joins.sql"),
        load(__file__, "openings.sql"),
        load(__file__, "chains.sql"),
    ]
