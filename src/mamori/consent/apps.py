from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "mamori.consent"
    label = "consent"
