"""The queue: a job is leased, its effect and its end are one transaction, a dead worker's lease runs out.

A room names its jobs in ``jobs.py``: ``JOBS = {"sun.expect": expect}``; each takes (progress, **arguments).
"""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Q, QuerySet

from hearthlight.core.clock import machine_time
from hearthlight.jobs.models import Job

LEASE = timedelta(minutes=5)
ATTEMPTS = 3
Work = Callable[..., None]


class NoSuchJob(LookupError):
    """No room names a job of this kind."""


def enqueue(kind: str, **arguments: Any) -> Job | None:
    """Put a job in the queue; None when the same one is waiting or running already."""
    try:
        with transaction.atomic():
            return Job.objects.create(
                kind=kind, arguments=arguments, deduplication=f"{kind} {sorted(arguments.items())}"
            )
    except IntegrityError:
        return None


def run_next(worker: str | None = None) -> Job | None:
    """Lease and run the oldest job that is ready or whose worker died; None when there is none."""
    job = lease(worker or uuid4().hex)
    if job:
        _run(job)
    return job


def lease(worker: str) -> Job | None:
    """Take the oldest free job for `worker` until the lease runs out."""
    now = machine_time()
    with transaction.atomic():
        free = Job.objects.filter(Q(state="ready") | Q(state="running", lease_until__lt=now)).order_by("id")
        if connection.features.has_select_for_update_skip_locked:
            free = free.select_for_update(skip_locked=True)
        job = _unspent(free)
        if job:
            job.state, job.worker, job.lease_until, job.attempts = "running", worker, now + LEASE, job.attempts + 1
            job.save()
        return job


def _unspent(free: QuerySet[Job]) -> Job | None:
    """The first job that has tries left; one whose workers died every time is given up."""
    for job in free:
        if job.attempts < ATTEMPTS:
            return job
        Job.objects.filter(pk=job.pk).update(state="failed", lease_until=None, error="every worker died at it")
    return None


def _run(job: Job) -> None:
    try:
        with transaction.atomic():
            work(job.kind)(**job.arguments)
            mine = Job.objects.filter(pk=job.pk, worker=job.worker, state="running")
            if not mine.update(state="done", lease_until=None, error=""):
                raise LostLease(f"job {job.pk} was taken over by another worker")
    except Exception as error:
        again = job.attempts < ATTEMPTS
        mine = Job.objects.filter(pk=job.pk, worker=job.worker, state="running")
        with transaction.atomic():
            mine.update(
                state="ready" if again else "failed", lease_until=None, error=f"{type(error).__name__}: {error}"
            )


class LostLease(RuntimeError):
    """The worker was so slow that another took its job; its effect is rolled back."""


def work(kind: str) -> Work:
    """The function a room named for this kind of job. Raises NoSuchJob."""
    for config in apps.get_app_configs():
        if config.name.startswith("hearthlight.") and find_spec(f"{config.name}.jobs"):
            found = getattr(import_module(f"{config.name}.jobs"), "JOBS", {}).get(kind)
            if found:
                return found  # type: ignore[no-any-return]
    raise NoSuchJob(f"no room has a job {kind!r}")
