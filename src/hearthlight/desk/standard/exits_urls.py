"""Addresses of the gates of exit, the indices of poverty, and the sample for wrong exits and missed homes."""

from django.urls import path
from django.views.decorators.http import require_safe

from hearthlight.desk.standard import exits, indices, sample

urlpatterns = [
    path("standard/indices/", require_safe(indices.indices), name="standard-indices"),
    path("standard/indices/<str:code>/", require_safe(indices.indices), name="standard-indices"),
    path("standard/exits/", require_safe(exits.exits), name="standard-exits"),
    path("standard/exits/<str:code>/", require_safe(exits.exits), name="standard-exits"),
    path("standard/exits/<str:code>/begin", exits.begin, name="standard-village-exit"),
    path("standard/sample/", require_safe(sample.sample_page), name="standard-sample"),
    path("standard/sample/<str:code>/", require_safe(sample.sample_page), name="standard-sample"),
    path("standard/sample/<str:code>/draw", sample.draw, name="standard-sample-draw"),
    path("standard/sample/<str:code>/<int:pk>/workbook", sample.sample_file, name="standard-sample-file"),
]
