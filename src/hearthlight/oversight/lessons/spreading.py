"""Spreading a problem or an experience to every village 举一反三、总结推广 (R48): one act, one item a village."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.oversight.kinds import days
from hearthlight.oversight.models import Lesson, LessonAnswer, Observation
from hearthlight.oversight.refusals import NotSeen
from hearthlight.places.models import Area, Zone
from hearthlight.places.zones import villages_of
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event

SPREAD = "oversight.spread"


@once
def spread(
    user: Actor,
    kind: str,
    type_code: str,
    place: str,
    title: str,
    text: str,
    *,
    zone: Zone | None = None,
    channel: str = "",
    observation: Observation | None = None,
    key: UUID | None = None,
) -> Lesson:
    """Open one item for every village of `place`, or of its `zone`; a problem of a type that is open is attached to.

    An experience is published with it: it needs a written summary and a channel. Where a problem was confirmed in a
    village, that village's item begins as found. Raises Refused, NotSeen.
    """
    told = {"sort": kind, "type": type_code, "title": title, "text": text, "channel": channel}
    with act(user, SPREAD, at=place, key=key, zone=zone, seen=observation, **told) as event:
        _refuse(kind, title, text, channel)
        _refuse_unsigned(observation)
        open_one = _open_one(type_code, place, zone) if kind == Lesson.Kind.PROBLEM else None
        lesson = open_one or _begin(event, kind, type_code, place, zone, title, text, channel)
        if open_one is None:
            ask(event, lesson, villages(lesson, event.day), observation)
        if observation:
            _attach(event, lesson, observation, again=open_one is not None)
        return lesson


def _refuse(kind: str, title: str, text: str, channel: str) -> None:
    if kind not in Lesson.Kind.values or not title.strip() or not text.strip():
        raise NotSeen(_("Say in a title and in words what the villages shall look at."))
    if kind == Lesson.Kind.PRACTICE and channel not in Lesson.Channel.values:
        raise NotSeen(_("An experience is spread on at least one channel: choose it."))


def _refuse_unsigned(observation: Observation | None) -> None:
    if observation and observation.state != Observation.State.SIGNED:
        raise NotSeen(_("Only what a supervisor has signed is spread to other villages."))


def _open_one(type_code: str, place: str, zone: Zone | None) -> Lesson | None:
    rows = Lesson.objects.filter(kind=Lesson.Kind.PROBLEM, type=type_code, area_code=place, zone=zone, closed_on=None)
    return rows.select_for_update().first()


def _begin(
    event: Event, kind: str, type_code: str, place: str, zone: Zone | None, title: str, text: str, channel: str
) -> Lesson:
    within = "answer_days" if kind == Lesson.Kind.PROBLEM else "practice_days"
    row = Lesson(kind=kind, type=type_code, area_code=place, zone=zone, title=title.strip()[:100], text=text.strip())
    row.due_on = event.day + days(within, event.day, place)
    if channel:
        row.channel, row.published_on = channel, event.day
    return add(event, row)


def villages(lesson: Lesson, day: date) -> list[str]:
    """The villages that a lesson concerns on `day`: those of its zone, else every one of its place."""
    if lesson.zone:
        return villages_of(lesson.zone, day)
    low, high = areas.subtree(lesson.area_code)
    rows = Area.objects.filter(level="village", code__gte=low, code__lt=high, from_date__lte=day)
    return list(rows.exclude(until__lte=day).order_by("code").values_list("code", flat=True))


def ask(event: Event, lesson: Lesson, codes: list[str], seen: Observation | None = None) -> list[LessonAnswer]:
    """One item for each of the villages, inside an act; that of the village where it was `seen` begins as found."""
    items = {code: LessonAnswer(lesson=lesson, area_code=code) for code in codes}
    first = items.get(areas.at(seen.area_code, "village")) if seen else None
    if first and seen and lesson.kind == Lesson.Kind.PROBLEM:
        _found(first, seen)
    return bulk(event, list(items.values()))


def _found(item: LessonAnswer, seen: Observation) -> None:
    item.state, item.words = item.State.FOUND, seen.text
    item.answered_on, item.answered_by = seen.on_date, seen.signed_by


def _attach(event: Event, lesson: Lesson, seen: Observation, again: bool) -> None:
    seen.lesson, seen.event = lesson, event
    seen.save(update_fields=["lesson", "event"])
    village = areas.at(seen.area_code, "village")
    item = LessonAnswer.objects.filter(lesson=lesson, area_code=village, state=LessonAnswer.State.ASKED).first()
    if item and again and lesson.kind == Lesson.Kind.PROBLEM:
        _found(item, seen)
        item.event = event
        item.save(update_fields=["state", "words", "answered_on", "answered_by", "event"])


def catch_up(user: Actor, place: str, day: date) -> int:
    """Villages that joined after a lesson was spread inherit its open items; how many items are new. Raises Refused."""
    open_ones = list(Lesson.objects.filter(area_code=place, closed_on=None).select_related("zone"))
    late = {one: sorted(set(villages(one, day)) - _asked(one)) for one in open_ones}
    if not any(late.values()):
        return 0
    with act(user, SPREAD, at=place, day=day, late={one.pk: codes for one, codes in late.items()}) as event:
        return sum(len(ask(event, one, codes)) for one, codes in late.items())


def _asked(lesson: Lesson) -> set[Any]:
    return set(lesson.answers.values_list("area_code", flat=True))
