from django.db import migrations

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial"), ("assessments", "0002_functions")]
    operations = [load(__file__, "publishing.sql")]
