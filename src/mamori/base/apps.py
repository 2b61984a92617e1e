from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "mamori.base"
    label = "base"
