from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "mamori.publishing"
    label = "publishing"
