"""Help's frames of a place on a day 帮扶措施表: whole rows into Polars. The caller sees to sight: these read past it.

The columns and their meaning stand in `schema.py`.
"""

from datetime import date
from typing import Any

import polars as pl
from django.db.models import Q, Value

from hearthlight.core import areas
from hearthlight.core.period import days_until
from hearthlight.help import models, schema
from hearthlight.help.measures import KINDS, is_shown
from hearthlight.help.schema import KIND_COLUMNS, of_kind
from hearthlight.register import parts
from hearthlight.register.reading import Scope
from hearthlight.register.schema import polars_schema
from hearthlight.standard import queries
from hearthlight.standard.continuing import continuation
from hearthlight.standard.income import income_year
from hearthlight.trail.dated import in_force

SOLAR = ("solar_wage", "solar_share", "solar_grant")
"""Items of income that solar money is written down under."""

HELD, _GIVEN = "placement", {"household": pl.Int64, "kind": pl.String}
"""How an open placement is named beside the kinds of measure."""

_READ = (
    "pk",
    "household_id",
    "household__area_code",
    "kind",
    "fen",
    "due_on",
    "result_on",
    "result_fen",
    "result_source_id",
)


def measures(day: date, place: str) -> pl.DataFrame:
    """One row a measure written down by `day` for a household that lives at or below `place`, as `schema.Measure` says.

    In the order of ids; a household takes its measures along when it moves.
    """
    rows = models.Measure.whole.filter(_inside(place), made__day__lte=day).order_by("pk")
    found = [_measure(day, *row) for row in rows.values_list(*_READ)]
    return pl.DataFrame(found, schema=polars_schema(schema.Measure), orient="row")


def _inside(place: str) -> Q:
    low, high = areas.subtree(place)
    return Q(household__area_code__gte=low, household__area_code__lt=high)


def _measure(
    day: date,
    pk: int,
    household: int,
    area_code: str,
    kind: str,
    fen: int,
    due_on: date,
    result_on: date | None,
    result_fen: int | None,
    paper: int | None,
) -> tuple[Any, ...]:
    """The row as it stood on the day: a result of a later day is none yet."""
    come = result_on is not None and result_on <= day
    has_result, has_paper = come and is_shown(result_fen, paper is not None), come and paper is not None
    late = -days_until(due_on, day)
    return pk, household, area_code, kind, fen, late, has_result, has_paper, result_fen if come else None


def households(day: date, place: str, homes: pl.DataFrame | None = None) -> pl.DataFrame:
    """The register's household frame of a place with the columns of `schema.Used` and one count a kind of measure.

    `homes` is that frame where the caller has read it; it may hold fewer households.
    """
    frame = queries.households(place, day) if homes is None else homes
    for part in (_continue(frame, day), _supported(day, place), _counted(day, place)):
        frame = frame.join(part, on="household", how="left", maintain_order="left")
    return frame.with_columns(
        pl.col("measures", "placements", *KIND_COLUMNS).fill_null(0),
        public_openings=_openings_known(),
        minimum_living_fen=_when_known("minimum_living_fen"),
        solar_fen=_when_known("solar_fen"),
    )


def _continue(homes: pl.DataFrame, day: date) -> pl.DataFrame:
    """policies_continue: yes, no, or null where it is undetermined."""
    judged = queries.entitled(homes, day)
    answer = pl.col("answer")
    said = pl.when(answer != continuation.UNDETERMINED).then(answer == continuation.ENTITLED)
    return judged.select("household", policies_continue=said)


def _openings_known() -> pl.Expr:
    """Openings by the national export; none known and one that may be is unknown, not none."""
    some, none = pl.col("public_openings") > 0, pl.col("public_openings_unknown") == 0
    return pl.when(some | none).then("public_openings")


def _supported(day: date, place: str) -> pl.DataFrame:
    """minimum_living_fen and solar_fen of the last whole year, as far as an item is written down."""
    items = parts.items_of(income_year(day), Scope(*areas.subtree(place)))
    return items.group_by("household").agg(
        minimum_living_fen=pl.col("fen").filter(pl.col("item") == "minimum_living").sum(),
        solar_fen=pl.col("fen").filter(pl.col("item").is_in(SOLAR)).sum(),
    )


def _when_known(column: str) -> pl.Expr:
    """An item that is not among those of a known income is nothing; without an income nobody can say."""
    return pl.when((pl.col(column) > 0) | pl.col("net_fen").is_not_null()).then(pl.col(column).fill_null(0))


def _counted(day: date, place: str) -> pl.DataFrame:
    """Measures in all and by kind, and open placements: one query."""
    measures = models.Measure.whole.filter(_inside(place), made__day__lte=day).values_list("household_id", "kind")
    held = models.Placement.whole.filter(in_force(day), _inside(place)).values_list("household_id", Value(HELD))
    found = pl.DataFrame(list(measures.union(held, all=True)), schema=_GIVEN, orient="row")
    counts = {of_kind(kind): (pl.col("kind") == kind).sum().cast(pl.Int64) for kind in KINDS}
    placements, given = ((pl.col("kind") == HELD).sum().cast(pl.Int64), (pl.col("kind") != HELD).sum().cast(pl.Int64))
    return found.group_by("household").agg(measures=given, placements=placements, **counts)
