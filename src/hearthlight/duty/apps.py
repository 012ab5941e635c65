"""The room duty 履职."""

from django.apps import AppConfig


class DutyConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.duty"
