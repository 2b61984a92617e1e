import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_closedstretch"), ("publishing", "0001_channels")]

    operations = [
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("stream", models.CharField(max_length=80, unique=True)),
                ("number", models.CharField(max_length=12)),
                ("channel", models.CharField(max_length=20)),
                ("under", models.JSONField(default=list)),
                ("keeps_file", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("looking", "Being looked through"),
                            ("open", "To be decided"),
                            ("asked", "Waits for a second person"),
                            ("released", "Released"),
                            ("stopped", "Stopped"),
                            ("lapsed", "Not decided within a day"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="looking",
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "by",
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
            },
            managers=[
                ("unguarded", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "source",
                    models.CharField(
                        choices=[("file", "File"), ("text", "Text"), ("link", "Link")], max_length=4
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waits for its turn"), ("looked", "Looked through")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("turn", models.PositiveSmallIntegerField(default=1)),
                ("type", models.CharField(blank=True, max_length=20)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("file_id", models.CharField(blank=True, max_length=32)),
                ("sealed", models.BinaryField(default=b"")),
                ("seen", models.BinaryField(default=b"")),
                ("is_copy", models.BooleanField(default=False)),
                ("no_copy", models.CharField(blank=True, max_length=40)),
                ("is_drawn", models.BooleanField(default=False)),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.release",
                    ),
                ),
            ],
            options={
                "base_manager_name": "unguarded",
            },
            managers=[
                ("unguarded", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("page", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="publishing.item",
                    ),
                ),
            ],
            options={
                "base_manager_name": "unguarded",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "page"), name="publishing_one_picture_a_page"
                    )
                ],
            },
            managers=[
                ("unguarded", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name="release",
            index=models.Index(fields=["state", "at"], name="publishing_releases_by_age"),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(
                fields=("school", "number"), name="publishing_release_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["looking", "open", "asked", "released", "stopped", "lapsed", "withdrawn"],
                    )
                ),
                name="publishing_release_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.UniqueConstraint(
                fields=("release", "number"), name="publishing_item_number"
            ),
        ),
    ]
