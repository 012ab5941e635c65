"""Addresses of one household's record, its correction, its file and its help."""

from django.urls import path
from django.views.decorators.http import require_http_methods, require_safe

from hearthlight.desk.pages import (
    household_file,
    household_files,
    household_plan,
    measures,
    record,
    record_check,
    record_edit,
    unmasking,
)

form = require_http_methods(["GET", "HEAD", "POST"])

urlpatterns = [
    path("households/<int:pk>/", require_safe(record.household), name="household"),
    path("households/<int:pk>/unmask", unmasking.unmask, name="unmask"),
    path("households/<int:pk>/edit/", require_safe(record_edit.choose), name="record-edit"),
    path("households/<int:pk>/edit/check/", form(record_check.check), name="record-check"),
    path("households/<int:pk>/edit/<slug:subject>/<slug:field>/", form(record_edit.question), name="record-question"),
    path("households/files/", require_safe(household_files.household_files), name="household-files"),
    path("households/<int:pk>/file/", form(household_file.household_file), name="household-file"),
    path("households/<int:pk>/file/scan", household_files.scan, name="household-scan"),
    path("households/<int:pk>/plan/", require_safe(household_plan.household_plan), name="household-plan"),
    path("households/<int:pk>/measures/", form(measures.add), name="measure-add"),
    path("households/<int:pk>/measures/<int:measure>/", form(measures.result), name="measure-result"),
]
