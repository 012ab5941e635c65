"""What a person may do to a job: cancel it, or have it tried again."""

from uuid import UUID

from django.db import IntegrityError, transaction

from hearthlight.core.clock import machine_time
from hearthlight.jobs.leasing import board
from hearthlight.jobs.models import Job
from hearthlight.jobs.queue import waiting
from hearthlight.trail.act import Actor, Refused, act


def cancel(user: Actor, job: Job, key: UUID | None = None) -> None:
    """Cancel a job 取消: a waiting one at once, a running one when it next tells its progress. Raises Refused.

    The running one is asked by a file, since on SQLite nobody writes beside it; its worker leaves the event. One that
    is about to end may end before it hears of it: then it is done, and nothing is taken back.
    """
    if not user.may("jobs.cancel", job.area_code):
        raise Refused(f"{user.name} may not cancel job {job.pk}")
    if not Job.objects.filter(pk=job.pk, state="ready").exists() or not _cancel_waiting(user, job, key):
        board().ask_to_stop(job.pk, user.pk)


def _cancel_waiting(user: Actor, job: Job, key: UUID | None) -> bool:
    with act(user, "jobs.cancel", at=job.area_code, subject=job, key=key):
        found = Job.objects.filter(pk=job.pk, state="ready")
        return bool(found.update(state="cancelled", ended_at=machine_time()))


def retry(user: Actor, job: Job, key: UUID | None = None) -> Job:
    """Put a failed or cancelled job back in the queue 重试; the one there if it was asked for anew. Raises Refused."""
    board().clear(job.pk)
    with act(user, "jobs.retry", at=job.area_code, subject=job, key=key):
        try:
            with transaction.atomic():
                ended = Job.objects.filter(pk=job.pk, state__in=["failed", "cancelled"])
                ended.update(
                    state="ready", attempts=0, error="", answer={}, ended_at=None, done_parts=0, all_parts=None
                )
        except IntegrityError:
            return waiting(job.deduplication)
    return job
