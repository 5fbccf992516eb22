from django.db import migrations

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [
        ("break_glass", "0001_initial"),
        ("accounts", "0003_holds_right"),
        ("assessments", "0002_functions"),
        ("pauses", "0002_functions"),
    ]
    operations = [load(__file__, "break_glass.sql")]
