"""What a village's file may not change by itself: names, births and money become change requests 变更申请.

Whoever may approve such a change takes it in with the file; who may not asks for it, a household at a time.
"""

import json
from datetime import date
from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from hearthlight.decisions.actions import DecisionRefused, propose
from hearthlight.register.models import Household
from hearthlight.register.workbooks import changes
from hearthlight.register.workbooks.columns import ITEM
from hearthlight.trail.act import Actor
from hearthlight.trail.models import Event

TRUSTED = "master.take_in"
"""The act of taking in identity and money from a file: of offices that approve change requests."""

DECIDED = {
    changes.MEMBER: ("name", "birth", "sex"),
    changes.HOUSEHOLD: ("bank",),
    changes.INCOME: tuple(ITEM.values()),
}
"""Fields of identity and money, by kind."""


def is_decided() -> pl.Expr:
    """Whether a row of `changes.SCHEMA` speaks of identity or money."""
    kinds = [(pl.col("subject_kind") == kind) & pl.col("field").is_in(fields) for kind, fields in DECIDED.items()]
    return pl.any_horizontal(kinds)


def split(wanted: pl.DataFrame, user: Actor, place: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """(what this user's file changes itself, what it only asks for)."""
    if user.may(TRUSTED, place):
        return wanted, wanted.clear()
    decided = wanted.filter(is_decided())
    return wanted.filter(~is_decided()), decided


def ask(user: Actor, event: Event, asked: pl.DataFrame, homes: pl.DataFrame) -> list[str]:
    """Open a change request for each household of `asked`; `homes` (number, household, day) says from when.

    Returns a sentence for the clerk, and one a household whose request could not be opened.
    """
    days = {number: (pk, day) for number, pk, day in homes.select("number", "household", "day").iter_rows()}
    opened, said = 0, []
    for (number,), rows in asked.group_by(["household"], maintain_order=True):
        pk, day = days[str(number)]
        try:
            _propose(user, event, Household.whole.get(pk=pk), rows, day)
            opened += 1
        except DecisionRefused as refused:
            said.append(str(refused))
    if opened:
        told = _("Names and money wait for approval: change requests opened for %(homes)d households.")
        said.insert(0, told % {"homes": opened})
    return said


def _propose(user: Actor, event: Event, home: Household, rows: pl.DataFrame, day: date) -> None:
    payload = {"changes": [_change(row, event, day) for row in rows.to_dicts()], "valid_from": str(day)}
    title = event.source.title if event.source else ""
    reason = _("From the file “%(file)s”.") % {"file": title}
    about = {"area_code": home.area_code, "household_id": home.pk, "payload": payload, "reason": reason}
    propose(user, "change_request", home, day=event.day, **about)


def _change(row: dict[str, Any], event: Event, day: date) -> dict[str, Any]:
    """One fact in the form of a request: stored values, and the act up to which it was seen."""
    values = {name: None if row[name] is None else json.loads(row[name]) for name in ("old", "new")}
    fact = {name: row[name] for name in ("subject_kind", "subject_id", "field")} | values
    fact |= {"valid_from": str(day), "seen": event.pk}
    if row["subject_kind"] == changes.INCOME:
        fact |= {"field": "fen", "item": row["field"], "year": day.year - 1}
    return fact
