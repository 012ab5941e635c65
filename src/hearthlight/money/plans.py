"""Acts on a village's plan 收益分配方案: draw it up, adopt it by a finished decision and set its money aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext as _

from hearthlight.core.money import Fen, format_yuan
from hearthlight.decisions.models import Decision
from hearthlight.help.models import Opening
from hearthlight.money import entries, seals
from hearthlight.money.entries import Origin
from hearthlight.money.holdings import available
from hearthlight.money.journal import book
from hearthlight.money.models import Plan, PlanLine
from hearthlight.sun.models import Station
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event


class PlanRefused(ValueError):
    """The plan or payment cannot stand as it is; the message says why."""


@dataclass(frozen=True)
class Line:
    """One line to draw up: what for, how much a unit, how many units; a job names its opening."""

    kind: str
    title: str
    fen_unit: Fen
    units: int
    opening: Opening | None = None
    cost: str = ""
    station: Station | None = None


@once
def propose_plan(user: Actor, village: str, year: int, lines: Sequence[Line], *, key: UUID | None = None) -> Plan:
    """Draw up a village's plan of a year; it moves nothing until it is adopted."""
    with act(user, "money.propose_plan", at=village, year=year, lines=[repr(line) for line in lines], key=key) as event:
        part = Plan.objects.filter(area_code=village, year=year, adopted_on__isnull=False).count() + 1
        variant = Plan.objects.filter(area_code=village, year=year, part=part).count() + 1
        plan = add(event, Plan(area_code=village, year=year, part=part, variant=variant))
        bulk(event, [_plan_line(plan, number, line) for number, line in enumerate(lines, 1)])
        return plan


def _plan_line(plan: Plan, number: int, line: Line) -> PlanLine:
    return PlanLine(
        plan=plan,
        number=number,
        kind=line.kind,
        title=line.title,
        opening=line.opening,
        cost=line.cost,
        station=line.station,
        fen_unit=line.fen_unit,
        units=line.units,
        fen=line.fen_unit * line.units,
    )


@once
def adopt_plan(user: Actor, plan: Plan, decision: Decision, *, key: UUID | None = None) -> Plan:
    """Adopt a plan by its finished decision and set its money aside, the oldest statements first.

    Raises PlanRefused when the decision has not passed or the village's account holds too little.
    """
    if (decision.state, decision.subject_kind, decision.subject_id) != ("passed", "money.plan", plan.pk):
        raise PlanRefused(
            _("The plan of %(village)s for %(year)s has no passed decision of its own.")
            % {"village": plan.area_code, "year": plan.year}
        )
    with act(user, "money.adopt_plan", at=plan.area_code, subject=plan, decision=decision.pk, key=key) as event:
        return adopt_in(event, plan, decision)


def adopt_in(event: Event, plan: Plan, decision: Decision) -> Plan:
    """The same inside the act that passes the decision. Raises PlanRefused when the account holds too little."""
    if Plan.objects.filter(area_code=plan.area_code, year=plan.year, part=plan.part, adopted_on__isnull=False).exists():
        raise PlanRefused(_("Another variant of this plan was adopted already."))
    plan.decision, plan.adopted_on, plan.event = decision, event.day, event
    plan.save(update_fields=["decision", "adopted_on", "event"])
    draft = entries.fund(plan.pk, plan.area_code, _funds(plan), event.day)
    book(event, [entries.sealed(draft, seals.of_plan(plan.year, plan.part, plan.lines.all()))])
    return plan


def _funds(plan: Plan) -> dict[Origin, Fen]:
    total = plan.lines.aggregate(fen=Sum("fen"))["fen"] or 0
    held = available(plan.area_code)
    if not 0 < total <= sum(held.values()):
        raise PlanRefused(
            _(
                "The plan comes to %(total)s yuan and the village's account holds %(held)s: "
                "a plan needs a sum and stays within the account."
            )
            % {"total": format_yuan(total), "held": format_yuan(sum(held.values()))}
        )
    return entries.drawn(held, total)
