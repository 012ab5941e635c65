"""The room people 人员与岗位."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.people"
