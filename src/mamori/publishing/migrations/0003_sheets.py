import uuid
import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0002_releases")]

    operations = [
        migrations.CreateModel(
            name="Sheet",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("stream", models.CharField(max_length=80, unique=True)),
                ("number", models.CharField(max_length=12)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("looking", "Being looked through"),
                            ("returned", "To be changed"),
                            ("refused", "Refused"),
                            ("ready", "Waits for approval"),
                            ("approved", "Approved"),
                            ("in-use", "Handed out"),
                            ("over", "Over"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="looking",
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("file", models.CharField(blank=True, max_length=32)),
                ("at", models.DateTimeField()),
                (
                    "drafter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
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
                "indexes": [models.Index(fields=["school", "state"], name="publishing_sheets_of")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("school", "number"), name="publishing_sheet_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                (
                                    "looking",
                                    "returned",
                                    "refused",
                                    "ready",
                                    "approved",
                                    "in-use",
                                    "over",
                                    "withdrawn",
                                ),
                            )
                        ),
                        name="publishing_sheet_state",
                    ),
                ],
            },
            managers=[
                ("unguarded", django.db.models.manager.Manager()),
            ],
        ),
    ]
