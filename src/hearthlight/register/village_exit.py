"""The exit of a poor village 贫困村出列: only one that is poor, and its state from the decision's last day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.decisions.models import Decision
from hearthlight.decisions.queries import decided_on
from hearthlight.places.models import Area
from hearthlight.register.life.states import refuse_day
from hearthlight.register.models import Status
from hearthlight.register.models.status import VILLAGE_SCHEME
from hearthlight.register.standing import POOR, villages_standing
from hearthlight.trail.history import add
from hearthlight.trail.models import Event


def gate(user: Any, village: Any, payload: Mapping[str, Any], day: date) -> str:
    """One sentence why a village cannot go out; empty where it may be proposed."""
    if not isinstance(village, Area) or village.level != Area.Level.VILLAGE:
        return _("This matter is about a village: choose one.")
    state = villages_standing(day).filter(area_code=village.code).values_list("state", flat=True).first()
    said = {"village": village.name}
    if state is None:
        return _("%(village)s is no poor village: it cannot go out.") % said
    return "" if state in POOR else _("%(village)s is out already.") % said


def leave(event: Event, decision: Decision) -> Status:
    """The village is out from the day of the last step. Raises Impossible in a closed year."""
    day = decided_on(decision)
    refuse_day(event, decision.area_code, day)
    row = Status(area_code=decision.area_code, scheme=VILLAGE_SCHEME, state="exited", from_date=day, decision=decision)
    return add(event, row)
