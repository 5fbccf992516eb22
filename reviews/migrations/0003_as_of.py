import django.db.models.deletion
from django.db import migrations, models

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("reviews", "0002_functions")]
    operations = [
        migrations.AddIndex(
            model_name="request",
            index=models.Index(fields=["lane", "-received_at", "-id"], name="lane_by_arrival"),
        ),
        migrations.AlterField(
            model_name="request",
            name="lane",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="requests",
                to="reviews.lane",
            ),
        ),
        load(__file__, "as_of.sql"),
    ]
