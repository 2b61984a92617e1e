from django.db import migrations


class Migration(migrations.Migration):
    initial = True

    dependencies = [("people", "0002_closedstretch")]

    operations = []
