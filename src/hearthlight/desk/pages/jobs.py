"""Background jobs: those I asked for and those of my places, how far each is, cancelling and trying again."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.desk.access import signed_in
from hearthlight.desk.asked import whole
from hearthlight.desk.work import job_rows
from hearthlight.jobs import actions
from hearthlight.jobs.models import Job
from hearthlight.trail.act import Refused

ACTS = {"cancel": actions.cancel, "retry": actions.retry}


@signed_in
def jobs_page(request: Any) -> HttpResponse:
    """The newest jobs that this reader may know of."""
    before = whole(request.GET.get("before"))
    found, following = job_rows.newest(request.viewer, before)
    return render(request, "desk/jobs.html", {"rows": found, "next": following})


@signed_in
def job_page(request: Any, pk: int) -> HttpResponse:
    """One job: its bar while it runs, what came of it when it has ended."""
    job = _job(request, pk)
    may = {name: request.user.may(f"jobs.{name}", job.area_code) for name in ACTS}
    return render(request, "desk/job.html", {"row": job_rows.row(job), "asker": job_rows.asker(job), "may": may})


def _job(request: Any, pk: int) -> Job:
    job = job_rows.seen(request.viewer).filter(pk=pk).first()
    if job is None:
        raise Http404
    return job


@signed_in
def change(request: Any, pk: int) -> HttpResponse:
    """Cancel or try again, and back to the job that then stands in the queue."""
    job, act = _job(request, pk), ACTS.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    try:
        standing = act(request.user, job)
    except Refused as error:
        raise PermissionDenied from error
    return redirect("job", (standing or job).pk)
