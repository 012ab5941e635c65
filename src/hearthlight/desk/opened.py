"""The records behind a number, as rows of words: masked, with the places named, each cell ready to read."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hearthlight.core.money import format_yuan
from hearthlight.core.units import format_thousandths
from hearthlight.figures import Figure
from hearthlight.places import queries as places

AMOUNTS = {"fen": format_yuan, "expected_fen_year": format_yuan}
THOUSANDTHS = ("power_w", "energy_wh", "expected_wh", "land_mu_milli", "register_wh")
PAGE = 50


def rows(figure: Figure, records: QuerySet[Any], after: int = 0) -> tuple[list[dict[str, Any]], int | None]:
    """One page of records as {id, cells}, and the id after which the next page begins."""
    columns = [lookup for _title, lookup in figure.columns]
    found = list(records.filter(pk__gt=after).order_by("pk").values_list("pk", *columns)[: PAGE + 1])
    named = places.names([cell for row in found for cell in row[1:] if _is_place(cell)])
    shown = [{"id": row[0], "cells": _cells(columns, row[1:], named)} for row in found[:PAGE]]
    return shown, found[PAGE - 1][0] if len(found) > PAGE else None


def _is_place(cell: Any) -> bool:
    return isinstance(cell, str) and len(cell) == 15 and cell.isdigit()


def _cells(columns: Sequence[str], cells: Sequence[Any], named: dict[str, str]) -> list[str]:
    return [_cell(column.rsplit("__", 1)[-1], cell, named) for column, cell in zip(columns, cells, strict=True)]


def _cell(column: str, cell: Any, named: dict[str, str]) -> str:
    if cell is None:
        return _("unknown")
    if column in AMOUNTS:
        return AMOUNTS[column](cell)
    if column in THOUSANDTHS:
        return format_thousandths(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if _is_place(cell):
        return f"{named.get(cell, '')} {cell}"
    return str(cell)
