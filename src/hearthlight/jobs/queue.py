"""The queue: a job is asked for once, and done once by one worker."""

from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction

from hearthlight.core.clock import machine_time
from hearthlight.jobs.leasing import lease
from hearthlight.jobs.models import Job
from hearthlight.jobs.running import run
from hearthlight.trail.act import digest


def enqueue(kind: str, *, asked_by: int | None = None, at: str = "", **arguments: Any) -> Job:
    """Put a job in the queue for the person `asked_by` about the place `at`; the waiting one when it is there already.

    It is there from the moment that the caller's act is stored, and not when the act is rolled back.
    """
    once = f"{kind} {digest(arguments)[:40]}"
    try:
        with transaction.atomic():
            return Job.objects.create(
                kind=kind,
                arguments=arguments,
                deduplication=once,
                asked_by=asked_by,
                area_code=at,
                asked_at=machine_time(),
            )
    except IntegrityError:
        return waiting(once)


def waiting(deduplication: str) -> Job:
    """The job of that name that is waiting or running. Raises DoesNotExist."""
    return Job.objects.get(deduplication=deduplication, state__in=["ready", "running"])


def run_next(worker: str | None = None) -> Job | None:
    """Lease and run the oldest job that is ready or whose worker died; None when there is none."""
    job = lease(worker or uuid4().hex)
    if job:
        run(job)
    return job
