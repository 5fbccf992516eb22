from pathlib import Path

from django.db import migrations

import portal.access

FUNCTION = Path(portal.access.__file__).parent / "sql" / "holds_right.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles_and_demo"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("guardian", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL([(FUNCTION.read_text(encoding="utf-8"), None)], reverse_sql=migrations.RunSQL.noop)
    ]
