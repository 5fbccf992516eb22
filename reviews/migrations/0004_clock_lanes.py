import django.db.models.deletion
from django.db import migrations, models

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [("reviews", "0003_as_of")]
    operations = [
        migrations.AddField(
            model_name="clock",
            name="lane",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reviews.lane",
            ),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("statutory", True), ("stopped_at", None)),
                fields=["lane", "due_at"],
                include=("id", "request"),
                name="statutory_clocks_by_lane",
            ),
        ),
        load(__file__, "clock_lanes.sql"),
    ]
