"""The room desk 工作台: the face of everything."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DeskConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.desk"

    def ready(self) -> None:
        """The household list is made where it is empty."""
        from hearthlight.desk.listing import fill_after_migrate

        post_migrate.connect(fill_after_migrate, sender=self)
