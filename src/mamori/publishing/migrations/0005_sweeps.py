import uuid

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_closedstretch"), ("publishing", "0004_marks")]

    operations = [
        migrations.CreateModel(
            name="Sweep",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("stream", models.CharField(max_length=80, unique=True)),
                (
                    "place",
                    models.CharField(
                        choices=[("web", "Website"), ("storage", "Shared folder")], max_length=10
                    ),
                ),
                (
                    "often",
                    models.CharField(
                        choices=[
                            ("weekly", "Every week"),
                            ("daily", "Every day"),
                            ("by-hand", "Only when somebody asks for it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("next_at", models.DateTimeField(null=True)),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
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
            name="Run",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "Under way"),
                            ("done", "Looked through to the end"),
                            ("broken", "Broken off"),
                        ],
                        default="running",
                        max_length=8,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=20)),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("holder", models.CharField(blank=True, max_length=32)),
                ("beat_at", models.DateTimeField()),
                ("tries", models.PositiveIntegerField(default=0)),
                ("looked", models.PositiveIntegerField(default=0)),
                ("missed", models.PositiveIntegerField(default=0)),
                ("found", models.PositiveIntegerField(default=0)),
                (
                    "sweep",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.sweep",
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
            name="TakeDown",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("stream", models.CharField(max_length=80, unique=True)),
                ("number", models.CharField(max_length=12)),
                (
                    "place",
                    models.CharField(
                        choices=[("web", "Website"), ("storage", "Shared folder")], max_length=10
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("personal", "Data of persons without consent"),
                            ("withdrawn", "A copy of what was withdrawn"),
                            ("named", "Named by somebody on the staff"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Stands there"),
                            ("removed", "Said to be taken down"),
                            ("asked", "May it stay? Not decided yet"),
                            ("gone", "Proved gone"),
                            ("stays", "Stays, with a reason"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("by", models.DateField()),
                ("same", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("looks", models.PositiveIntegerField(default=0)),
                ("next_look", models.DateTimeField(null=True)),
                (
                    "owner",
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
                (
                    "sweep",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.sweep",
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
            name="Line",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[("walk", "walk"), ("miss", "miss")], max_length=4),
                ),
                ("number", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="publishing.run",
                    ),
                ),
            ],
            options={
                "base_manager_name": "unguarded",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "kind", "number"), name="publishing_line_once"
                    )
                ],
            },
            managers=[
                ("unguarded", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name="sweep",
            index=models.Index(fields=["next_at"], name="publishing_sweeps_due"),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "running")),
                fields=("sweep",),
                name="publishing_one_run_at_a_time",
            ),
        ),
        migrations.AddIndex(
            model_name="takedown",
            index=models.Index(fields=["next_look"], name="publishing_takedowns_due"),
        ),
        migrations.AddIndex(
            model_name="takedown",
            index=models.Index(fields=["school", "state"], name="publishing_takedowns_of"),
        ),
        migrations.AddConstraint(
            model_name="takedown",
            constraint=models.UniqueConstraint(
                fields=("school", "number"), name="publishing_takedown_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="takedown",
            constraint=models.UniqueConstraint(
                fields=("school", "same"), name="publishing_takedown_address"
            ),
        ),
    ]
