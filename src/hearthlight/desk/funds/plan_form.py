"""The plan editor's form read: nothing is guessed; a price for several says whether it is for each or for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core.money import NotMoney, yuan
from hearthlight.desk.asked import whole
from hearthlight.money.models import PlanLine
from hearthlight.money.plans import Line, PlanRefused

ROWS = 8


@dataclass(frozen=True)
class Given:
    """One row of the form as it was typed."""

    number: int
    kind: str = ""
    title: str = ""
    opening: int | None = None
    amount: str = ""
    units: str = ""
    price_for: str = ""
    cost: str = ""
    station: int | None = None

    @property
    def empty(self) -> bool:
        """Nothing was typed in it."""
        return not (self.amount.strip() or self.title.strip() or self.opening)


def rows(given: Mapping[str, str]) -> list[Given]:
    """The rows of the form, empty ones among them."""
    return [_row(given, number) for number in range(1, ROWS + 1)]


def _row(given: Mapping[str, str], n: int) -> Given:
    text = {name: given.get(f"{name}-{n}", "") for name in ("kind", "title", "amount", "units", "price_for", "cost")}
    return Given(n, opening=whole(given.get(f"opening-{n}")), station=whole(given.get(f"station-{n}")), **text)


def lines(given: list[Given], openings: Mapping[int, Any], stations: Mapping[int, Any]) -> list[Line]:
    """The lines meant. Raises PlanRefused with one sentence that names the row."""
    found = [_line(one, openings, stations) for one in given if not one.empty]
    if not found:
        raise PlanRefused(_("Write down at least one line."))
    return found


def _line(one: Given, openings: Mapping[int, Any], stations: Mapping[int, Any]) -> Line:
    opening, station = openings.get(one.opening or 0), stations.get(one.station or 0)
    if one.kind not in PlanLine.Kind.values:
        raise PlanRefused(_("Row %(row)s: choose what kind of line it is.") % {"row": one.number})
    if one.kind == PlanLine.Kind.JOB and opening is None:
        raise PlanRefused(_("Row %(row)s: wages name the opening they are for.") % {"row": one.number})
    if one.kind == PlanLine.Kind.COST and one.cost not in PlanLine.Cost.values:
        raise PlanRefused(_("Row %(row)s: choose which cost it is.") % {"row": one.number})
    if one.cost == PlanLine.Cost.RENT and station is None:
        raise PlanRefused(_("Row %(row)s: a rent names its station.") % {"row": one.number})
    fen, units = _price(one)
    title = one.title.strip()[:100] or (opening.title if opening else "")
    if not title:
        raise PlanRefused(_("Row %(row)s: say what it is for.") % {"row": one.number})
    cost = one.cost if one.kind == PlanLine.Kind.COST else ""
    return Line(
        one.kind, title, fen, units, opening if one.kind == PlanLine.Kind.JOB else None, cost, station if cost else None
    )


def _price(one: Given) -> tuple[int, int]:
    units = whole(one.units) or 0
    try:
        fen = yuan(one.amount.replace(",", ""))
    except NotMoney:
        fen = 0
    if fen <= 0 or units <= 0:
        raise PlanRefused(_("Row %(row)s: give an amount in yuan and how many.") % {"row": one.number})
    if units > 1 and one.price_for not in ("each", "together"):
        raise PlanRefused(
            _("Row %(row)s: is %(amount)s for each of the %(units)s or for all together?")
            % {"row": one.number, "amount": one.amount, "units": units}
        )
    if units == 1 or one.price_for == "each":
        return fen, units
    if fen % units:
        raise PlanRefused(
            _("Row %(row)s: %(amount)s yuan for %(units)s together leave a part of a fen: name the price of each.")
            % {"row": one.number, "amount": one.amount, "units": units}
        )
    return fen // units, units
