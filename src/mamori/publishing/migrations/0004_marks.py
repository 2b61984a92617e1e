import uuid
import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0003_sheets")]

    operations = [
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("stream", models.CharField(max_length=80, unique=True)),
                ("number", models.CharField(max_length=12)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("standing", "Never again"),
                            ("stopgap", "Still in use for a time"),
                            ("lifted", "Lifted"),
                        ],
                        default="standing",
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("stopgap_until", models.DateField(null=True)),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.school",
                    ),
                ),
            ],
            options={
                "base_manager_name": "unguarded",
                "indexes": [models.Index(fields=["school", "state"], name="publishing_marks_of")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("school", "number"), name="publishing_mark_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["standing", "lifted"]), ("stopgap_until", None)
                            ),
                            models.Q(("state", "stopgap"), ("stopgap_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="publishing_mark_state",
                    ),
                ],
            },
            managers=[
                ("unguarded", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Ordinary",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("same", models.CharField(max_length=64)),
                ("sealed", models.BinaryField()),
                ("at", models.DateTimeField()),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.school",
                    ),
                ),
            ],
            options={
                "base_manager_name": "unguarded",
                "indexes": [models.Index(fields=["school", "at"], name="publishing_ordinary_of")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("school", "same"), name="publishing_ordinary_once"
                    )
                ],
            },
            managers=[
                ("unguarded", django.db.models.manager.Manager()),
            ],
        ),
    ]
