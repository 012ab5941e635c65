"""What has to be asked again: homes that an act touched, rules that the day changes, a law or year that turned."""

from collections.abc import Iterator
from datetime import date

from hearthlight.checks.rule import Rule
from hearthlight.core import areas
from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.standard import pack
from hearthlight.standard.queries import one_of
from hearthlight.trail.models import Event

AGED = {"age", "id_age", "pupils_6_15", "pupils_out"}
"""Columns that change with the day alone."""

LAW = "law"
"""In the summary of a run: what the pack said then, as its digest."""


def by_day(rule: Rule) -> bool:
    """Whether the rule may answer otherwise on another day though no fact changed."""
    return rule.daily or bool(AGED & set(rule.reads))


def turned(before: Event, day: date) -> bool:
    """Whether everybody must be asked everything again: another pack, a value or rule of it that was corrected (dated
    back, even), another year of income, a parameter or a rule that begins or ends since the run `before`, or a day
    that goes back."""
    law = pack.on(day)
    told = before.summary.get("pack"), before.summary.get(LAW)
    if told != (law.code, pack.digest(law.code)) or before.day.year != day.year or day < before.day:
        return True
    return any(before.day < one <= day for one in _dates(law))


def _dates(law: pack.Pack) -> Iterator[date]:
    for value in law.parameters.values:
        yield from (one for one in (value.since, value.until) if one)
    for rule in law.rules:
        yield from (one for one in (rule.from_date, rule.until) if one)


def homes(event: int, place: str) -> set[int]:
    """The households at `place` whose own row, people, income or states an act after `event` touched."""
    touched = set(Household.whole.filter(event__gt=event).values_list("pk", flat=True))
    for model in (Member, Income, Status):
        touched |= set(model.whole.filter(event__gt=event).values_list("household_id", flat=True))
    found = Household.whole.filter(pk__in=one_of(list(touched - {None})))
    return {pk for pk, code in found.values_list("pk", "area_code") if areas.within(code, place)}
