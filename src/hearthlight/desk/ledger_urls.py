"""Addresses of the ledger, and of what happens to a household."""

from django.urls import path
from django.views.decorators.http import require_http_methods, require_safe

from hearthlight.desk.pages import ledger, life

urlpatterns = [
    path(
        "households/<int:pk>/life/",
        require_http_methods(["GET", "HEAD", "POST"])(life.household_life),
        name="household-life",
    ),
    path("ledger/", require_safe(ledger.ledger_page), name="ledger"),
    path("ledger/<str:code>/", require_safe(ledger.ledger_page), name="ledger"),
    path("ledger/<str:code>/case", ledger.add_case, name="ledger-case"),
    path("ledger/<str:code>/withdraw", ledger.withdraw, name="ledger-case-withdraw"),
    path("ledger/<str:code>/close", ledger.close_year, name="ledger-close"),
]
