import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0005_at_commit"),
        ("pauses", "0002_functions"),
        ("reviews", "0004_clock_lanes"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgencyRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "occasion",
                    models.CharField(
                        choices=[("began", "The pause began"), ("ended", "The pause ended")],
                        max_length=5,
                        verbose_name="occasion",
                    ),
                ),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="began")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished")),
                (
                    "pause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agency_rounds",
                        to="pauses.pause",
                        verbose_name="pause",
                    ),
                ),
            ],
            options={
                "verbose_name": "round of notices to agencies",
                "verbose_name_plural": "rounds of notices to agencies",
            },
        ),
        migrations.CreateModel(
            name="AgencyTold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("requests", models.PositiveIntegerField(verbose_name="requests")),
                ("mails", models.PositiveIntegerField(verbose_name="mails")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="when")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reviews.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told",
                        to="desk.agencyround",
                    ),
                ),
            ],
            options={
                "verbose_name": "agency told",
                "verbose_name_plural": "agencies told",
            },
        ),
        migrations.AddConstraint(
            model_name="agencyround",
            constraint=models.UniqueConstraint(
                fields=("pause", "occasion"), name="one_round_per_pause_and_occasion"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agencyround",
            trigger=pgtrigger.compiler.Trigger(
                name="never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="99068318529b7f7a3e36be5decfff2ee0b7af5e8",
                    operation="DELETE",
                    pgid="pgtrigger_never_deleted_7e616",
                    table="desk_agencyround",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agencyround",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF current_setting('abeyance.allow_truncate', true) IS DISTINCT FROM 'on' THEN\n            RAISE EXCEPTION 'abeyance: % keeps every row', TG_TABLE_NAME USING ERRCODE = 'AB002';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="d8a6091cbea36fbb8ba1864930c50296a7af4018",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_ee325",
                    table="desk_agencyround",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="agencytold",
            constraint=models.UniqueConstraint(fields=("round", "agency"), name="each_agency_once_a_round"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agencytold",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e8d14d442e1b5ec08884f9bad24951901b281370",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3b558",
                    table="desk_agencytold",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agencytold",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF current_setting('abeyance.allow_truncate', true) IS DISTINCT FROM 'on' THEN\n            RAISE EXCEPTION 'abeyance: % keeps every row', TG_TABLE_NAME USING ERRCODE = 'AB002';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="1d9c3149e2f4464352addde74f92912c710e6d74",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_03fac",
                    table="desk_agencytold",
                    when="BEFORE",
                ),
            ),
        ),
    ]
