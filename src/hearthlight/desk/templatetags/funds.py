"""Filters of the pages of money."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy

register = template.Library()

CUTS = {
    "": "",
    "year": gettext_lazy("the days left in the year"),
    "ability": gettext_lazy("ability"),
    "balance": gettext_lazy("the account's balance"),
    "employed": gettext_lazy("its able people have work"),
    "unknown": gettext_lazy("its income is not known"),
}


@register.filter
def cut_words(code: str) -> str:
    """What cut the days of a home."""
    return str(CUTS.get(code, code))


@register.filter
def of(table: dict[Any, Any], key: Any) -> Any:
    """An entry of a table by its key."""
    return table.get(key, "—")
