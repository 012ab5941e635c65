"""Deduction lines 扣分兑现 (R55): exactly one a signed finding, at the frozen rate, on the person of that date."""

from django.db.models import Sum

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.oversight.appraising import scheme
from hearthlight.oversight.models import Appraisal, Deduction, Observation
from hearthlight.trail.history import add
from hearthlight.trail.models import Event


def scheme_of(seen: Observation) -> Appraisal | None:
    """The scheme that was in force where and when it was seen."""
    town = areas.at(seen.area_code, "township")
    return Appraisal.objects.filter(area_code=town, month=str(Month.of(seen.on_date))).first()


def needs_line(seen: Observation) -> bool:
    """Whether a signed observation of this kind leads to a deduction under the scheme of its month."""
    found = scheme_of(seen)
    return found is not None and scheme.of_kind(scheme.read(found.items), seen.kind) is not None


def book(event: Event, seen: Observation) -> Deduction | None:
    """The line of an observation, in its month or, where that is settled, the next open one; None without a rate.

    Where no later month is open it waits: the next scheme that is issued takes it up.
    """
    rated = scheme_of(seen)
    item = scheme.of_kind(scheme.read(rated.items), seen.kind) if rated else None
    target = open_from(rated) if rated else None
    if item is None or rated is None or target is None or Deduction.whole.filter(observation=seen).exists():
        return None
    marks, fen = scheme.next_line(item, _taken(rated, item.code, seen.person_id))
    line = Deduction(appraisal=target, observation=seen, area_code=seen.area_code, item=item.code)
    line.person, line.hundredths, line.fen = seen.person, marks, fen
    return add(event, line)


def open_from(rated: Appraisal) -> Appraisal | None:
    """The month itself while it is not settled, else the first later one that is not."""
    rows = Appraisal.objects.filter(area_code=rated.area_code, month__gte=rated.month, settled_on=None)
    return rows.order_by("month").first()


def _taken(rated: Appraisal, item: str, person: int | None) -> int:
    """Hundredths gone already of one person's item by findings of the month of the rate."""
    first, last = Month.parse(rated.month).first, Month.parse(rated.month).last
    rows = Deduction.whole.filter(item=item, person=person, observation__on_date__range=(first, last))
    return rows.aggregate(all=Sum("hundredths"))["all"] or 0


def reverse(event: Event, line: Deduction) -> Deduction | None:
    """Take a line back in the next month that is open; None while none is."""
    target = open_from(line.appraisal)
    if target is None or hasattr(line, "reversed_by"):
        return None
    back = Deduction(appraisal=target, observation=line.observation, area_code=line.area_code, item=line.item)
    back.person, back.hundredths, back.fen, back.reverses = line.person, -line.hundredths, -line.fen, line
    return add(event, back)


def waiting(place: str) -> tuple[list[Observation], list[Deduction]]:
    """(signed observations without their line, overturned lines not taken back) of a township."""
    low, high = areas.subtree(place)
    inside = {"area_code__gte": low, "area_code__lt": high}
    signed = Observation.whole.filter(**inside, state="signed", deductions=None).exclude(kind="").order_by("pk")
    overturned = Deduction.whole.filter(**inside, observation__state="overturned", reverses=None, reversed_by=None)
    return [one for one in signed if needs_line(one)], list(overturned.select_related("appraisal", "observation"))


def catch_up(event: Event, place: str) -> None:
    """Book what waits, now that a month is open."""
    lacking, overturned = waiting(place)
    for seen in lacking:
        book(event, seen)
    for line in overturned:
        reverse(event, line)
