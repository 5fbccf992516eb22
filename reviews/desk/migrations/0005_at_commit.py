from django.db import migrations

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("desk", "0004_as_of")]
    operations = [load(__file__, "at_commit.sql")]
