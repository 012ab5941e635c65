"""What needs a person on a day: every open finding, every step that may be taken, every objection to be answered."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.decisions.models import Decision, Objection
from hearthlight.decisions.queries import Waiting, waiting_all
from hearthlight.duty import settings, words
from hearthlight.duty.holders import Held, Holders, standing
from hearthlight.duty.milestones import SUBJECT as MILESTONE
from hearthlight.duty.milestones import Named, named

FINDING, DECISION, OBJECTION = "checks.finding", "decisions.decision", "decisions.objection"
"""The kinds of origin of a task."""

STATION = "sun.station"
UNSETTLED = (Finding.State.OPEN, Finding.State.CANNOT_JUDGE)


@dataclass(frozen=True)
class Wanted:
    """One task as it should stand; `values` fill the title and hold codes only. `held` is None where nobody answers."""

    origin: tuple[str, int]
    title: str
    area_code: str
    held: Held | None
    due_on: date
    household_id: int | None = None
    with_department: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    blocked: bool = False


@dataclass(frozen=True)
class Origin:
    """A kind of row that may need a person: which rows on a day, the column of their place, the tasks they ask for."""

    kind: str
    rows: Callable[[date], QuerySet[Any]]
    wanted: Callable[[QuerySet[Any], Holders], Iterable[Wanted]]
    place: str = "area_code"


def of_findings(rows: QuerySet[Finding], holders: Holders) -> Iterator[Wanted]:
    """Open findings, and those that cannot be judged any more; two queries."""
    open_rows = rows.filter(state__in=UNSETTLED)
    stages = named(open_rows, holders)
    for row in open_rows:
        yield _finding(row, stages.get(row.subject_id) if row.subject_kind == MILESTONE else None, holders)


def _finding(row: Finding, stage: Named | None, holders: Holders) -> Wanted:
    county = areas.at(row.area_code, "county")
    answering = settings.answering(row.rule, holders.day, county)
    held = (stage and stage.held) or holders.find(answering.offices, _place(row.area_code, answering.level))
    said = row.with_department or (stage and stage.department)
    return Wanted(
        origin=(FINDING, row.pk),
        title=words.FINDING,
        area_code=row.area_code,
        held=held,
        due_on=row.opened + settings.finding_days(row.rule, holders.day, county),
        household_id=row.household_id,
        with_department=said or department(row.rule, held, row.area_code, holders),
        values={"rule": row.rule} | _station(row, stage),
    )


def _station(row: Finding, stage: Named | None) -> dict[str, int]:
    """The station that a finding is about, so that a page can link to it."""
    if row.subject_kind == STATION:
        return {"station": row.subject_id}
    return {"station": stage.station_id} if stage else {}


def _place(code: str, level: str) -> str:
    """The place of that level that `code` lies in; itself when it lies higher."""
    return areas.at(code, level) if areas.level(code).width > areas.width(level) else code


def of_decisions(rows: Iterable[Decision], holders: Holders) -> Iterator[Wanted]:
    """The next step of open matters; `blocked` where nobody can take it on that day. A few queries for all."""
    decisions = {one.pk: one for one in rows}
    for pk, waiting in waiting_all(decisions.values(), holders.day).items():
        yield _step(decisions[pk], waiting, holders)


def _step(decision: Decision, waiting: Waiting, holders: Holders) -> Wanted:
    held = holders.find(waiting.duty.offices, waiting.area_code)
    return Wanted(
        origin=(DECISION, decision.pk),
        title=words.STEP,
        area_code=decision.area_code,
        held=held,
        due_on=waiting.due_on or waiting.since + settings.step_days(holders.day, decision.area_code),
        household_id=decision.household_id,
        with_department=department(decision.kind, held, decision.area_code, holders),
        values={"kind": decision.kind, "step": waiting.rule.name},
        blocked=bool(waiting.blocked),
    )


def of_objections(rows: QuerySet[Objection], holders: Holders) -> Iterator[Wanted]:
    """Objections that nobody has answered, for whom they go to; one query. Who objected, and to what, is not said."""
    for pk, code, about, due in rows.filter(answered_on=None).values_list("pk", "goes_to", "about", "due_on"):
        offices = [office for office in standing(code, holders.day) if office != about]
        held = holders.find(offices, code)
        who = department(OBJECTION, held, code, holders)
        yield Wanted((OBJECTION, pk), words.OBJECTION, code, held, due, with_department=who)


def department(matter: str, held: Held | None, code: str, holders: Holders) -> str:
    """The department that cooperates in a matter that `held` answers for, or the level of the place."""
    level = held.level if held else areas.level(code).name
    return settings.department(matter, level, holders.day, areas.at(code, "county"))


ORIGINS = (
    Origin(FINDING, lambda day: Finding.whole.all(), of_findings),
    Origin(DECISION, lambda day: Decision.whole.filter(state=Decision.State.OPEN), of_decisions),
    Origin(OBJECTION, lambda day: Objection.whole.all(), of_objections, place="goes_to"),
)
