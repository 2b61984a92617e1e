from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "mamori.desk"
    label = "desk"
