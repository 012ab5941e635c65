"""Who may open a page: signed in, and for pages of homes not an operator."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from hearthlight.core.areas import UnknownCode, full
from hearthlight.figures import OutOfSight
from hearthlight.places.queries import UnknownArea, area

Page = Callable[..., HttpResponse]


def signed_in(page: Page) -> Page:
    """For anybody with an office; a place out of sight is refused in one sentence."""
    return login_required(_in_sight(page))


def for_homes(page: Page) -> Page:
    """For those whose work is with households: an operator of stations is refused."""

    @wraps(page)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.viewer.role == "operator":  # type: ignore[attr-defined]
            raise PermissionDenied
        return page(request, *args, **kwargs)

    return signed_in(shown)


def _in_sight(page: Page) -> Page:
    @wraps(page)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return page(request, *args, **kwargs)
        except OutOfSight as error:
            raise PermissionDenied from error

    return shown


def place_in_sight(request: HttpRequest, code: str) -> str:
    """The full code that `code` means, the reader's own place when empty; it may not exist. Raises OutOfSight."""
    viewer = request.viewer  # type: ignore[attr-defined]
    try:
        place = full(code or viewer.home)
    except UnknownCode as error:
        raise Http404 from error
    if not viewer.sees(place):
        raise OutOfSight(place)
    return place


def seen_place(request: HttpRequest, code: str) -> str:
    """The same of a place that must exist; one out of sight is refused before anybody learns whether it does."""
    place = place_in_sight(request, code)
    try:
        return area(place).code
    except UnknownArea as error:
        raise Http404 from error
