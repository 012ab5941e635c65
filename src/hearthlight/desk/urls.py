"""Addresses of the desk."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from hearthlight.desk.pages import front, households, numbers, overview, stations
from hearthlight.desk.preferences import prefer

urlpatterns = [
    path("", front.front, name="front"),
    path("demo/as/<slug:role>/", front.demo_as, name="demo-as"),
    path("sign-in/", LoginView.as_view(template_name="desk/sign_in.html"), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("preferences/", prefer, name="preferences"),
    path("overview/", overview.overview_page, name="overview"),
    path("overview/<str:code>/", overview.overview_page, name="overview"),
    path("households/", households.household_list_page, name="households"),
    path("households/<int:pk>/", households.household, name="household"),
    path("households/<int:pk>/unmask", households.unmask, name="unmask"),
    path("stations/", stations.wall, name="stations"),
    path("stations/<int:pk>/", stations.station, name="station"),
    path("number/<str:code>/<str:place>/", numbers.number, name="number"),
]
