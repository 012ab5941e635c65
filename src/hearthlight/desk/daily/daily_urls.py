"""Addresses of the daily work: who answers, who visits, what was found, what came of it."""

from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearthlight.desk.pages import (
    appraisal,
    checklists,
    familiarity,
    helpers,
    ladder,
    lessons,
    meetings,
    supervision,
    visiting,
    work,
)

both = require_http_methods(["GET", "HEAD", "POST"])

urlpatterns = [
    path("work/", require_safe(work.work), name="work"),
    path("work/<str:code>/", require_safe(work.work), name="work"),
    path("work/<str:code>/people/", require_safe(meetings.people), name="people"),
    path("work/<str:code>/zones", require_POST(meetings.move_zone), name="zone-move"),
    path("work/<str:code>/meetings/", require_safe(meetings.meetings), name="meetings"),
    path("work/<str:code>/meetings/<slug:kind>/", both(meetings.new), name="meeting-new"),
    path("meetings/<int:pk>/scan", require_POST(meetings.scan), name="meeting-scan"),
    path("meetings/<int:pk>/", both(meetings.meeting), name="meeting"),
    path("work/<str:code>/helpers/", require_safe(helpers.helpers), name="helpers"),
    path("work/<str:code>/helpers/propose", both(helpers.propose), name="helpers-propose"),
    path("work/<str:code>/helpers/<int:pk>/", both(helpers.handing_over), name="helper"),
    path("households/<int:pk>/familiarity/", both(familiarity.familiarity), name="familiarity"),
    path("handovers/<int:pk>/", both(helpers.sign), name="handover"),
    path("visits/", require_safe(visiting.my_homes), name="visits"),
    path("visits/sheet", require_safe(visiting.sheet), name="visit-sheet"),
    path("visits/<int:pk>/", both(visiting.visit), name="visit"),
    path("visits/back/<int:pk>", require_POST(visiting.take_back), name="visit-back"),
    path("visits/asked/<int:pk>/", both(visiting.problem), name="visit-problem"),
    path("work/<str:code>/visits", both(visiting.keyed), name="visit-keyed"),
    path("work/<str:code>/supervision/", both(supervision.supervision), name="supervision"),
    path("supervision/<int:pk>/", both(supervision.observation), name="observation"),
    path("work/<str:code>/lessons/", both(lessons.lessons), name="lessons"),
    path("lessons/<int:pk>/", both(lessons.lesson), name="lesson"),
    path("work/<str:code>/appraisal/", require_safe(appraisal.appraisal), name="appraisal"),
    path("work/<str:code>/appraisal/issue", both(appraisal.issue), name="appraisal-issue"),
    path("work/<str:code>/appraisal/<slug:month>/", require_safe(appraisal.appraisal), name="appraisal-month"),
    path("work/<str:code>/appraisal/<slug:month>/settle", require_POST(appraisal.settle), name="appraisal-settle"),
    path("work/<str:code>/ladder/", require_safe(ladder.ladder), name="ladder"),
    path("work/<str:code>/surveys/", both(ladder.surveys), name="surveys"),
    path("surveys/<int:pk>/", require_safe(ladder.survey), name="survey"),
    path("surveys/<int:pk>/slips", require_safe(ladder.slips), name="survey-slips"),
    path("survey/", both(ladder.answer), name="survey-answer"),
    path("work/<str:code>/checklists/", require_safe(checklists.checklists), name="checklists"),
    path("work/<str:code>/checklists/issue", both(checklists.issue), name="checklist-issue"),
    path("checklists/<int:pk>/", both(checklists.checklist), name="checklist"),
    path("my-month/", require_safe(appraisal.my_month), name="my-month"),
]
