"""What a new working day brings by itself 每日作业: a room lists the kinds in its ``jobs.py`` as ``DAILY``."""

from datetime import date

from django.apps import apps

from hearthlight.core import areas
from hearthlight.jobs.models import Job
from hearthlight.jobs.queue import enqueue
from hearthlight.jobs.work import listed
from hearthlight.trail.models import Event

WIDE = "0" * (areas.WIDTH - areas.width("city"))
"""How the code of a city or of a wider place ends: what was done for less is not the work of the day."""


def kinds() -> list[str]:
    """The daily kinds of job, in the order of the rooms: what a room finds is there for the rooms below it."""
    return [kind for config in apps.get_app_configs() for kind in listed("DAILY", config.name)]


def begin(day: date) -> list[Job]:
    """Put the jobs of `day` into the queue, but those that were done or asked for already, by whomever.

    The act of a daily job bears the kind of the job.
    """
    wanted = kinds()
    done = set(Event.objects.filter(kind__in=wanted, day=day, area_code__endswith=WIDE).values_list("kind", flat=True))
    asked = Job.objects.filter(kind__in=wanted, arguments={"day": day.isoformat()})
    left = [kind for kind in wanted if kind not in done | set(asked.values_list("kind", flat=True))]
    return [enqueue(kind, day=day.isoformat()) for kind in left]
