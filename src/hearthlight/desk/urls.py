"""Addresses of the desk."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearthlight.desk.pages import front, households, numbers, outlines, overview, stations
from hearthlight.desk.preferences import prefer

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
    path("households/", require_safe(households.household_list_page), name="households"),
    path("households/<int:pk>/", require_safe(households.household), name="household"),
    path("households/<int:pk>/unmask", households.unmask, name="unmask"),
    path("map/", outlines.outlines, name="outlines"),
    path("stations/", require_safe(stations.wall), name="stations"),
    path("stations/<int:pk>/", require_safe(stations.station), name="station"),
    path("number/<str:code>/<str:place>/", require_safe(numbers.number), name="number"),
]
