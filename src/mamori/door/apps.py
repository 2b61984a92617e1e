from django.apps import AppConfig


class DoorConfig(AppConfig):
    name = "mamori.door"
    label = "door"
