"""Striking what a file had brought and should not have 撤销: nothing is deleted, it is written down that it never was.

A household ends on its first day, a person leaves on the day he joined, a status counts no more, a sum is unknown
again, a number is closed. What others have built on since stays as it is.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import polars as pl

from hearthlight.decisions.models import Decision
from hearthlight.people.models import Secret
from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.register.reading import read
from hearthlight.register.workbooks import changes
from hearthlight.register.workbooks.candidates import chunks
from hearthlight.register.workbooks.keeping import CONFIRMED, YEAR_CLOSED, confirmed, in_closed_years, spoken_of
from hearthlight.register.workbooks.known import MISTAKEN
from hearthlight.register.workbooks.writing import STATUS, entered
from hearthlight.trail.in_bulk import update, write_changes
from hearthlight.trail.models import Event, Recorded, Source
from hearthlight.trail.subject import kind_of

SCHEMA = {"id": pl.Int64, "household": pl.Int64, "event": pl.Int64, "day": pl.Date}


Why = dict[int, str]
"""Id to why a row stays: the code of `undoing.Undone.kept`."""


def strike(
    event: Event, applied: Event, files: Sequence[Source], numbered: Collection[int]
) -> tuple[int, dict[str, Why]]:
    """Strike every row that `applied` had made and nobody has touched or pointed to since, no file of `files` spoke of
    and no closed year counts. The numbers of `numbered`, people who stood before, stay theirs.

    Returns how many households and people were struck, and by kind why the others stay.
    """
    homes, people = made(Household, applied, "pk", "from_date"), made(Member, applied, "household_id", "joined_on")
    statuses = _untouched(made(Status, applied, "household_id", "from_date"), applied)
    shut = dict.fromkeys(in_closed_years(Status, statuses), YEAR_CLOSED)
    homes_stay, people_stay = _together(
        homes, _why(Household, homes, applied, files), people, _why(Member, people, applied, files)
    )
    gone_people, gone_homes = _without(people, "id", people_stay), _without(homes, "id", homes_stay)
    _strike(event, Member, gone_people, {"left_on": gone_people["day"], "left_how": MISTAKEN})
    _strike(event, Household, gone_homes, {"until": gone_homes["day"], "ended_how": MISTAKEN})
    _strike(event, Status, _without(_without(statuses, "household", homes_stay), "id", shut), {"way": MISTAKEN})
    sums = _without(made(Income, applied, "household_id", None), "household", homes_stay)
    stated = _forget(event, applied, _untouched(sums, applied), files)
    stated |= dict.fromkeys(sums.filter(pl.col("event") != applied.pk)["id"].to_list(), "changed_since")
    _close(event, applied, {*people_stay, *numbered})
    stay = {changes.HOUSEHOLD: homes_stay, changes.MEMBER: people_stay, changes.INCOME: stated, STATUS: shut}
    return len(gone_people) + len(gone_homes), stay


def _why(model: type[Recorded], rows: pl.DataFrame, applied: Event, files: Sequence[Source]) -> Why:
    """Why rows that the file had made stay by themselves."""
    spoken = spoken_of(files, kind_of(model)) & set(rows["id"].to_list())
    found = dict.fromkeys(in_closed_years(model, rows), YEAR_CLOSED) | dict.fromkeys(spoken, CONFIRMED)
    return found | dict.fromkeys(_in_use(model, rows, applied), "in_use")


def _together(homes: pl.DataFrame, homes_stay: Why, people: pl.DataFrame, people_stay: Why) -> tuple[Why, Why]:
    """A home stays with any of its people, and all of them stay with it."""
    new, pairs = set(homes["id"].to_list()), people.select("id", "household").rows()
    for pk, home in pairs:
        if pk in people_stay and home in new:
            homes_stay.setdefault(home, people_stay[pk])
    for pk, home in pairs:
        if home in homes_stay:
            people_stay.setdefault(pk, homes_stay[home])
    return homes_stay, people_stay


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
    return found | _named(model, rows, applied)


def _named(model: type[Recorded], rows: pl.DataFrame, applied: Event) -> set[int]:
    """Ids for which another act has kept a number, or about which something is decided."""
    found, kind = set(), kind_of(model)
    for part in chunks(rows["id"].to_list()):
        for other in (Secret, Decision):
            naming = other.whole.filter(subject_kind=kind, subject_id__in=part)
            found |= set(naming.exclude(made=applied, event=applied).values_list("subject_id", flat=True))
        if model is Household:
            found |= set(Decision.whole.filter(household_id__in=part).values_list("household_id", flat=True))
    return found


def _strike(event: Event, model: type[Recorded], rows: pl.DataFrame, given: Mapping[str, Any]) -> None:
    """Set fields of rows to what says that they never were, each with its change from the row's first day."""
    kind = kind_of(model)
    for field, value in given.items():
        said = value if isinstance(value, pl.Series) else pl.Series([value] * len(rows), dtype=pl.String)
        entered(event, kind, rows.select("id", "day", row=pl.lit(None, pl.Int64), value=said), field)
    update(event, model, rows["id"].to_list(), given)


def _forget(event: Event, applied: Event, rows: pl.DataFrame, files: Sequence[Source]) -> Why:
    """Sums that the file was the first to name are unknown again, from the day of its account; but for those that a
    later file said too, which are returned."""
    statement = "select subject_id, cast(new as text), cast(valid_from as text) from trail_change"
    statement += " where event_id = %s and subject_kind = %s and field = 'fen'"
    said = read(statement, [applied.pk, changes.INCOME], {"id": pl.Int64, "old": pl.String, "day": pl.Date})
    mine = said.join(rows, on="id", how="semi")
    cells = mine.select("day", subject_id="id", field=pl.lit("fen"), new="old")
    again = confirmed(files, changes.INCOME, cells)["subject_id"].to_list()
    found = _without(mine, "id", again)
    given = {"subject_id": found["id"], "field": "fen", "old": found["old"], "new": None, "valid_from": found["day"]}
    write_changes(event, changes.INCOME, len(found), given | {"source_row": None})
    update(event, Income, found["id"].to_list(), {"fen": None})
    return dict.fromkeys(again, CONFIRMED)


def _close(event: Event, applied: Event, stay: Collection[int]) -> None:
    """Numbers that the file brought are closed; their constraint asks for a day of their own."""
    rows = Secret.whole.filter(made=applied, until=None).values_list("pk", "subject_id", "from_date")
    gone = [(pk, day + timedelta(days=1)) for pk, owner, day in rows if owner not in stay]
    ends = pl.Series([day for _, day in gone], dtype=pl.Date)
    update(event, Secret, [pk for pk, _ in gone], {"until": ends})
