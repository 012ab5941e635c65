"""A household's income on its way through a change request 变更申请: the whole sum of one item of one year.

The sum counts in what this system paid by the item; the rest is what was declared, one row of the account.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.core.money import Fen, format_yuan
from hearthlight.register import codes
from hearthlight.register.earnings import declare_income
from hearthlight.register.models import Household, Income
from hearthlight.trail.models import Change, Event
from hearthlight.trail.subject import subject_of

Proposed = Mapping[str, Any]


def why_not(home: Household, change: Proposed) -> str:
    """One sentence why this sum cannot stand, or nothing: less than was paid, or declared anew since it was seen."""
    paid, said, new = _paid(home, change), {"item": item_words(change["item"]), "year": change["year"]}, change["new"]
    if not isinstance(new, int):
        return _("Give the sum of “%(item)s” of %(year)s, 0 where there was none.") % said
    if new < paid:
        sums = {"paid": format_yuan(paid), "new": format_yuan(new)}
        return _("“%(item)s” of %(year)s: this system paid %(paid)s yuan of it, so that it cannot be %(new)s yuan.") % (
            said | sums
        )
    newer = _changes(home, change).filter(event_id__gt=change.get("seen") or 0).order_by("event_id").last()
    if newer and newer.old != newer.new and newer.new != new - paid:
        return _(
            "“%(item)s” of %(year)s of household %(number)s was changed meanwhile: refuse this request, or ask again."
        ) % (said | {"number": home.number})
    return ""


def take(event: Event, home: Household, change: Proposed) -> None:
    """Declare the approved sum, from its day on, or from the day of the account that stands if that is later."""
    known = _changes(home, change).order_by("valid_from").values_list("valid_from", flat=True).last()
    day = date.fromisoformat(change["valid_from"])
    declare_income(
        event, home, int(change["year"]), change["item"], int(change["new"]), day=max(day, known) if known else day
    )


def item_words(item: str) -> str:
    """An item of the account: the official term, in English the code's words."""
    return item.replace("_", " ") if get_language() == "en" else codes.INCOME_ITEM.get(item, item)


def _own(home: Household, change: Proposed) -> Any:
    return Income.whole.filter(household=home, year=int(change["year"]), item=change["item"])


def _paid(home: Household, change: Proposed) -> Fen:
    return sum(_own(home, change).filter(origin=Income.Origin.PAYMENT).values_list("fen", flat=True))


def _changes(home: Household, change: Proposed) -> Any:
    """What was declared of this item before, change by change."""
    row = _own(home, change).filter(line="").first()
    kind, pk = subject_of(row) if row else ("", 0)
    return Change.objects.filter(subject_kind=kind, subject_id=pk, field="fen")
