"""Who is to be paid for a month 应发: the signed work of those placed in a plan's openings that is not yet listed."""

from collections.abc import Sequence
from datetime import date

from hearthlight.core.money import Fen
from hearthlight.core.period import Month
from hearthlight.help.models import Placement, WorkDay
from hearthlight.money.models import Payment, PlanLine
from hearthlight.money.payments import Due
from hearthlight.trail.dated import in_force


def plan_lines(village: str, day: date) -> list[PlanLine]:
    """The lines of the plans that a village has adopted for the year of `day`, in order."""
    rows = PlanLine.objects.filter(plan__area_code=village, plan__year=day.year, plan__adopted_on__isnull=False)
    return list(rows.select_related("plan", "opening").order_by("plan__part", "number"))


def wages_due(line: PlanLine, month: Month) -> list[Due]:
    """What the village's signed work of the month comes to on a job's line, without what is listed already."""
    rows = WorkDay.whole.filter(placement__opening=line.opening_id, month=str(month), units__gt=0)
    listed = Payment.whole.filter(line__opening=line.opening_id, month=str(month)).exclude(state="returned")
    there = set(listed.values_list("placement", flat=True))
    signed = rows.exclude(placement__in=there).select_related("placement__member__household").order_by("placement")
    return [Due(one.units, agreed(one, line), placement=one.placement) for one in signed]


def agreed(work: WorkDay, line: PlanLine) -> Fen:
    """What was agreed for a part of a month, else the units at the line's rate."""
    return work.fen if work.fen is not None else work.units * line.fen_unit


def unsigned(line: PlanLine, month: Month) -> Sequence[Placement]:
    """Those placed in that month for whom nothing is signed yet."""
    held = Placement.whole.filter(in_force(month.last), opening=line.opening_id)
    signed = WorkDay.whole.filter(placement__in=held, month=str(month)).values("placement")
    return list(held.exclude(pk__in=signed).select_related("member").order_by("pk"))
