"""Addresses of the law's own pages."""

from django.urls import path
from django.views.decorators.http import require_safe

from hearthlight.desk.standard import packs

urlpatterns = [
    path("standard/", require_safe(packs.landing), name="standard"),
    path("standard/packs/<slug:code>/", require_safe(packs.one_pack), name="standard-pack"),
]
