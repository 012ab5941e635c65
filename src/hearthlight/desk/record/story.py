"""The timeline of a household 经过: changes, people who came and went, states; one list, the newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk.record.household_record import state_words
from hearthlight.desk.record.timeline import Changed
from hearthlight.desk.terms import term
from hearthlight.register import codes
from hearthlight.register.models import Member, Status
from hearthlight.trail.models import Change, Event
from hearthlight.trail.subject import kind_of


@dataclass(frozen=True)
class Told:
    """One thing that holds from `day`; `learned`: the day it was written down, None where that is the same day."""

    day: date
    words: str
    learned: date | None
    by: str
    source: str = ""
    row: int | None = None
    reason: str = ""


def story(changes: Sequence[Changed], moved: Sequence[Member], states: Sequence[Status]) -> list[Told]:
    """All of it by the day from which it holds, the newest first; the same day by when it was written down."""
    found = [*map(_changed, changes), *_moves(moved), *map(_state, states)]
    return sorted(found, key=lambda one: (one.day, one.learned or one.day), reverse=True)


def _changed(one: Changed) -> Told:
    words = f"{one.title}：{one.old} → {one.new}"
    return Told(one.since, words, _later(one.learned, one.since), one.by, one.source, one.row, one.reason)


def _moves(moved: Sequence[Member]) -> Iterator[Told]:
    went = _left(moved)
    for one in moved:
        name = mask_name(one.name)
        if one.left_on:
            words = f"{name} {_('left the household')}：{term(codes.LEFT, one.left_how)}"
            yield _by(went.get(one.pk, one.made), one.left_on, words)
        if one.joined_how != "recorded":
            words = f"{name} {_('joined the household')}：{term(codes.JOINED, one.joined_how)}"
            yield _by(one.made, one.joined_on, words)


def _left(moved: Sequence[Member]) -> dict[int, Event]:
    """The act by which each of them left, by id."""
    gone: list[Any] = [one.pk for one in moved if one.left_on]
    if not gone:
        return {}
    asked = Change.objects.filter(subject_kind=kind_of(Member), subject_id__in=gone, field="left_on")
    return {one.subject_id: one.event for one in asked.select_related("event__source").order_by("event_id")}


def _state(row: Status) -> Told:
    return _by(row.made, row.from_date, state_words(row))


def _by(event: Event, day: date, words: str) -> Told:
    source, by = event.source.title if event.source else "", event.office_title or event.actor_name
    return Told(day, words, _later(event.day, day), by, source, reason=event.reason)


def _later(learned: date, since: date) -> date | None:
    return None if learned == since else learned
