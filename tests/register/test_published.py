"""Published figures of the register: each from stored rows, equal to the source, and moved by a changed record."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from hearthlight import figures
from hearthlight.core import areas
from hearthlight.core.clock import pinned
from hearthlight.demo.world import DAY, GONGDIAN, SHUANGJIAN, World
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.register import queries, standing
from hearthlight.register.models import Household, Member, Status
from hearthlight.register.models.status import VILLAGE_SCHEME
from hearthlight.trail.act import act
from hearthlight.trail.history import amend

WORLD = World()


@pytest.fixture(scope="module")
def towns(county_database: None, django_db_blocker: Any) -> Iterator[None]:
    """Both towns of the demo; what the module changes is rolled back."""
    with django_db_blocker.unblock(), pinned(DAY), viewing(EVERYTHING), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def undone(towns: None) -> Iterator[None]:
    """What a test changes is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def value(code: str, place: str, **given: Any) -> int:
    return figures.value(figures.find(f"register.{code}"), place, DAY, EVERYTHING, **given)


def change(row: Any, **new: Any) -> None:
    with act(WORLD.system, "test.change", at=SHUANGJIAN, day=DAY) as event:
        amend(event, row, DAY, **new)


def inside(place: str) -> dict[str, str]:
    low, high = areas.subtree(place)
    return {"area_code__gte": low, "area_code__lt": high}


def dissolve(place: str, **_: Any) -> None:
    change(Household.whole.filter(**inside(place))[0], until=DAY)


def someone_leaves(place: str, homes: Any) -> None:
    rows = Member.whole.filter(standing.present(date(2014, 12, 1)), standing.present(DAY), household__in=homes)
    change(rows.filter(**inside(place)).exclude(relation="head")[0], left_on=date(2014, 12, 1), left_how="died")


def anyone(place: str, **_: Any) -> None:
    someone_leaves(place, Household.whole.values("pk"))


def registered_person(place: str, **_: Any) -> None:
    someone_leaves(place, standing.in_register(DAY))


def poor_person(place: str, **_: Any) -> None:
    someone_leaves(place, standing.unexited(DAY))


def person_of_exit(place: str, year: int) -> None:
    someone_leaves(place, standing.exited(DAY, year))


def exit_was_later(place: str, year: int) -> None:
    change(standing.exits(DAY, year).filter(**inside(place))[0], from_date=date(2017, 1, 5))


def struck_off(place: str, **_: Any) -> None:
    change(standing.standing(DAY).filter(**inside(place))[0], state="cancelled")


def one_more_exit(place: str, **_: Any) -> None:
    change(standing.standing(DAY).filter(state="registered", **inside(place))[0], state="exited")


def village_exit(place: str, **_: Any) -> None:
    change(Status.whole.filter(scheme=VILLAGE_SCHEME, state="exited", **inside(place))[0], from_date=date(2017, 4, 1))


def never_poor(place: str, kind: str) -> None:
    change(Status.whole.filter(scheme=VILLAGE_SCHEME, state=kind, **inside(place))[0], from_date=date(2017, 4, 1))


YEAR_2014, YEAR_2015, YEAR_2016 = {"year": 2014}, {"year": 2015}, {"year": 2016}
PUBLISHED: list[tuple[str, str, str, dict[str, Any], int, Callable[..., None]]] = [
    ("F069", "households", SHUANGJIAN, {}, 21_507, dissolve),
    ("F070", "people", SHUANGJIAN, {}, 90_100, anyone),
    ("F043", "people", GONGDIAN, {}, 83_000, anyone),
    ("F045", "poor_people", GONGDIAN, YEAR_2016, 6_960, poor_person),
    ("F078", "households_exited", SHUANGJIAN, YEAR_2014, 232, exit_was_later),
    ("F079", "people_exited", SHUANGJIAN, YEAR_2014, 611, person_of_exit),
    ("F080", "households_exited", SHUANGJIAN, YEAR_2015, 294, exit_was_later),
    ("F081", "people_exited", SHUANGJIAN, YEAR_2015, 780, person_of_exit),
    ("F083", "households_exited", SHUANGJIAN, YEAR_2016, 413, exit_was_later),
    ("F084", "people_exited", SHUANGJIAN, YEAR_2016, 1_268, person_of_exit),
    ("F048", "households_exited", GONGDIAN, YEAR_2016, 889, exit_was_later),
    ("F049", "people_exited", GONGDIAN, YEAR_2016, 1_794, person_of_exit),
    ("F086", "households_left", SHUANGJIAN, {}, 790, one_more_exit),
    ("F087", "people_left", SHUANGJIAN, {}, 1_921, poor_person),
    ("C030", "households_registered", SHUANGJIAN, {}, 1_729, struck_off),
    ("C031", "people_registered", SHUANGJIAN, {}, 4_580, registered_person),
    ("F075", "poor_villages", SHUANGJIAN, {"kind": "poor"}, 5, never_poor),
    ("F044", "poor_villages", GONGDIAN, {"kind": "key"}, 4, never_poor),
    ("F082", "villages_exited", SHUANGJIAN, YEAR_2016, 3, village_exit),
    ("F050", "villages_exited", GONGDIAN, YEAR_2016, 4, village_exit),
    ("F085", "villages_left", SHUANGJIAN, {}, 2, village_exit),
]


CLAUSES = {
    "R28": ("township profile: population and poor people", ["F043", "F045"]),
    "R29": ("the year's exits, households and people; villages exited", ["F048", "F049", "F044", "F050"]),
    "R57": ("households and people of the town", ["F069", "F070"]),
    "R58": (
        "cohorts by exit year, households and people apart",
        ["F078", "F079", "F080", "F081", "F083", "F084", "F086", "F087", "C030", "C031"],
    ),
    "R59": ("village exit ledger: poor, exited, left", ["F075", "F082", "F085"]),
}
"""Requirement to its clause and the rows of the source that prove it."""


def _cases() -> list[Any]:
    proves = {row: (code, clause) for code, (clause, rows) in CLAUSES.items() for row in rows}
    return [
        pytest.param(
            *rest, marks=[pytest.mark.figures(row), pytest.mark.requirement(*proves[row])], id=f"{row}-{rest[0]}"
        )
        for row, *rest in PUBLISHED
    ]


@pytest.mark.parametrize(("code", "place", "given", "published", "changed"), _cases())
def test_a_published_figure_comes_from_rows_and_moves_with_them(
    undone: None, code: str, place: str, given: dict[str, Any], published: int, changed: Callable[..., None]
) -> None:
    figure = figures.find(f"register.{code}")
    assert value(code, place, **given) == published
    assert len(figure.rows(place, DAY, **given)) == published
    changed(place, **given)
    assert abs(value(code, place, **given) - published) == 1


@pytest.mark.figures("F046", "F088")
@pytest.mark.requirement("R28", "poverty rate = poor / population")
@pytest.mark.requirement("R61", "rate now")
def test_the_incidence_of_poverty_says_its_base(towns: None) -> None:
    now, of_year = (figures.find(f"register.{code}") for code in ("poverty_rate", "poverty_rate_of_year"))
    assert figures.ratio(now, SHUANGJIAN, DAY, EVERYTHING) == (1_921, 90_100)
    assert figures.ratio(of_year, GONGDIAN, DAY, EVERYTHING, year=2016) == (6_960, 83_000)
    assert now.base
    assert of_year.base


@pytest.mark.figures("F076", "F077")
@pytest.mark.requirement("R58", "difference named")
@pytest.mark.requirement("R60", "the outside count reconciled")
def test_the_ledger_balances_and_the_difference_is_named(towns: None) -> None:
    ledger = queries.ledger(SHUANGJIAN, DAY)
    assert ledger.balanced
    assert ledger.exits == [(2014, 232, 611), (2015, 294, 780), (2016, 413, 1_268)]
    assert (ledger.households.opening, ledger.households.closing) == (1_729, 790)
    assert (ledger.people.exited, ledger.people.closing) == (2_659, 1_921)
    assert ledger.people.joined > 0
    assert ledger.people.left > 0
    homes, people = queries.stated_differences(SHUANGJIAN, DAY)
    assert (homes.stated, homes.counted, homes.missing, homes.unexplained) == (1_743, 1_729, 14, 14)
    assert (people.stated, people.counted, people.missing, people.unexplained) == (4_664, 4_580, 84, 84)


def test_every_stored_person_and_home_is_marked_invented(towns: None) -> None:
    assert not Household.whole.filter(synthetic=False).exists()
    assert not Member.whole.filter(area_code__startswith="341622101").exclude(name__contains="样").exists()
