"""One matter's page: its steps done, next and to come, what it asks, what is said against it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.decisions import procedure as law
from hearthlight.decisions.effects import cautions_of
from hearthlight.decisions.models import Decision, Objection, Step
from hearthlight.decisions.procedure import StepRule
from hearthlight.decisions.queries import procedure_of
from hearthlight.decisions.standing import duty_of
from hearthlight.decisions.words import RESULTS, step_words
from hearthlight.desk.matters.starting import grid_words
from hearthlight.desk.record.record_requests import said
from hearthlight.desk.terms import term
from hearthlight.people import offices
from hearthlight.places.models import Zone
from hearthlight.places.queries import names
from hearthlight.register import codes
from hearthlight.trail.subject import find


@dataclass(frozen=True)
class Done:
    """A step that was taken."""

    title: str
    step: Step
    result: str
    votes: str
    by: str


@dataclass(frozen=True)
class Coming:
    """A step that comes: who must take it, where."""

    title: str
    by: str
    days: int


def done(decision: Decision, steps: list[Step]) -> list[Done]:
    """The steps taken, each by its name in the procedure, with who took it."""
    rules, found, position = procedure_of(decision).steps, [], 0
    for step in steps:
        rule = rules[position] if position < len(rules) else None
        votes = _votes(step) + _needed(step, rule, decision.area_code)
        title = step_words(rule.name if rule else step.kind)
        found.append(Done(title, step, _result(step), votes, _by(step, rule, decision.area_code)))
        position += step.result != law.VOID
    return found


def _result(step: Step) -> str:
    return str(RESULTS["posted" if step.kind == Step.Kind.NOTICE else step.result])


def _votes(step: Step) -> str:
    if step.eligible is None:
        return ""
    came = _("%(eligible)d entitled, %(present)d present") % {"eligible": step.eligible, "present": step.present or 0}
    said = {name: getattr(step, name) or 0 for name in ("votes_for", "votes_against", "abstained")}
    return came + _(": %(votes_for)d for, %(votes_against)d against, %(abstained)d abstain") % said


def _needed(step: Step, rule: StepRule | None, place: str) -> str:
    """How many should have come to a meeting that decided nothing."""
    if step.result != law.VOID or rule is None or not rule.quorum:
        return ""
    least = law.least_present(step.eligible or 0, law.rules().at(rule.quorum, step.on_date, place))
    return _("; at least %(least)d must be present") % {"least": least}


def _by(step: Step, rule: StepRule | None, place: str) -> str:
    """Office and name of who wrote the step down, and for which office where it was another's to take."""
    title = step.made.office_title
    who = f"{_titled(title)} {step.made.actor_name}".strip()
    if rule is None:
        return who
    duty = duty_of(rule, place, step.on_date)
    also = [offices.find(code).title for code in duty.also]
    if title in also and duty.office and title != offices.find(duty.office).title:
        return _("%(who)s, for the office: %(office)s") % {"who": who, "office": _office(duty.office)}
    return who


def _titled(title: str) -> str:
    """An office by the Chinese title that the trail keeps, in the language of the page."""
    known = (one for one in offices.all_offices().values() if one.title == title)
    return next((one.said(get_language()) for one in known), title)


def coming(decision: Decision, steps: list[Step], day: date) -> list[Coming]:
    """The steps still to take, the next one first; none of a matter that has ended."""
    if decision.state != Decision.State.OPEN:
        return []
    passed = len([step for step in steps if step.result != law.VOID])
    rules = procedure_of(decision).steps[passed:]
    duties = [duty_of(rule, decision.area_code, day) for rule in rules]
    known = names([duty.area_code for duty in duties])
    return [
        Coming(step_words(rule.name), known.get(duty.area_code, "") + _office(duty.office), rule.days)
        for rule, duty in zip(rules, duties, strict=True)
    ]


def _office(code: str) -> str:
    return offices.find(code).said(get_language()) if code else ""


def cautions(decision: Decision, day: date) -> list[str]:
    """What is unknown or doubtful about the subject while the matter runs."""
    asked = cautions_of(decision.kind) if decision.state == Decision.State.OPEN else None
    return asked(find(decision.subject_kind, decision.subject_id), decision.payload, day) if asked else []


def objections(decision: Decision) -> list[Objection]:
    """Objections to its line or to the whole notice, past sight: the page says dates and place, never the text."""
    notices = [step.notice_id for step in Step.whole.filter(decision=decision, notice__isnull=False)]
    whole = Objection.whole.filter(decision=None, notice__in=notices)
    return list((Objection.whole.filter(decision=decision) | whole).order_by("received_on", "pk"))


def asked(decision: Decision) -> list[tuple[str, str]]:
    """What the matter asks, as (name, value) in words."""
    payload = decision.payload
    found = said(payload.get("changes", []))
    if isinstance(payload.get("zone"), int) and decision.household_id:
        found.append((_("Reviewed by"), _grid(payload["zone"])))
    if payload.get("amount"):
        found.append((_("Asked"), f"{payload['amount']} {payload.get('unit', '')}"))
    for name, title in (("period", _("Period")), ("wanted_by", _("Wanted by")), ("until", _("Until"))):
        if payload.get(name):
            found.append((title, str(payload[name])))
    if payload.get("state"):
        found.append((_("Kind of monitoring"), term(codes.MONITORED, payload["state"])))
    if payload.get("way"):
        found.append((_("How the risk went"), term(codes.WAY, payload["way"])))
    return found


def _grid(pk: int) -> str:
    zone = Zone.objects.filter(pk=pk).first()
    return grid_words(names([zone.area_code]).get(zone.area_code, ""), zone.number) if zone else _("unknown")
