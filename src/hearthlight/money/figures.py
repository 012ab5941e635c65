"""Figures of money, all sums of journal legs: what the same rows add up to is what a page shows and what it opens to.

A leg stands at the place it concerns, so every figure is right at village, township, county and city. Sums of an
account already contain reversals.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Aggregate, Count, F, Q, Sum
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.figures import Figure, Ratio
from hearthlight.money.arrival import arrived, homes_reached, homes_waiting
from hearthlight.money.chart import ENDS, Code
from hearthlight.money.due_where import due_where

RECEIVED = (Code.SETTLEMENT, Code.TO_VILLAGES)
"""What came from the utility is either still held by the county or sent on."""

FUNDED = (Code.PLANNED, *ENDS)
"""What was ever set aside for a plan is either still there or paid."""

_FACTS = (
    (N_("Day"), "entry__day"),
    (N_("Book"), "entry__book"),
    (N_("Number"), "entry__number"),
    (N_("Place"), "account__area_code"),
    (N_("Station"), "statement__station__number"),
    (N_("Month"), "statement__month"),
    (N_("Stream"), "statement__stream"),
)
_HELD_COLUMNS = (*_FACTS, (N_("Amount"), "fen"))
_GAINED_COLUMNS = (*_FACTS, (N_("Amount, owed as minus"), "fen"))
_GAINED: Aggregate = Sum(F("fen") * -1)
_HELD: Aggregate = Sum("fen")


def on(*codes: Code) -> Callable[..., Q]:
    """Complete legs of these accounts by the day; `year` and `plan_year` narrow them by statement and station."""

    def where(day: date, year: int | None = None, plan_year: int | None = None) -> Q:
        found = Q(account__code__in=[str(code) for code in codes], entry__number__isnull=False, entry__day__lte=day)
        if year:
            found &= Q(statement__month__startswith=f"{year}-")
        return found & Q(statement__station__plan_year=plan_year) if plan_year else found

    return where


def due_on(*codes: Code) -> Callable[..., Q]:
    """The same, of statements due by rule."""

    def where(day: date, **arguments: Any) -> Q:
        return on(*codes)(day, **arguments) & due_where(day)

    return where


def not_yet_due_on(*codes: Code) -> Callable[..., Q]:
    """The same, of statements not yet due by rule."""

    def where(day: date, **arguments: Any) -> Q:
        return on(*codes)(day, **arguments) & ~due_where(day)

    return where


def _paid(day: date, **arguments: Any) -> Q:
    return arrived(day) & Q(member__isnull=False)


def _on_the_way(day: date, **arguments: Any) -> Q:
    return Q(pk__in=homes_waiting(day))


def _lit(day: date, **arguments: Any) -> Q:
    return Q(pk__in=homes_reached(day)) & ~_on_the_way(day)


def _homes(code: str, title: str, where: Callable[..., Q], base: str) -> Figure:
    columns = ((N_("Household number"), "number"), (N_("Place"), "area_code"))
    return Figure(f"money.{code}", title, "household", "register.Household", where, columns=columns, base=base)


def _money(
    code: str, title: str, where: Callable[..., Q], measure: Aggregate, base: str = "", sure: str = ""
) -> Figure:
    return Figure(
        f"money.{code}",
        title,
        "fen",
        "money.Leg",
        where,
        measure,
        place="account__area_code",
        columns=_GAINED_COLUMNS if measure is _GAINED else _HELD_COLUMNS,
        base=base,
        certainty=sure,
    )


SOLAR_INCOME = _money("solar_income", N_("Collective income from solar, by statements"), on(Code.OWED), _GAINED)
DUE = _money("due", N_("Due by today by rule"), due_on(Code.OWED), _GAINED, sure="demo")
NOT_YET_DUE = _money("not_yet_due", N_("Not yet due by rule"), not_yet_due_on(Code.OWED), _GAINED, sure="demo")
RECEIVED_FEN = _money("received", N_("Received from the utility"), on(*RECEIVED), _HELD)
LATE = _money(
    "late", N_("Due and not received"), due_on(Code.OWED, *RECEIVED), _GAINED, N_("due by today by rule"), "demo"
)
HELD_BY_COUNTY = _money("held_by_county", N_("Held in the county's settlement account"), on(Code.SETTLEMENT), _HELD)
IN_VILLAGE_BOOKS = _money("in_village_books", N_("Received in village books"), on(Code.FROM_COUNTY), _GAINED)
UNPLANNED = _money("unplanned", N_("In village books, in no plan"), on(Code.AVAILABLE), _HELD)
PLANNED = _money("planned", N_("Set aside for adopted plans"), on(*FUNDED), _HELD)
UNPAID = _money("unpaid", N_("In adopted plans, not yet paid"), on(Code.PLANNED), _HELD)
PAID = _money("paid", N_("Paid to their ends"), on(*ENDS), _HELD)
PAID_WAGES = _money("paid_wages", N_("Paid as wages of posts and village work"), on(Code.WAGES), _HELD)
PAID_GRANTS = _money("paid_grants", N_("Paid as grants and rewards"), on(Code.GRANTS), _HELD)
PAID_WORKS = _money("paid_works", N_("Paid for village works and costs"), on(Code.WORKS), _HELD)
PAID_TO_PEOPLE = _money("paid_to_people", N_("Paid to people"), on(Code.WAGES, Code.GRANTS), _HELD)
BENEFICIARIES = Figure(
    "money.beneficiaries",
    N_("People paid from solar income"),
    "person",
    "money.Payment",
    _paid,
    Count("member", distinct=True),
    columns=((N_("Place"), "area_code"), (N_("Month"), "month"), (N_("Line"), "line__title"), (N_("Amount"), "fen")),
)
HOMES_LIT = _homes(
    "homes_lit",
    N_("Homes lit: all due from solar income has arrived"),
    _lit,
    N_("homes with a line in an adopted plan"),
)
HOMES_ON_THE_WAY = _homes(
    "homes_on_the_way",
    N_("Homes whose solar income is on the way"),
    _on_the_way,
    N_("homes with a line in an adopted plan"),
)
WAGE_SHARE = Ratio(
    "money.wage_share",
    N_("Wages in what people were paid"),
    PAID_WAGES,
    PAID_TO_PEOPLE,
    base=N_("wages, grants and rewards paid to people"),
)

FIGURES = [
    SOLAR_INCOME,
    DUE,
    NOT_YET_DUE,
    RECEIVED_FEN,
    LATE,
    HELD_BY_COUNTY,
    IN_VILLAGE_BOOKS,
    UNPLANNED,
    PLANNED,
    UNPAID,
    PAID,
    PAID_WAGES,
    PAID_GRANTS,
    PAID_WORKS,
    PAID_TO_PEOPLE,
    BENEFICIARIES,
    HOMES_LIT,
    HOMES_ON_THE_WAY,
    WAGE_SHARE,
]
