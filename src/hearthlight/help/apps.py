"""The room help 帮扶: measures, openings, placements."""

from django.apps import AppConfig


class HelpConfig(AppConfig):
    """Hearthlight's help."""

    name = "hearthlight.help"
