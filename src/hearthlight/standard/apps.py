"""The room standard 标准: no tables, its results are findings and figures."""

from django.apps import AppConfig


class StandardConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.standard"
