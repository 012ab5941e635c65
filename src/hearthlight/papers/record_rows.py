"""The records behind a printed number as rows of words: amounts in yuan, kW and mu, places by name, codes as terms."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.core.money import format_yuan
from hearthlight.core.units import format_thousandths
from hearthlight.figures import Figure
from hearthlight.places.queries import names
from hearthlight.register.codes import RELATION

SHOWN = 50
"""Records listed on the page; the number of all stands above them."""

_YUAN = {"fen", "expected_fen_year"}
_THOUSANDTHS = {"power_w", "energy_wh", "register_wh", "expected_wh", "land_mu_milli"}


def rows(figure: Figure, records: QuerySet[Any]) -> list[list[str]]:
    """The first records, one list of cells each; empty when the figure declares no columns."""
    columns = [field for _label, field in figure.columns]
    found = list(records.order_by("pk").values_list(*columns)[:SHOWN]) if columns else []
    named = names(sorted({cell for row in found for cell in row if _is_place(cell)}))
    kinds = [column.rsplit("__", 1)[-1] for column in columns]
    return [[_cell(kind, cell, named) for kind, cell in zip(kinds, row, strict=True)] for row in found]


def _is_place(cell: Any) -> bool:
    return isinstance(cell, str) and len(cell) == 15 and cell.isdigit()


def _cell(column: str, cell: Any, named: dict[str, str]) -> str:
    if cell is None:
        return "—"
    if column in _YUAN:
        return format_yuan(cell)
    if column in _THOUSANDTHS:
        return format_thousandths(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if column == "relation" and (get_language() or "").startswith("zh"):
        return RELATION.get(cell, cell)
    if _is_place(cell):
        return cell if column == "code" else named.get(cell, cell)
    return _(cell) if isinstance(cell, str) and cell else str(cell)
