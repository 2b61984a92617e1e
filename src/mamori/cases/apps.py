from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "mamori.cases"
    label = "cases"
