from django.db import migrations

from jurisdictions.assessments.library import row_of, seeds


def publish(apps, _schema_editor):
    template = apps.get_model("assessments", "Template")
    for body in seeds():
        template.objects.create(**row_of(body))


class Migration(migrations.Migration):
    dependencies = [("assessments", "0002_functions")]
    operations = [migrations.RunPython(publish, migrations.RunPython.noop)]
