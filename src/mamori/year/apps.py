from django.apps import AppConfig


class YearConfig(AppConfig):
    name = "mamori.year"
    label = "year"
