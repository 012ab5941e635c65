"""The room jobs 后台作业."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.jobs"
