"""What the ledger's page shows: the accounts by year and by place, the named difference, what is closed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hearthlight.decisions.models import Decision
from hearthlight.desk import differences
from hearthlight.desk.overview import number_link
from hearthlight.desk.terms import term
from hearthlight.people.sight import Viewer
from hearthlight.places import queries as places
from hearthlight.places.models import Area
from hearthlight.register import codes
from hearthlight.register.book.books import Books
from hearthlight.register.book.closed import KIND, closed_years
from hearthlight.register.book.closing import LEVELS, period
from hearthlight.register.book.differences import StatedDifference
from hearthlight.register.book.ledger import Account, Ledger
from hearthlight.register.models import LedgerCase
from hearthlight.register.models.household import BEGIN
from hearthlight.register.queries import HOUSEHOLDS, stated_differences
from hearthlight.trail.dated import in_force


@dataclass(frozen=True)
class Row:
    """One line of a ledger's table: a year or a place, with both accounts and where the line leads."""

    title: str
    href: str
    kept: Ledger
    exits: Mapping[str, str]


@dataclass(frozen=True)
class Difference:
    """A named difference in words: what was stated, recorded, explained by cases, and what is left."""

    stated: StatedDifference
    title: str
    href: str


def years(day: date) -> list[int]:
    """The years of the register up to the day's."""
    return list(range(BEGIN.year, day.year + 1))


def span(year: int, day: date) -> tuple[date, date]:
    """The period of a year, up to the day."""
    opening, closing = period(year)
    return opening, min(closing, day)


def read(area: Area, day: date, viewer: Viewer, year: int | None) -> dict[str, Any]:
    """Everything of the page but its forms. `year` None: since the register began, for the table by place."""
    place, books = area.code, Books.of(area.code)
    whole, closed = (BEGIN, day), closed_years(place)
    return {
        "rows": [_of_year(books, place, one, day) for one in years(day)],
        "whole": books.ledger(place, whole),
        "parts": [_of_part(books, one, span(year, day) if year else whole, year) for one in places.children(place)],
        "year": year,
        "years": years(day),
        "differences": [_difference(one, place) for one in stated_differences(place, day)],
        "below": [one for one in differences.differences(place, day, viewer) if one.code != place],
        "cases": LedgerCase.objects.filter(in_force(day), area_code=place).order_by("pk"),
        "closed": sorted(closed),
        "asked": Decision.objects.filter(kind=KIND, state="open", area_code=place).order_by("pk"),
        "closable": closable(area, day, closed),
    }


def closable(area: Area, day: date, closed: Collection[int]) -> list[int]:
    """The years that may be closed next, where years are closed: any that is over, then the one after the last."""
    if area.level not in LEVELS:
        return []
    last = max(closed, default=0)
    return [year for year in years(day) if period(year)[1] < day and (not last or year == last + 1)]


def _of_year(books: Books, place: str, year: int, day: date) -> Row:
    exits = {name: number_link(f"register.{name}_exited", place, year=year) for name in ("households", "people")}
    return Row(str(year), f"?year={year}", books.ledger(place, span(year, day)), exits)


def _of_part(books: Books, area: Area, days: tuple[date, date], year: int | None) -> Row:
    exits = {
        name: number_link(f"register.{name}_exited", area.code, **({"year": year} if year else {}))
        for name in ("households", "people")
    }
    return Row(area.name, area.code, books.ledger(area.code, days), exits)


def _difference(one: StatedDifference, place: str) -> Difference:
    title = pgettext("ledger", "Households") if one.measure == HOUSEHOLDS else pgettext("ledger", "People")
    return Difference(one, title, number_link(one.measure, place))


def reasons(account: Account) -> list[tuple[str, int]]:
    """Joined and left by reason, in words, those that left as minus."""
    joined = [(_word(codes.JOINED, code), number) for code, number in account.joined_by.items()]
    return joined + [(_word(codes.LEFT, code), -number) for code, number in account.left_by.items()]


def _word(terms: Mapping[str, str], code: str) -> str:
    other = {"struck": _("struck off"), "unknown": _("state unknown")}
    other |= {"restored": _("in the register again after being struck off"), "known": _("state known again")}
    return other.get(code) or term({**codes.WAY, **terms}, code)


def case_words(case: LedgerCase) -> str:
    """The kind of reason in words."""
    return term(codes.CASE, case.kind)
