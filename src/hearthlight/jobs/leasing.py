"""Leasing: a job is taken by one worker at a time, and a dead worker's job by the next.

A lease only has to reach from taking a job to its transaction. From there the transaction itself keeps the job: on
PostgreSQL by the lock of its row, on SQLite by being the only writer; a dead worker lets go of both. While a job
reads, what it tells of its progress keeps the lease alive.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from hearthlight.core.clock import machine_time
from hearthlight.jobs.models import Job
from hearthlight.jobs.progress import Board
from hearthlight.jobs.words import DIED

LEASE = timedelta(minutes=1)
ATTEMPTS = 3


class LostLease(RuntimeError):
    """The worker was so slow that another took its job: it writes nothing."""


def board() -> Board:
    """Where the running jobs of this installation tell their progress."""
    return Board(settings.HOME.folder / "jobs")


def lease(worker: str) -> Job | None:
    """Take the oldest free job for `worker`; None when there is none."""
    now = machine_time()
    with transaction.atomic():
        free = Job.objects.filter(Q(state="ready") | Q(state="running", lease_until__lt=now)).order_by("id")
        if connection.features.has_select_for_update_skip_locked:
            free = free.select_for_update(skip_locked=True)
        job = _unspent(free, now)
        if job:
            job.state, job.worker, job.lease_until, job.attempts = "running", worker, now + LEASE, job.attempts + 1
            job.save()
        return job


def _unspent(free: QuerySet[Job], now: datetime) -> Job | None:
    """The first job that nobody reads for and that has tries left; one whose workers died every time is given up."""
    for job in free:
        if job.state == "running" and board().told_at(job.pk) > (now - LEASE).timestamp():
            continue
        if job.attempts < ATTEMPTS:
            return job
        Job.objects.filter(pk=job.pk).update(
            state="failed", lease_until=None, error="every worker died at it", answer={"words": DIED}, ended_at=now
        )
    return None


def mine(job: Job) -> QuerySet[Job]:
    """The job's row as long as this worker has it."""
    return Job.objects.filter(pk=job.pk, worker=job.worker, state="running")


def hold(job: Job) -> None:
    """Keep the job to the end of the transaction. Raises LostLease."""
    if not list(mine(job).select_for_update()):
        raise LostLease(f"job {job.pk} was taken over by another worker")


def end(job: Job, state: str, done: int, whole: int | None, **kept: object) -> None:
    """Write down how the job ended, or that it waits for another try; nothing when another worker has it."""
    ended_at = None if state == "ready" else machine_time()
    said = {"error": "", "answer": {}} | kept
    with transaction.atomic():
        mine(job).update(state=state, lease_until=None, done_parts=done, all_parts=whole, ended_at=ended_at, **said)
