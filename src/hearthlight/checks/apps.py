"""The room checks 疑点."""

from django.apps import AppConfig


class ChecksConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.checks"
