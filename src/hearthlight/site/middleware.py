"""Every request: which language, who looks; and what every page knows."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from hearthlight.core.clock import working_day
from hearthlight.people.models import Person
from hearthlight.people.sight import NOBODY, Viewer, viewing
from hearthlight.people.viewer import viewer_of

Next = Callable[[HttpRequest], HttpResponse]


class ChosenLanguage:
    """Chinese unless the reader chose English: what the browser prefers says nothing about a county office."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        with translation.override(chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()  # type: ignore[attr-defined]
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
            return response


class Looking:
    """Puts `request.day` and `request.viewer`, and looks as that viewer; nothing of a signed-in page is stored."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer within the sight of whoever asks."""
        request.day = working_day()  # type: ignore[attr-defined]
        request.viewer = _viewer(request)  # type: ignore[attr-defined]
        with viewing(request.viewer):  # type: ignore[attr-defined]
            response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _viewer(request: Any) -> Viewer:
    return viewer_of(request.user, request.day) if isinstance(request.user, Person) else NOBODY


def face(request: Any) -> dict[str, Any]:
    """What every page knows: the day, the viewer, the reader's office, whether all people are invented."""
    viewer, user = getattr(request, "viewer", NOBODY), getattr(request, "user", None)
    return {
        "day": getattr(request, "day", None),
        "viewer": viewer,
        "office_title": _office(user, viewer.home) if isinstance(user, Person) else "",
        "demo": settings.HEARTHLIGHT_DEMO,
    }


def _office(person: Person, home: str) -> str:
    office = person.office(home)
    return office.said(translation.get_language()) if office else ""
