"""The room decisions 程序."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.decisions"
