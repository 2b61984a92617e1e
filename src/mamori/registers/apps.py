from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "mamori.registers"
    label = "registers"
