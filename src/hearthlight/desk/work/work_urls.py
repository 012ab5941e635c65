"""Addresses of tasks and background jobs."""

from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from hearthlight.desk.pages import jobs, tasks

urlpatterns = [
    path("tasks/", require_safe(tasks.tasks_page), name="tasks"),
    path("tasks/print/", require_safe(tasks.sheet), name="task-sheet"),
    path("tasks/act/", require_POST(tasks.change), name="task-act"),
    path("jobs/", require_safe(jobs.jobs_page), name="jobs"),
    path("jobs/<int:pk>/", require_safe(jobs.job_page), name="job"),
    path("jobs/<int:pk>/change", require_POST(jobs.change), name="job-change"),
]
