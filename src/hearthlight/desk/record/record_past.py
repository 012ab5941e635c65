"""A household as it was on a past day, and who knew what when 往日状态: each fact that differs from today's record."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk.asked import whole
from hearthlight.desk.record.answers import BadAnswer, a_day
from hearthlight.desk.record.timeline import INCOME, Rows, title, told, words
from hearthlight.desk.record.told_past import Differs, Told, left_out
from hearthlight.register.past import past
from hearthlight.trail.models import Change, Event, Recorded
from hearthlight.trail.subject import subject_of

Fact = tuple[str, int, str]
"""Which fact: kind of row, its id, field."""

Rowed = Mapping[tuple[str, int], Recorded]
THEN = "then"
"""What the address says for: as it was known on that very day."""


@dataclass(frozen=True)
class Asked:
    """A past day, and the last act that was known then; None: as it is known today."""

    day: date
    event: Event | None = None
    as_then: bool = False


def asked(request: HttpRequest, day: date) -> Asked | None:
    """What the address asks for, None for today's record. Raises BadAnswer, and Http404 for an act that is none."""
    text = request.GET.get("day", "")
    if not text:
        return None
    then, known = a_day(text, day), request.GET.get("known", "")
    if known == THEN:
        last = _last(day__lte=then)
        if last is None:
            raise BadAnswer(_("Nothing was written down here by that day: give a later one."))
        return Asked(then, last, True)
    event = _last(pk=whole(known) or 0) if known else None
    if known and event is None:
        raise Http404
    return Asked(then, event)


def _last(**condition: Any) -> Event | None:
    return Event.objects.filter(**condition).order_by("-pk").first()


def differences(then: past.HouseholdAsOf, now: Rows) -> list[Differs]:
    """Each fact of the household, its people and its income that is another today, with who said what when."""
    changes = Change.objects.filter(now.about()).select_related("event__source").order_by("event_id", "pk")
    by_fact: dict[Fact, list[Change]] = defaultdict(list)
    for change in changes:
        by_fact[change.subject_kind, change.subject_id, change.field].append(change)
    before, today = (
        _rows(then.household, then.members, then.incomes),
        _rows(now.home, now.people.values(), now.incomes.values()),
    )
    differing = {fact: said for fact, said in by_fact.items() if _differs(fact, before, today)}
    made = _made(today[kind, pk] for kind, pk, _field in differing)
    found = [
        Differs(
            title(*fact, now),
            _said(fact, before),
            _said(fact, today),
            [*_first(fact, said[0], made[today[fact[:2]].made_id], then), *(_told(one, now, then) for one in said)],
        )
        for fact, said in differing.items()
    ]
    return found + _came_and_went(then, now)


def _rows(home: Recorded, people: Iterable[Recorded], incomes: Iterable[Recorded]) -> dict[tuple[str, int], Recorded]:
    return {subject_of(one): one for one in (home, *people, *incomes)}


def _differs(fact: Fact, before: Rowed, today: Rowed) -> bool:
    """A person who was not there has no facts then; an income that nobody knew was unknown."""
    kind, pk, _field = fact
    if (kind, pk) not in before and kind != INCOME:
        return False
    return _said(fact, before) != _said(fact, today)


def _said(fact: Fact, rows: Rowed) -> str:
    kind, pk, field = fact
    return words(kind, field, _value(rows.get((kind, pk)), field))


def _made(rows: Iterable[Recorded]) -> dict[int, Event]:
    return Event.objects.select_related("source").in_bulk({one.made_id for one in rows})


def _first(fact: Fact, change: Change, made: Event, then: past.HouseholdAsOf) -> list[Told]:
    """What stood before anybody changed it; nothing when the first change came with the row."""
    if change.event_id == made.pk:
        return []
    why = left_out(then, then.day, made.pk)
    return [Told(words(fact[0], fact[2], change.old), None, made.day, *_who(made), None, why)]


def _told(change: Change, now: Rows, then: past.HouseholdAsOf) -> Told:
    said = told(change, now)
    why = left_out(then, change.valid_from, change.event_id)
    return Told(said.new, said.since, said.learned, said.by, said.source, said.row, why)


def _who(event: Event) -> tuple[str, str]:
    return event.office_title or event.actor_name, event.source.title if event.source else ""


def _value(row: Recorded | None, field: str) -> Any:
    return None if row is None else getattr(row, field)


def _came_and_went(then: past.HouseholdAsOf, now: Rows) -> list[Differs]:
    """People who belonged then and do not now, and the other way round."""
    before = {one.pk for one in then.members}
    after = {pk for pk, one in now.people.items() if one.left_on is None}
    said = {True: _("belonged to the household"), False: _("did not belong to it")}
    return [
        Differs(mask_name(now.people[pk].name), said[pk in before], said[pk in after], [])
        for pk in sorted(before ^ after)
        if pk in now.people
    ]
