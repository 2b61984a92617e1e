import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("people", "0002_closedstretch")]

    operations = [
        migrations.CreateModel(
            name="Listing",
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
                ("code", models.CharField(max_length=8, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Channel",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("stream", models.CharField(max_length=80, unique=True)),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("web", "Website"),
                            ("sns", "Page on a social network"),
                            ("newsletter", "Newsletter"),
                            ("notice-board", "Notice-board"),
                            ("mail", "E-mail address that writes for the school"),
                            ("telephone", "Telephone number of the school"),
                            ("messages", "App or messages to families"),
                        ],
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
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
                "indexes": [models.Index(fields=["school", "until"], name="publishing_channels")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="publishing_channel_in_order",
                    )
                ],
            },
        ),
    ]
