"""Cells of a workbook as a page lists them: where, of whom, which are of identity or money, and links to the homes."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk.terms import term
from hearthlight.desk.workbooks.workbook_words import WHY_KEPT, value
from hearthlight.register import codes
from hearthlight.register.models import Household, Income, Member
from hearthlight.register.shadow import fields
from hearthlight.register.workbooks import how
from hearthlight.register.workbooks.changes import INCOME, MEMBER
from hearthlight.register.workbooks.reading import FROM_IDENTITY, came_from
from hearthlight.trail.models import Source

IDENTITY = ("name", "birth", "sex", "master_number", *FROM_IDENTITY)
"""Fields that say who somebody is; with the incomes they are what nobody should take in unseen."""


def marked(frame: pl.DataFrame) -> pl.DataFrame:
    """Those of the changes that are of identity or money."""
    if frame.is_empty():
        return frame
    return frame.filter((pl.col("subject_kind") == INCOME) | pl.col("field").is_in(IDENTITY))


def cells(frame: pl.DataFrame, source: Source) -> list[dict[str, Any]]:
    """Changes as rows of a page: cell, household, who, field, old, new, why, whether marked."""
    asked = list(frame.iter_rows(named=True))
    letters = source.mapping.get("columns", {})
    people, years = _people(asked), _years(asked)
    return with_homes(
        [
            {
                "cell": _cell(one, letters),
                "household": one["household"],
                "who": people.get(one["subject_id"], "") if one["subject_kind"] == MEMBER else "",
                "field": fields.heading(one["subject_kind"], one["field"]),
                "year": years.get(one["subject_id"]) if one["subject_kind"] == INCOME else None,
                "old": value(one["subject_kind"], one["field"], one["old"]),
                "new": value(one["subject_kind"], one["field"], one["new"]),
                "why": _why(one),
                "marked": one["subject_kind"] == INCOME or one["field"] in IDENTITY,
            }
            for one in asked
        ]
    )


def with_homes(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows that name a `household`, with its id as `home` where the reader may see it."""
    found = dict(Household.objects.filter(number__in=_given(rows, "household")).values_list("number", "pk"))
    return [row | {"home": found.get(row["household"])} for row in rows]


def _cell(one: Mapping[str, Any], letters: Mapping[str, str]) -> str:
    """``K3``: by the column that the change names, else by where its field stands in the file."""
    asked = fields.column_of(one["subject_kind"], came_from(one["field"]))
    column = one["column"] if "column" in one else letters.get(asked)
    return f"{column or ''}{one['row'] or ''}"


def _why(one: Mapping[str, Any]) -> Any:
    """Why an undo left it, or how its row was matched; nothing of what was taken in."""
    if "because" in one:
        return WHY_KEPT.get(one["because"])
    return how.words(one["how"]) if one.get("how") else ""


def _people(rows: Iterable[Mapping[str, Any]]) -> dict[int, str]:
    """Members by id, as far as the reader sees them: relation and masked name."""
    ids = _given((row for row in rows if row["subject_kind"] == MEMBER), "subject_id")
    found = Member.objects.filter(pk__in=ids).values_list("pk", "relation", "name")
    return {pk: f"{term(codes.RELATION, relation)} {mask_name(name)}" for pk, relation, name in found}


def _years(rows: Iterable[Mapping[str, Any]]) -> dict[int, int]:
    """The year of each income line."""
    ids = _given((row for row in rows if row["subject_kind"] == INCOME), "subject_id")
    return dict(Income.objects.filter(pk__in=ids).values_list("pk", "year"))


def _given(rows: Iterable[Mapping[str, Any]], name: str) -> set[Any]:
    return {row[name] for row in rows} - {None}
