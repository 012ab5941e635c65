"""Addresses of building stations and of what grows under them."""

from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from hearthlight.desk.pages import building, plots

urlpatterns = [
    path("stations/building/", require_safe(building.board), name="building"),
    path("stations/building/<str:code>/", require_safe(building.board), name="building"),
    path("stations/progress/", require_safe(building.progress), name="progress"),
    path("stations/progress/<str:code>/", require_safe(building.progress), name="progress"),
    path("stations/plots/", require_safe(plots.plots), name="plots"),
    path("stations/plots/<str:code>/", require_safe(plots.plots), name="plots"),
    path("stations/plots/<str:code>/write", require_POST(plots.plot_write), name="plot-write"),
    path("stations/<int:pk>/shares/", require_safe(building.shares), name="station-shares"),
]
