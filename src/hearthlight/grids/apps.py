"""The room grids 网格."""

from django.apps import AppConfig


class GridsConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.grids"
