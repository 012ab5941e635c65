"""Files that a page sends."""

from contextlib import suppress
from datetime import date
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from hearthlight.register.shadow.export import Export, write_down
from hearthlight.trail.act import KeyReused, Refused, Repeated

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_download(content: bytes, name: str, kind: str = WORKBOOK) -> HttpResponse:
    """A file to be saved under `name`, never kept by anybody between."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["Cache-Control"] = "no-store"
    return answer


def sent(user: Any, made: Export, place: str, day: date, key: UUID) -> HttpResponse:
    """A table that goes out, written down; a second click of the same form is one act. Raises PermissionDenied."""
    try:
        with suppress(Repeated):
            write_down(user, made, place, day, key=key)
    except (Refused, KeyReused) as refused:
        raise PermissionDenied from refused
    return as_download(made.content, made.name)
