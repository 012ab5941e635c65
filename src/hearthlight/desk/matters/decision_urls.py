"""Addresses of decisions, notices, objections, needs."""

from django.urls import path, re_path
from django.views.decorators.http import require_http_methods, require_safe

from hearthlight.desk.pages import decision_start, decision_steps, decisions, needs, notices, objections

form = require_http_methods(["GET", "HEAD", "POST"])

urlpatterns = [
    path("decisions/", require_safe(decisions.decision_list), name="decisions"),
    path("decisions/start/", form(decision_start.start), name="decision-start"),
    path("decisions/step/", form(decision_steps.step), name="decision-step"),
    path("decisions/post/", form(notices.post), name="notice-post"),
    path("decisions/<int:pk>/", require_safe(decisions.decision), name="decision"),
    path("decisions/<int:pk>/withdraw", decision_steps.take_back, name="decision-withdraw"),
    path("decisions/<int:pk>/scan", decision_steps.scan, name="decision-scan"),
    path("notices/<str:token>/", notices.notice, name="notice"),
    path("notices/<str:token>/sheet.pdf", notices.sheet, name="notice-sheet"),
    path("notices/<str:token>/object", form(objections.said), name="object"),
    path("notices/<str:token>/receive", form(objections.receive), name="objection-receive"),
    path("objections/", require_safe(objections.objection_list), name="objections"),
    path("objections/status/", form(objections.status), name="objection-status"),
    path("objections/<int:pk>/", form(objections.objection), name="objection"),
    path("needs/", require_safe(needs.needs), name="needs"),
    re_path("^needs/(?P<kind>need|quota|unmask)/$", form(needs.ask), name="ask"),
]
