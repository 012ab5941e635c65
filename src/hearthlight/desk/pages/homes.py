"""What the pages of one household share: the household in sight, opening it as an event, who may change it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from hearthlight.register.models import Household
from hearthlight.trail.act import Refused, act


def home_of(pk: int) -> Household:
    """The household, as far as the reader sees it. Raises Http404."""
    try:
        return Household.objects.get(pk=pk)
    except Household.DoesNotExist as error:
        raise Http404 from error


def opened(request: Any, home: Household) -> None:
    """Write down that the record was opened. Raises PermissionDenied."""
    try:
        with act(request.user, "people.open_record", at=home.area_code, subject=home):
            pass
    except Refused as error:
        raise PermissionDenied from error


def may_edit(request: Any, home: Household) -> bool:
    """Whether the reader's office may correct this record."""
    return bool(request.user.may("register.correct_record", home.area_code))


def home_to_edit(request: Any, pk: int) -> Household:
    """The household, for who may correct it. Raises Http404, PermissionDenied."""
    home = home_of(pk)
    if not may_edit(request, home):
        raise PermissionDenied
    return home
