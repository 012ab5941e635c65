"""The help a household gets: its measures with their results, and the work its people hold."""

from datetime import date
from typing import Any

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk.terms import term
from hearthlight.help.measures import KINDS, is_shown
from hearthlight.help.models import Measure, Placement
from hearthlight.register.models import Household


def measures(home: Household, day: date) -> list[dict[str, Any]]:
    """The measures, the newest first; one whose day has come without a result is `ticked` only."""
    rows = Measure.objects.filter(household=home, made__day__lte=day).select_related(
        "person", "member", "result_source"
    )
    return [measure(one, day) for one in rows.order_by("-due_on", "-pk")]


def measure(one: Measure, day: date) -> dict[str, Any]:
    """One measure as it is read."""
    shown = is_shown(one.result_fen, one.result_source_id is not None)
    return {
        "id": one.pk,
        "kind": term(KINDS, one.kind),
        "item": one.item,
        "fen": one.fen,
        "basis": one.basis,
        "member": mask_name(one.member.name) if one.member else "",
        "person": one.person.name,
        "due_on": one.due_on,
        "shown": shown,
        "late": not shown and one.due_on < day,
        "result": one.result,
        "result_fen": one.result_fen,
        "result_on": one.result_on,
        "paper": one.result_source.title if one.result_source else "",
    }


def work(home: Household, day: date) -> list[Placement]:
    """The openings that people of the household hold or held."""
    rows = Placement.objects.filter(household=home, from_date__lte=day).select_related("opening", "member")
    return list(rows.order_by("-from_date"))
