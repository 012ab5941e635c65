"""Addresses of the desk."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearthlight.desk import grid_urls, ledger_urls
from hearthlight.desk.building import building_urls
from hearthlight.desk.daily import daily_urls
from hearthlight.desk.findings import finding_urls
from hearthlight.desk.funds import money_urls
from hearthlight.desk.matters import decision_urls
from hearthlight.desk.pages import (
    front,
    household_choices,
    household_list,
    numbers,
    outlines,
    overview,
)
from hearthlight.desk.preferences import prefer
from hearthlight.desk.record import record_urls
from hearthlight.desk.standard import entitle_urls, exits_urls, packs_urls, village_urls, what_if_urls
from hearthlight.desk.station import station_urls
from hearthlight.desk.workbooks import workbook_urls

sign_in = require_http_methods(["GET", "HEAD", "POST"])(LoginView.as_view(template_name="desk/sign_in.html"))
demo_as = require_http_methods(["GET", "HEAD", "POST"])(front.demo_as)

urlpatterns = [
    path("", require_safe(front.front), name="front"),
    path("demo/as/<slug:role>/", demo_as, name="demo-as"),
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-out/", require_POST(LogoutView.as_view()), name="sign-out"),
    path("preferences/", prefer, name="preferences"),
    path("overview/", require_safe(overview.overview_page), name="overview"),
    path("overview/<str:code>/", require_safe(overview.overview_page), name="overview"),
    path("households/", require_safe(household_list.household_list_page), name="households"),
    path("households/search", household_choices.search, name="household-search"),
    path("households/columns", household_choices.columns, name="household-columns"),
    path("households/filters", household_choices.filters, name="household-filters"),
    *record_urls.urlpatterns,
    path("map/", outlines.outlines, name="outlines"),
    path("", include("hearthlight.desk.work.work_urls")),
    *daily_urls.urlpatterns,
    *building_urls.urlpatterns,
    *station_urls.urlpatterns,
    *decision_urls.urlpatterns,
    *grid_urls.urlpatterns,
    *ledger_urls.urlpatterns,
    *money_urls.urlpatterns,
    *workbook_urls.urlpatterns,
    *finding_urls.urlpatterns,
    *exits_urls.urlpatterns,
    *packs_urls.urlpatterns,
    *entitle_urls.urlpatterns,
    *what_if_urls.urlpatterns,
    *village_urls.urlpatterns,
    path("number/<str:code>/<str:place>/", require_safe(numbers.number), name="number"),
]
