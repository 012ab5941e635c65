"""Addresses of grids."""

from django.urls import path
from django.views.decorators.http import require_safe

from hearthlight.desk.pages import grid_election, grid_partition, grids

urlpatterns = [
    path("grids/", require_safe(grids.grids), name="grids"),
    path("grids/<str:code>/", require_safe(grids.grids), name="grids"),
    path("grids/<str:code>/partition/", grid_partition.partition, name="grid-partition"),
    path("grids/<str:code>/workbook/", grid_partition.workbook, name="grid-workbook"),
    path("grids/<str:code>/candidates/", grid_election.candidates, name="grid-candidates"),
    path("grids/<str:code>/votes/", grid_election.votes, name="grid-votes"),
    path("grids/<str:code>/households/", require_safe(grids.homes), name="grid-homes"),
    path("grids/<str:code>/members/", require_safe(grids.members), name="grid-members"),
]
