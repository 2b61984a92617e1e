from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "mamori.vault"
    label = "vault"
