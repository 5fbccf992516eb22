from django.db import migrations


class Migration(migrations.Migration):
    """Templates are published by `template_source`, together with the YAML they were read from."""

    dependencies = [("assessments", "0002_functions")]
    operations = []
