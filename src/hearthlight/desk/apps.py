"""The room desk 工作台: the face of everything."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.desk"
