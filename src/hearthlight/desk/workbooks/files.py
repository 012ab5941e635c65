"""Files that a page sends."""

from urllib.parse import quote

from django.http import HttpResponse

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_download(content: bytes, name: str, kind: str = WORKBOOK) -> HttpResponse:
    """A file to be saved under `name`, never kept by anybody between."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["Cache-Control"] = "no-store"
    return answer
