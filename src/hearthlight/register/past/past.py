"""Any past date 任意时点: the register as it was on a day, as known now or at an act; and who knew what when.

All past sight: the caller asks first whether the reader sees the place or the household.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import polars as pl
from django.db.models import Q, QuerySet

from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.register.past import past_parts, past_rows
from hearthlight.register.past.overlay import Moment
from hearthlight.register.reading import Scope
from hearthlight.trail.history import as_of
from hearthlight.trail.models import Change, Event, Recorded
from hearthlight.trail.subject import kind_of, subject_of

R = TypeVar("R", bound=Recorded)


def households_as_of(day: date, scope: Scope, event: int | None = None) -> pl.DataFrame:
    """Households that existed in the scope on `day`: the table's columns, in the order of ids."""
    columns = past_rows.columns_of(Household)
    found = past_rows.of_place(Household, "id", "id", columns, scope, Moment(day, event))
    return found.filter(past_rows.present("from_date", "until", day))


def members_as_of(day: date, scope: Scope, event: int | None = None) -> pl.DataFrame:
    """Members who belonged on `day` to a household of the scope: the table's columns, in the order of ids."""
    columns = past_rows.columns_of(Member)
    found = past_rows.of_place(Member, "id", "household_id", columns, scope, Moment(day, event))
    return found.filter(past_rows.present("joined_on", "left_on", day))


def incomes_as_of(year: int, day: date, scope: Scope, event: int | None = None) -> pl.DataFrame:
    """The income account of a year as it stood on `day`, of households that existed in the scope then."""
    moment, columns = Moment(day, event), past_rows.columns_of(Income)
    homes = past_parts.households(moment, scope, past_parts.HOUSEHOLD).select(household_id="household")
    where, given = past_rows.come("year = %s", [year], day)
    found = past_rows.rows(Income, "id", columns, moment, where, given)
    return found.filter(pl.col("fen").is_not_null()).join(homes, on="household_id", how="semi", maintain_order="left")


@dataclass(frozen=True)
class HouseholdAsOf:
    """One household on a day as known at an act: copies of its rows, never to be saved, and the changes known then.

    `changes`: those true by the day, newest first, each with its event and source. `existed`: false before it began,
    after it ended, or when nobody had entered it yet.
    """

    day: date
    event: int | None
    household: Household
    existed: bool
    members: list[Member]
    incomes: list[Income]
    statuses: list[Status]
    changes: list[Change]


def household_as_of(pk: int, day: date, event: int | None = None) -> HouseholdAsOf:
    """The household as it was on `day` as known at `event` (None: now). Raises Household.DoesNotExist."""
    then = _copies(Household.whole.filter(pk=pk), day, event)
    home = then[0] if then else Household.whole.get(pk=pk)
    people = _copies(Member.whole.filter(household=pk).order_by("number"), day, event)
    come = Income.whole.filter(household=pk).exclude(origin=Income.Origin.PAYMENT, made__day__gt=day)
    incomes = _copies(come.order_by("-year", "item", "line"), day, event)
    statuses = _copies(Status.whole.filter(household=pk), day, event)
    return HouseholdAsOf(
        day,
        event,
        home,
        bool(then) and home.from_date <= day and (home.until is None or home.until > day),
        [one for one in people if one.joined_on <= day and (one.left_on is None or one.left_on > day)],
        [one for one in incomes if one.fen is not None],
        sorted((one for one in statuses if one.from_date <= day), key=lambda one: one.from_date),
        list(_changes(pk, day, event)),
    )


def _copies(found: "QuerySet[R]", day: date, event: int | None) -> list[R]:
    known = list(found if event is None else found.filter(made_id__lte=event))
    ids = [row.pk for row in known]
    overlay: dict[int, dict[str, Any]] = as_of(found.model, day, event, ids=ids) if ids else {}
    return [_copy(row, overlay.get(row.pk, {})) for row in known]


def _copy(row: R, then: dict[str, Any]) -> R:
    old = copy(row)
    for name, value in then.items():
        setattr(old, old._meta.get_field(name).attname, value)  # type: ignore[union-attr]
    return old


def rows_of(pk: int) -> Q:
    """Which changes speak of a household, its members, its income or its states."""
    of_home = Q(subject_kind=kind_of(Household), subject_id=pk)
    for model in (Member, Income, Status):
        ids = model.whole.filter(household=pk).values("pk")
        of_home |= Q(subject_kind=kind_of(model), subject_id__in=ids)
    return of_home


def _changes(pk: int, day: date, event: int | None) -> "QuerySet[Change]":
    found = Change.objects.filter(rows_of(pk), valid_from__lte=day).select_related("event__source")
    known = found if event is None else found.filter(event_id__lte=event)
    return known.order_by("-event_id", "pk")


@dataclass(frozen=True)
class Known:
    """What was believed of a field on a day, from `event` on; `change` is None for what stood since it was made."""

    event: Event
    value: Any
    change: Change | None


def known(row: Recorded, field: str, day: date) -> list[Known]:
    """Who knew what when 何人何时知: each act that changed the answer to "what was this field on `day`", in order."""
    kind, pk = subject_of(row)
    asked = Change.objects.filter(subject_kind=kind, subject_id=pk, field=field).select_related("event__source")
    changes = list(asked.order_by("event_id", "valid_from"))
    made = Event.objects.get(pk=row.made_id)
    column: Any = row._meta.get_field(field)
    first = changes[0].old if changes else column.value_from_object(row)
    return list(_turns(Known(made, column.to_python(first), None), changes, day, column))


def _turns(first: Known, changes: list[Change], day: date, column: Any) -> Iterator[Known]:
    """The changes that were the newest in force on the day when they were written."""
    yield first
    newest = date.min
    for change in changes:
        if newest <= change.valid_from <= day:
            newest = change.valid_from
            yield Known(change.event, column.to_python(change.new), change)
