"""What somebody should push today: late first, then money, stations and homes. Never a ranking of places."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearthlight import figures
from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.core.money import Fen
from hearthlight.core.period import days_until
from hearthlight.desk.amounts import day_words, money
from hearthlight.desk.differences import Difference
from hearthlight.desk.overview import number_link
from hearthlight.money.queries import Flow
from hearthlight.standard import pack
from hearthlight.standard.figures import standing
from hearthlight.standard.pass_line import INCOME
from hearthlight.sun.models import Milestone
from hearthlight.sun.words import STAGES

HORIZON = 100
"""Days ahead that a term is worth a leader's eye."""

BELOW_LINE, NOT_COMPUTABLE = INCOME, "standard.income_basis"
OWN_PANEL = {BELOW_LINE, NOT_COMPUTABLE}
"""The rules that a panel of its own shows: most homes not yet out of poverty break the first."""


@dataclass(frozen=True)
class Push:
    """One thing to push: what, how much and how long, its link; late ones are red."""

    title: str
    detail: str
    href: str
    late: bool = False


def findings_by_rule(place: str, day: date) -> dict[str, int]:
    """Doubts of the standard at and below a place by rule, the most first; as the figure counts them.

    Of the item of income it is everybody who lacks it, whether that is a need or a doubt.
    """
    lacks = figures.find("standard.lacks")
    assert isinstance(lacks, figures.Figure)
    rows = lacks.inside(place) & standing(day)
    counted = Finding.whole.filter(rows).order_by().values_list("rule", "state").annotate(n=lacks.measure)
    told: Counter[str] = Counter()
    for rule, state, n in counted:
        told[rule] += n if rule == BELOW_LINE or state != Finding.State.NEED else 0
    return dict(sorted(((rule, n) for rule, n in told.items() if n), key=lambda one: (-one[1], one[0])))


def to_push(
    place: str, day: date, flows: Mapping[str, Flow], findings: Mapping[str, int], found: Iterable[Difference]
) -> list[Push]:
    """At most five, the first of each kind before the second of any."""
    kinds = [_milestones(place, day), _money(place, flows), _findings(place, day, findings), _differences(found)]
    lines = [line for nth in zip_longest(*kinds) for line in nth if line]
    return sorted(lines, key=lambda line: not line.late)[:5]


def _milestones(place: str, day: date) -> list[Push]:
    low, high = areas.subtree(place)
    open_ones = Milestone.whole.filter(done_on=None, due_on__isnull=False, area_code__gte=low, area_code__lt=high)
    counted = open_ones.exclude(station__kind="lot").values_list("stage", "due_on").annotate(n=Count("pk"))
    soon = [row for row in counted.order_by("due_on", "stage") if days_until(row[1], day) <= HORIZON]
    return [_milestone(place, day, *row) for row in soon[:2]]


def _milestone(place: str, day: date, stage: str, due: date, count: int) -> Push:
    left = days_until(due, day)
    title = ngettext("%(n)d station: %(stage)s by %(day)s", "%(n)d stations: %(stage)s by %(day)s", count)
    words = _("%(n)d days left") if left >= 0 else _("%(n)d days late")
    href = (
        number_link("sun.milestones_due", place, stage=stage, by=due.isoformat())
        if left >= 0
        else number_link("sun.milestones_late", place, stage=stage)
    )
    said = {"n": count, "stage": STAGES[stage], "day": day_words(due)}
    return Push(title % said, words % {"n": abs(left)}, href, left < 0)


def _money(place: str, flows: Mapping[str, Flow]) -> list[Push]:
    asked = [
        ("late", _("Money due by rule has not come from the utility"), _("utility, county"), True),
        ("held_by_county", _("Money lies in the county's settlement account"), _("the county"), False),
        ("unplanned", _("Money in village accounts waits for a plan"), _("village account"), False),
        ("unpaid", _("Approved plans wait to be paid"), _("township and village"), False),
    ]
    found = [(_total(flows, name), _stuck(place, name, flows, *words)) for name, *words in asked]
    return [line for fen, line in sorted(found, key=lambda one: -one[0]) if fen > 0][:3]


def _total(flows: Mapping[str, Flow], name: str) -> Fen:
    return sum(getattr(flow, name) for flow in flows.values())


def _stuck(place: str, name: str, flows: Mapping[str, Flow], title: str, who: str, late: bool) -> Push:
    villages = sum(getattr(flow, name) > 0 for flow in flows.values())
    where = ngettext("%(n)d village", "%(n)d villages", villages) % {"n": villages}
    return Push(title, f"{money(_total(flows, name))} · {where} · {who}", number_link(f"money.{name}", place), late)


def _findings(place: str, day: date, counted: Mapping[str, int]) -> list[Push]:
    others = [(rule, count) for rule, count in counted.items() if rule not in OWN_PANEL]
    return [_finding(place, day, rule, count) for rule, count in others[:3]]


def _finding(place: str, day: date, rule: str, count: int) -> Push:
    detail = ngettext("%(n)d finding stands open", "%(n)d findings stand open", count) % {"n": count}
    return Push(_(pack.on(day).rule(rule).message), detail, number_link("standard.findings", place, rule=rule))


def _differences(found: Iterable[Difference]) -> list[Push]:
    title = _("%(place)s: stated and recorded differ")
    return [Push(title % {"place": one.place}, one.words, one.href) for one in found]
