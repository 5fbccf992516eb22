from django.db import migrations

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("desk", "0004_production_nonce")]
    operations = [load(__file__, "lifted.sql")]
