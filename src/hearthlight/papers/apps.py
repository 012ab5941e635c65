"""The room papers 文书."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.papers"
