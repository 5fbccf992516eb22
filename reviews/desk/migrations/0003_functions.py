from django.db import migrations

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_initial"), ("reviews", "0002_functions")]
    operations = [load(__file__, "steps.sql"), load(__file__, "workable.sql"), load(__file__, "lifted.sql")]
