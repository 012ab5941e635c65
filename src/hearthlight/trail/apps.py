"""The room trail 记录: acts, events, changes, sources, frozen figures."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TrailConfig(AppConfig):
    """Puts the guards back after every migration, since SQLite drops them when it rebuilds a table."""

    name = "hearthlight.trail"

    def ready(self) -> None:
        from hearthlight.trail import guards

        post_migrate.connect(guards.install_after_migrate, sender=self)
