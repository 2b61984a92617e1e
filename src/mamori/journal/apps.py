from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "mamori.journal"
    label = "journal"
