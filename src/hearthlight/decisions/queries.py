"""Reading decisions: what a matter waits for, who must act, what blocks it. Callers see to the sight of the rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.decisions import procedure as law
from hearthlight.decisions.models import Decision, Notice, Objection, Step
from hearthlight.decisions.procedure import Procedure, StepRule
from hearthlight.decisions.standing import Duty, duty_of, place_words
from hearthlight.decisions.words import day_words


@dataclass(frozen=True)
class Waiting:
    """The next step of an open matter: of which kind, which office of which place must take it, since and until when.

    `since` is the end of the step before it, or the day on which the last objection was answered.
    `blocked` is one sentence why it may not be taken on the day that was asked about, empty when it may.
    """

    kind: str
    office: str
    area_code: str
    since: date
    due_on: date | None
    blocked: str
    rule: StepRule
    duty: Duty


def waiting(decision: Decision, day: date) -> Waiting | None:
    """What an open matter waits for on `day`; None when it has ended."""
    return waiting_all([decision], day).get(decision.pk)


def waiting_all(decisions: Iterable[Decision], day: date) -> dict[int, Waiting]:
    """The same of many, by id; as many queries for one as for all."""
    running = [one for one in decisions if one.state == Decision.State.OPEN]
    steps, objections = steps_of(running), _objections(running)
    found = {}
    for one in running:
        rule = next_rule(one, steps[one.pk])
        if rule:
            found[one.pk] = _waiting(one, rule, steps[one.pk], objections[one.pk], day)
    return found


def _waiting(
    one: Decision, rule: StepRule, steps: Sequence[Step], objections: Sequence[Objection], day: date
) -> Waiting:
    last = steps[-1] if steps else None
    since = (last.until or last.on_date) if last else one.procedure_date
    since = max([since, *(said.answered_on for said in objections if said.answered_on)])
    duty = duty_of(rule, one.area_code, day)
    blocked = _blocked(last, [said for said in objections if not said.answered_on], day)
    return Waiting(rule.kind, duty.office, duty.area_code, since, one.due_on, blocked, rule, duty)


def _blocked(last: Step | None, objections: Sequence[Objection], day: date) -> str:
    if objections:
        first = min(objections, key=lambda one: one.due_on)
        said = {"place": place_words(first.goes_to), "day": day_words(first.due_on)}
        return _("An objection is not answered yet: %(place)s answers it by %(day)s.") % said
    if last and last.until and day < last.until:
        said = {"last": day_words(law.last_day(last.until)), "next": day_words(last.until)}
        return _("The notice stands until %(last)s: the next step may be taken from %(next)s on.") % said
    return ""


def procedure_of(decision: Decision) -> Procedure:
    """The procedure under which it was opened; a later change of the law does not move it."""
    return law.in_force(decision.procedure, decision.procedure_date, decision.area_code)


def next_rule(decision: Decision, steps: Sequence[Step]) -> StepRule | None:
    """The step that comes next, None after the last. A meeting without a quorum leaves its vote to be held again."""
    rules = procedure_of(decision).steps
    done = len([step for step in steps if step.result != law.VOID])
    return rules[done] if done < len(rules) else None


def steps_of(decisions: Iterable[Decision]) -> dict[int, list[Step]]:
    """The steps of each, in order; one query."""
    found: dict[int, list[Step]] = defaultdict(list)
    rows = Step.whole.filter(decision__in=[one.pk for one in decisions]).select_related(
        "by", "notice", "source", "made"
    )
    for step in rows.order_by("decision_id", "number"):
        found[step.decision_id].append(step)
    return found


def _objections(decisions: Sequence[Decision]) -> dict[int, list[Objection]]:
    """Objections, answered or not, by the matters they are about: one line of a notice, or the whole of it."""
    asked = {one.pk for one in decisions}
    about = Q(decision__in=asked) | Q(decision=None, notice__steps__decision__in=asked)
    rows = Objection.whole.filter(about).distinct()
    lines = dict[int, set[int]]()
    for notice, decision in Step.whole.filter(decision__in=asked, notice__isnull=False).values_list(
        "notice_id", "decision_id"
    ):
        lines.setdefault(notice, set()).add(decision)
    found: dict[int, list[Objection]] = defaultdict(list)
    for one in rows:
        for decision in [one.decision_id] if one.decision_id else lines.get(one.notice_id or 0, ()):
            found[decision].append(one)
    return found


def open_at(place: str) -> "QuerySet[Decision]":
    """Open matters at and below a place, past sight."""
    low, high = areas.subtree(place)
    return Decision.whole.filter(state=Decision.State.OPEN, area_code__gte=low, area_code__lt=high)


def lines(notice: Notice) -> list[Step]:
    """The lines of a notice, by number: notice steps, each with its decision."""
    return list(Step.whole.filter(notice=notice).select_related("decision").order_by("line"))


def decided_on(decision: Decision) -> date:
    """The day of its last step: from when its effect holds."""
    return Step.whole.filter(decision=decision).order_by("-number").values_list("on_date", flat=True)[0]
