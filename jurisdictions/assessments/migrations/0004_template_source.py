from django.db import migrations, models

from jurisdictions.assessments.library import row_of
from jurisdictions.assessments.seeds import as_yaml, seeds


def publish(apps, _schema_editor):
    template = apps.get_model("assessments", "Template")
    for body in seeds():
        version = template.objects.filter(code=body["code"]).count() + 1
        template.objects.create(**row_of(body, version, as_yaml(body)))


class Migration(migrations.Migration):
    """The seeds are the first versions, or the next ones where an older seed was published already."""

    dependencies = [("assessments", "0003_templates")]
    operations = [
        migrations.AddField(
            "template", "source", models.TextField("YAML", blank=True, default=""), preserve_default=False
        ),
        migrations.RunPython(publish, migrations.RunPython.noop),
    ]
