import django.db.models.deletion
from django.db import migrations, models

from portal.sql import load


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0004_clock_lanes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("in_review", "In review"),
                            ("waiting", "Needs clarification"),
                            ("proposed", "Decision proposed"),
                            ("approved", "Approved for production"),
                            ("produced", "Produced, not handed over"),
                            ("delivered", "Delivered"),
                            ("closed", "Closed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("month", models.DateField()),
                ("number", models.IntegerField()),
                (
                    "lane",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reviews.lane",
                    ),
                ),
            ],
            options={
                "verbose_name": "tally",
                "verbose_name_plural": "tallies",
                "indexes": [
                    models.Index(fields=["lane", "state", "month"], include=("number",), name="tally_by_lane")
                ],
            },
        ),
        load(__file__, "tally.sql"),
    ]
