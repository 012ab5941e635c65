"""Appeals 申诉: by the person alone, in time; upheld, the finding is overturned and its line taken back."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.decisions.models import Decision
from hearthlight.oversight.appraising.lines import reverse
from hearthlight.oversight.kinds import days
from hearthlight.oversight.models import Deduction, Observation
from hearthlight.trail.models import Event


def appeal_gate(user: Any, subject: Any, payload: dict[str, Any], day: date) -> str:
    """Only a signed finding, by whom it is about, within the days for it."""
    if not isinstance(subject, Observation) or subject.state != Observation.State.SIGNED:
        return _("Only a signed finding is appealed against.")
    if subject.decision_id:
        return _("This finding was appealed against once.")
    if payload.get("person") != subject.person_id:
        return _("Only the person whom a finding is about appeals against it.")
    last = (subject.signed_on or day) + days("appeal_days", day, areas.at(subject.area_code, "county"))
    asked = payload.get("asked_on")
    return _("The days for an appeal are over.") if asked and date.fromisoformat(asked) > last else ""


def overturn(event: Event, decision: Decision) -> None:
    """The finding stands no more; its line is taken back in the next open month."""
    seen = Observation.whole.select_for_update().get(pk=decision.subject_id)
    seen.state, seen.decision, seen.event = Observation.State.OVERTURNED, decision, event
    seen.save(update_fields=["state", "decision", "event"])
    for line in Deduction.whole.filter(observation=seen, reverses=None).select_related("appraisal"):
        reverse(event, line)


EFFECTS = {"appeal": overturn}
GATES = {"appeal": appeal_gate}
