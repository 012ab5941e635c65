"""The room places 地点."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.places"
