"""The room money 资金: journal, statements, village plans, payments."""

from django.apps import AppConfig


class MoneyConfig(AppConfig):
    """Hearthlight's money."""

    name = "hearthlight.money"
