"""What a reader likes, remembered on the device: text size, paper white, keys, language. Nobody's name is kept."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

SIZES = ("", "l", "xl")
YEAR = 365 * 24 * 3600
CHOICES = {
    "size": ("hearthlight_size", SIZES),
    "paper": ("hearthlight_paper", ("", "1")),
    "keys": ("hearthlight_keys", ("", "off")),
    "language": (settings.LANGUAGE_COOKIE_NAME, tuple(code for code, _ in settings.LANGUAGES)),
}


def of(request: HttpRequest) -> dict[str, Any]:
    """The reader's preferences and what the next press of each button gives."""
    size = _kept(request, "size")
    paper, keys = _kept(request, "paper"), _kept(request, "keys")
    return {
        "size": size,
        "next_size": SIZES[(SIZES.index(size) + 1) % len(SIZES)],
        "paper": paper,
        "next_paper": "" if paper else "1",
        "keys": keys,
        "next_keys": "" if keys else "off",
    }


def _kept(request: HttpRequest, name: str) -> str:
    cookie, allowed = CHOICES[name]
    value = request.COOKIES.get(cookie, "")
    return value if value in allowed else ""


@require_POST
def prefer(request: HttpRequest) -> HttpResponse:
    """Remember one choice in a cookie and go back to the page."""
    back = request.POST.get("back", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    response = HttpResponseRedirect(back if safe else "/")
    for name, (cookie, allowed) in CHOICES.items():
        if request.POST.get(name) in allowed:
            response.set_cookie(cookie, request.POST[name], max_age=YEAR, samesite="Lax", httponly=True)
    return response
