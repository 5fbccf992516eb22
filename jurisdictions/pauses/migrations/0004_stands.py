from django.db import migrations, models

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("pauses", "0003_reminders")]
    operations = [
        migrations.AddField(
            model_name="pause",
            name="taken_over",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="taken over from a record kept elsewhere"
            ),
        ),
        load(__file__, "stands.sql"),
    ]
