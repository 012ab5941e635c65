"""The room standard 标准: no tables, its results are findings and figures."""

from django.apps import AppConfig


class StandardConfig(AppConfig):
    """Django's name of the room."""

    name = "hearthlight.standard"

    def ready(self) -> None:
        """Findings follow every act on the register."""
        from hearthlight.standard.screening.following import after_act
        from hearthlight.trail.signals import acted

        acted.connect(after_act, dispatch_uid=self.name)
