"""Addresses of what villages state of themselves."""

from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from hearthlight.desk.standard import villages

urlpatterns = [
    path("standard/villages/<str:code>/", require_safe(villages.facts), name="village-facts"),
    path("standard/villages/<str:code>/state", require_POST(villages.state), name="village-state"),
]
