from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "mamori.ui"
    label = "ui"
