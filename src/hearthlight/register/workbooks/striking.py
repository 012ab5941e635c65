"""Striking what a file had brought and should not have 撤销: nothing is deleted, it is written down that it never was.

A household ends on its first day, a person leaves on the day he joined, a status counts no more, a sum is unknown
again, a number is closed. What others have built on since stays as it is.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

import polars as pl

from hearthlight.people.models import Secret
from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.register.reading import read
from hearthlight.register.workbooks import changes
from hearthlight.register.workbooks.candidates import chunks
from hearthlight.register.workbooks.known import MISTAKEN
from hearthlight.register.workbooks.writing import entered
from hearthlight.trail.in_bulk import update, write_changes
from hearthlight.trail.models import Event, Recorded
from hearthlight.trail.subject import kind_of

SCHEMA = {"id": pl.Int64, "household": pl.Int64, "event": pl.Int64, "day": pl.Date}


def strike(event: Event, applied: Event) -> tuple[int, dict[str, set[int]]]:
    """Strike every row that `applied` had made and nobody has touched or pointed to since.

    Returns how many households and people were struck, and the ids by kind that stay.
    """
    homes, people = made(Household, applied, "pk", "from_date"), made(Member, applied, "household_id", "joined_on")
    people_stay = _in_use(Member, people, applied)
    homes_stay = _in_use(Household, homes, applied)
    homes_stay |= set(people.filter(pl.col("id").is_in(list(people_stay)))["household"].to_list())
    homes_stay &= set(homes["id"].to_list())
    people_stay |= set(people.filter(pl.col("household").is_in(list(homes_stay)))["id"].to_list())
    gone_people, gone_homes = _without(people, "id", people_stay), _without(homes, "id", homes_stay)
    _strike(event, Member, gone_people, {"left_on": gone_people["day"], "left_how": MISTAKEN})
    _strike(event, Household, gone_homes, {"until": gone_homes["day"], "ended_how": MISTAKEN})
    statuses = _untouched(made(Status, applied, "household_id", "from_date"), applied)
    gone = _without(statuses, "household", homes_stay)
    _strike(event, Status, gone, {"way": MISTAKEN})
    incomes = _without(made(Income, applied, "household_id", None), "household", homes_stay)
    _forget(event, applied, _untouched(incomes, applied))
    _close(event, applied, people_stay)
    restated = set(incomes.filter(pl.col("event") != applied.pk)["id"].to_list())
    stay = {changes.HOUSEHOLD: homes_stay, changes.MEMBER: people_stay, changes.INCOME: restated}
    return len(gone_people) + len(gone_homes), stay


def made(model: type[Recorded], applied: Event, household: str, day: str | None) -> pl.DataFrame:
    """The rows of a model that an act made: id, household, the last event that touched it, its first day."""
    names = ["pk", household, "event_id", *([day] if day else [])]
    found = model._base_manager.filter(made=applied).values_list(*names)
    return pl.DataFrame([(*row, *([] if day else [None])) for row in found], schema=SCHEMA, orient="row")


def _untouched(rows: pl.DataFrame, applied: Event) -> pl.DataFrame:
    return rows.filter(pl.col("event") == applied.pk)


def _without(rows: pl.DataFrame, name: str, ids: Iterable[int]) -> pl.DataFrame:
    return rows.filter(~pl.col(name).is_in(list(ids)))


def _in_use(model: type[Recorded], rows: pl.DataFrame, applied: Event) -> set[int]:
    """Ids that were touched since, or to which a row points that another act made or touched, in any room."""
    found = set(rows.filter(pl.col("event") != applied.pk)["id"].to_list())
    for relation in model._meta.related_objects:
        other: Any = relation.related_model
        if not issubclass(other, Recorded):
            continue
        name = relation.field.name
        for part in chunks(rows["id"].to_list()):
            pointing = other._base_manager.filter(**{f"{name}__in": part}).exclude(made=applied, event=applied)
            found |= set(pointing.values_list(f"{name}_id", flat=True))
    return found


def _strike(event: Event, model: type[Recorded], rows: pl.DataFrame, given: Mapping[str, Any]) -> None:
    """Set fields of rows to what says that they never were, each with its change from the row's first day."""
    kind = kind_of(model)
    for field, value in given.items():
        said = value if isinstance(value, pl.Series) else pl.Series([value] * len(rows), dtype=pl.String)
        entered(event, kind, rows.select("id", "day", row=pl.lit(None, pl.Int64), value=said), field)
    update(event, model, rows["id"].to_list(), given)


def _forget(event: Event, applied: Event, rows: pl.DataFrame) -> None:
    """Sums that the file was the first to name are unknown again, from the day of its account."""
    statement = "select subject_id, cast(new as text), cast(valid_from as text) from trail_change"
    statement += " where event_id = %s and subject_kind = %s and field = 'fen'"
    said = read(statement, [applied.pk, changes.INCOME], {"id": pl.Int64, "old": pl.String, "day": pl.Date})
    found = said.join(rows, on="id", how="semi")
    given = {"subject_id": found["id"], "field": "fen", "old": found["old"], "new": None, "valid_from": found["day"]}
    write_changes(event, changes.INCOME, len(found), given | {"source_row": None})
    update(event, Income, found["id"].to_list(), {"fen": None})


def _close(event: Event, applied: Event, people_stay: set[int]) -> None:
    """Numbers that the file brought are closed; their constraint asks for a day of their own."""
    rows = Secret.whole.filter(made=applied, until=None).values_list("pk", "subject_id", "from_date")
    gone = [(pk, day + timedelta(days=1)) for pk, owner, day in rows if owner not in people_stay]
    ends = pl.Series([day for _, day in gone], dtype=pl.Date)
    update(event, Secret, [pk for pk, _ in gone], {"until": ends})
