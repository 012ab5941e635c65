"""Running a job: its effect and its end are one transaction, so that it is done once or not at all."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import OperationalError, transaction

from hearthlight.jobs import words
from hearthlight.jobs.leasing import ATTEMPTS, LostLease, board, end, hold, mine
from hearthlight.jobs.models import Job
from hearthlight.jobs.progress import Cancelled, Meter
from hearthlight.jobs.work import NoSuchJob, ReadThenWrite, Work, work
from hearthlight.trail.act import Actor, System, act


def run(job: Job) -> None:
    """Do a leased job. What goes wrong is kept with the job; being told to stop gives it back to the queue."""
    meter = Meter(board(), job.pk)
    try:
        meter(0)
        _do(job, meter)
    except LostLease:
        return
    except Cancelled:
        _cancel(job, meter)
    except words.NotDone as error:
        end(job, "failed", meter.done, meter.whole, answer=error.answer)
    except Exception as error:
        _fail(job, meter, error)
    except BaseException:
        with transaction.atomic():
            mine(job).update(state="ready", lease_until=None, attempts=job.attempts - 1)
        raise
    board().clear(job.pk)


def _do(job: Job, meter: Meter) -> None:
    doing, found = work(job.kind), None
    if isinstance(doing, ReadThenWrite):
        found = doing.read(meter, **job.arguments)
    with transaction.atomic():
        hold(job)
        answer = _effect(doing, meter, found, job.arguments)
        end(job, "done", meter.done, meter.whole, answer=answer or {})


def _effect(doing: Work, meter: Meter, found: Any, arguments: dict[str, Any]) -> Any:
    if isinstance(doing, ReadThenWrite):
        return doing.write(meter, found, **arguments)
    return doing(meter, **arguments)


def _cancel(job: Job, meter: Meter) -> None:
    """In the name of the person who asked for it: they could not write while the job did."""
    with act(_stopper(job), "jobs.cancel", at=job.area_code, subject=job):
        end(job, "cancelled", meter.done, meter.whole)


def _stopper(job: Job) -> Actor:
    person: Any = get_user_model()._base_manager.filter(pk=board().stopped_by(job.pk)).first()
    return person if person and person.may("jobs.cancel", job.area_code) else System("jobs.cancel")


def _fail(job: Job, meter: Meter, error: Exception) -> None:
    """Try again later, or give up with a sentence; what a person wants stopped is not tried again."""
    if board().is_stopped(job.pk):
        return _cancel(job, meter)
    again = job.attempts < ATTEMPTS and not isinstance(error, NoSuchJob)
    if again:
        return end(job, "ready", 0, None, error=words.where(error))
    said = {OperationalError: words.BUSY, NoSuchJob: words.UNKNOWN}.get(type(error), words.BROKEN)
    return end(job, "failed", meter.done, meter.whole, answer={"words": said}, error=words.where(error))
