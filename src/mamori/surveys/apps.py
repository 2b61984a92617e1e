from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "mamori.surveys"
    label = "surveys"
