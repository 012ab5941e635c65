"""Addresses of findings."""

from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from hearthlight.desk.findings import finding_list, finding_page, findings_page, run_page, settling

urlpatterns = [
    path("findings/", require_safe(findings_page.findings), name="findings"),
    path("findings/rule/<str:code>/", require_safe(finding_list.findings_of_rule), name="findings-rule"),
    path("findings/rule/<str:code>/list.xlsx", require_POST(finding_list.workbook_of_rule), name="findings-file"),
    path("findings/run/<int:pk>/", require_safe(run_page.run), name="findings-run"),
    path("findings/settle", settling.settle, name="findings-settle"),
    path("findings/<int:pk>/", require_safe(finding_page.finding), name="finding"),
]
