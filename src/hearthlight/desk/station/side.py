"""What stands beside a station's yield: its money as it is owed, due and come, its stages, plots and log."""

from datetime import date
from typing import Any
from uuid import uuid4

from hearthlight.core.money import format_yuan
from hearthlight.core.parameters import NotKnown
from hearthlight.money.due import Standing, standing
from hearthlight.money.record import StatedMonth, stated_months
from hearthlight.sun.models import Milestone, Planting, Station, Upkeep
from hearthlight.sun.record import standing_of
from hearthlight.sun.words import STAGES, UPKEEP, how_it_stands

STATEMENTS, ENTRIES = 24, 12


def beside(station: Station, day: date) -> dict[str, Any]:
    """For the page; five queries."""
    stated = stated_months(station.pk, day)
    log = list(Upkeep.whole.filter(station=station, on__lte=day).select_related("made").order_by("-on", "-pk"))
    return {
        "stated": stated[:STATEMENTS],
        "older": len(stated[STATEMENTS:]),
        "owed": _owed(stated, day, station.area_code),
        "milestones": [_stage(row, day) for row in Milestone.whole.filter(station=station).order_by("pk")],
        "plots": list(Planting.whole.filter(site=station.site_id).order_by("-year", "crop")),
        "log": [(row, UPKEEP[row.kind]) for row in log[:ENTRIES]],
        "log_kinds": list(UPKEEP.items()),
        "form_key": uuid4(),
    }


def _owed(stated: list[StatedMonth], day: date, place: str) -> dict[str, str] | None:
    """Made, due by rule, come and late; None where nothing was stated or no rule is known."""
    try:
        found: Standing | None = standing((month.claim for month in stated), day, place) if stated else None
    except NotKnown:
        return None
    names = ("made", "due", "not_yet_due", "received", "late")
    return {name: format_yuan(getattr(found, name)) for name in names} if found else None


def _stage(row: Milestone, day: date) -> tuple[str, str, str, str]:
    stands = standing_of(row, day)
    return str(STAGES[row.stage]), how_it_stands(stands), stands.state.value, row.department
