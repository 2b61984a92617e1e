import django.db.models.deletion
import django.db.models.manager
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0005_sweeps")]

    operations = [
        migrations.CreateModel(
            name="Rhythm",
            fields=[
                (
                    "school",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="people.school",
                    ),
                ),
                (
                    "often",
                    models.CharField(
                        choices=[
                            ("weekly", "Every week"),
                            ("fortnightly", "Every two weeks"),
                            ("monthly", "Every four weeks"),
                            ("termly", "Every twelve weeks"),
                            ("by-hand", "Only when somebody does it by hand"),
                        ],
                        max_length=12,
                    ),
                ),
                ("next_on", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("stream", models.CharField(max_length=80, unique=True)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("scheduled", "On its day"),
                            ("asked", "Somebody asked for it"),
                            ("by-hand", "By hand"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("looking", "Mamori is looking"),
                            ("open", "Somebody must go through it"),
                            ("held", "Held"),
                        ],
                        max_length=8,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("beat_at", models.DateTimeField()),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.school",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Watched",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("stream", models.CharField(max_length=80, unique=True)),
                ("ours", models.BooleanField(default=False)),
                ("machine", models.BooleanField(default=True)),
                ("dropped_on", models.DateField(null=True)),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.school",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("stream", models.CharField(max_length=80, unique=True)),
                ("number", models.CharField(max_length=12)),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("seen", "Nobody has judged it yet"),
                            ("harmless", "Harmless"),
                            ("again", "To be looked at again"),
                            ("found", "Harmful: deletion not asked for yet"),
                            ("asked", "Deletion asked for"),
                            ("gone", "Gone, and looked up"),
                        ],
                        default="seen",
                        max_length=8,
                    ),
                ),
                ("danger", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("judged_at", models.DateTimeField(null=True)),
                ("again_on", models.DateField(null=True)),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.school",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.round",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.watched",
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
        migrations.AddIndex(
            model_name="round",
            index=models.Index(fields=["school", "at"], name="publishing_rounds"),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "looking")),
                fields=("school",),
                name="publishing_one_round_at_a_time",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["school", "state"], name="publishing_posts"),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                fields=("school", "number"), name="publishing_one_post_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("fingerprint", ""), _negated=True),
                fields=("school", "fingerprint"),
                name="publishing_a_post_once",
            ),
        ),
    ]
