"""The room duty 履职."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class DutyConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.duty"

    def ready(self) -> None:
        """Tasks follow every act on a matter."""
        from hearthlight.duty.following import after_commit
        from hearthlight.trail.models import Event

        post_save.connect(after_commit, sender=Event)
