from django.db import migrations

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("watching", "0001_initial")]
    operations = [load(__file__, "watching.sql")]
