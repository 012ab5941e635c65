"""Addresses of the stations: the wall, a place's fleet, one station and its log."""

from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearthlight.desk.pages import fleet, readings, station, stations

urlpatterns = [
    path("stations/", require_safe(stations.wall), name="stations"),
    path("stations/fleet/", require_safe(fleet.fleet), name="fleet"),
    path("stations/fleet/<str:code>/", require_safe(fleet.fleet), name="fleet"),
    path("stations/readings/", require_http_methods(["GET", "HEAD", "POST"])(readings.readings), name="readings"),
    path("stations/readings/<int:pk>/", require_safe(readings.readings_file), name="readings-file"),
    path("stations/readings/<int:pk>/answer", require_POST(readings.readings_answer), name="readings-answer"),
    path("api/readings", require_POST(readings.send), name="send-readings"),
    path("stations/<int:pk>/", require_safe(station.station), name="station"),
    path("stations/<int:pk>/log", require_POST(station.station_report), name="station-report"),
]
