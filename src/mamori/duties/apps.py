from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "mamori.duties"
    label = "duties"
