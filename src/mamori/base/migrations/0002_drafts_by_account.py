from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("base", "0001_initial")]
    # Drafts from before were found by a cookie that is no longer read; within a day they are gone.
    operations = [
        migrations.AddField(
            "draft", "whose", models.CharField(default="", max_length=64), preserve_default=False
        ),
        migrations.AddField(
            "draft", "state", models.CharField(default="kept", max_length=5), preserve_default=False
        ),
        migrations.AddIndex(
            "draft", models.Index(fields=["whose", "made_at"], name="base_drafts_of")
        ),
    ]
