import uuid
from typing import Any

from django.core.management import call_command
from django.db import migrations, models


def make_cache_table(_apps: Any, editor: Any) -> None:
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False),
                ),
                ("whose", models.CharField(max_length=64)),
                ("state", models.CharField(max_length=5)),
                ("sealed", models.BinaryField()),
                ("made_at", models.DateTimeField()),
            ],
            options={"indexes": [models.Index(fields=["whose", "made_at"], name="base_drafts_of")]},
        ),
        # The table of the cache, so that one `migrate` is all an installation needs.
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]
