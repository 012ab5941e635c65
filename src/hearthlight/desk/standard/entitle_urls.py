"""Addresses of continued policies, of entitlements not used, and of one home under the three schemes."""

from django.urls import path
from django.views.decorators.http import require_safe

from hearthlight.desk.standard import entitle_continuation, entitle_papers, entitle_unused, side_by_side

urlpatterns = [
    path("standard/continuation/", require_safe(entitle_continuation.continuation), name="continuation"),
    path("standard/continuation/<str:code>/", require_safe(entitle_continuation.continuation), name="continuation"),
    path("standard/continuation/<str:code>/list/", require_safe(entitle_papers.printed), name="continuation-list"),
    path("standard/continuation/<str:code>/workbook", entitle_papers.out, name="continuation-workbook"),
    path("standard/unused/", require_safe(entitle_unused.unused_page), name="unused"),
    path("standard/unused/<str:code>/", require_safe(entitle_unused.unused_page), name="unused"),
    path("households/<int:pk>/schemes/", require_safe(side_by_side.schemes), name="household-schemes"),
]
