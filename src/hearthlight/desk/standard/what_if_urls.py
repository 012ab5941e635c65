"""Addresses of the what-if."""

from django.urls import path
from django.views.decorators.http import require_safe

from hearthlight.desk.standard import what_if, what_if_out

urlpatterns = [
    path("standard/what-if/", require_safe(what_if.what_if_page), name="what-if"),
    path("standard/what-if/homes", what_if_out.homes_workbook, name="what-if-homes"),
]
