"""The room register 户籍档案."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.register"
