"""The room oversight 督察考评."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.oversight"

    def ready(self) -> None:
        """Tasks follow every act on a finding of supervision or a lesson."""
        from django.db.models.signals import post_save

        from hearthlight.oversight.following import after_commit
        from hearthlight.trail.models import Event

        post_save.connect(after_commit, sender=Event)
