"""Background jobs as a page shows them: the name, the state in words, how far, what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, pgettext, pgettext_lazy

from hearthlight.jobs.leasing import board
from hearthlight.jobs.models import Job
from hearthlight.jobs.words import sentence
from hearthlight.jobs.work import title
from hearthlight.people.models import Person
from hearthlight.people.sight import Viewer
from hearthlight.places.queries import names

PAGE = 40
STATES = {
    "ready": pgettext_lazy("job", "waiting"),
    "running": pgettext_lazy("job", "under way"),
    "done": pgettext_lazy("job", "done"),
    "failed": pgettext_lazy("job", "stopped by a problem"),
    "cancelled": pgettext_lazy("job", "cancelled"),
}
TAGS = {"done": "ok", "failed": "bad", "running": "sun"}


@dataclass(frozen=True)
class Row:
    """One job; `done` and `whole` are parts, `whole` None when it is not known how many there are."""

    pk: int
    title: str
    place: str
    state: str
    words: str
    tag: str
    asked_at: datetime | None
    ended_at: datetime | None
    done: int
    whole: int | None
    said: str
    link: str
    stopping: bool

    @property
    def open(self) -> bool:
        """Whether it may still change by itself."""
        return self.state in ("ready", "running")


def seen(viewer: Viewer) -> QuerySet[Job]:
    """The jobs that the viewer asked for, and those about a place that the viewer sees."""
    mine = Q(asked_by=viewer.person_id)
    for low, high in viewer.ranges:
        mine |= Q(area_code__gte=low, area_code__lt=high)
    return Job.objects.filter(mine)


def newest(viewer: Viewer, before: int | None) -> tuple[list[Row], int | None]:
    """(a page of jobs, the newest first; the number before which the next page begins)."""
    rows = seen(viewer).order_by("-pk")
    found = list((rows.filter(pk__lt=before) if before else rows)[: PAGE + 1])
    known = names(sorted({job.area_code for job in found}))
    shown = [row(job, known) for job in found[:PAGE]]
    return shown, found[PAGE - 1].pk if len(found) > PAGE else None


def row(job: Job, known: dict[str, str] | None = None) -> Row:
    """One job for a page; `known` are names of places read before."""
    told = board().read(job.pk) if job.state == "running" else None
    done, whole = told or (job.done_parts, job.all_parts)
    place = (names([job.area_code]) if known is None else known).get(job.area_code, "")
    stopping = job.state == "running" and board().is_stopped(job.pk)
    return Row(
        pk=job.pk,
        title=title(job.kind),
        place=place,
        state=job.state,
        words=pgettext("job", "is being cancelled") if stopping else str(STATES[job.state]),
        tag=TAGS.get(job.state, ""),
        asked_at=job.asked_at,
        ended_at=job.ended_at,
        done=done,
        whole=whole,
        said=sentence(job.answer),
        link=_link(job.answer),
        stopping=stopping,
    )


def asker(job: Job) -> str:
    """The office of whoever asked for it, empty for the system's own."""
    person = Person.objects.filter(pk=job.asked_by).first()
    office = person.office(job.area_code) if person else None
    return office.said(get_language()) if office else ""


def _link(answer: dict[str, Any]) -> str:
    name, *given = answer.get("open") or [""]
    try:
        return reverse(name, args=given) if name else ""
    except NoReverseMatch:
        return ""
