"""The room sun 光伏."""

from django.apps import AppConfig


class SunConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.sun"
