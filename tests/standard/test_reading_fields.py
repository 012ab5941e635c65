"""A changed field asks every rule that could answer otherwise, and few others."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl
import pytest

from hearthlight.register import frames, one_home
from hearthlight.register.models import Household, Income, Member
from hearthlight.register.schema import FRAMES, polars_schema
from hearthlight.standard.income import item_accounts
from hearthlight.standard.pack import on
from hearthlight.standard.screening.reading_fields import EARNED, HOME, PERSON, columns
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add
from tests.register.homes import home

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 28)
ACCOUNTS = item_accounts(on(DAY).parameters, DAY)


def lived_in() -> Household:
    """A home with a head and a child, an income of two years."""
    people = [
        {"relation": "head", "sex": "male", "birth": date(1960, 5, 1), "labour": "ordinary", "id_sex": "male"},
        {"relation": "son", "sex": "male", "birth": date(2005, 5, 1), "schooling": "primary"},
    ]
    found = home(people, [("registered", date(2014, 1, 1))], house_grade="B", water_safe=True)
    with act(System("test"), "test.income", at=found.area_code, day=DAY) as event:
        for year in (2015, 2016):
            add(event, Income(household=found, year=year, item="wage", fen=100_000, origin="declared"))
    return found


def other(field: Any, value: Any) -> Any:
    """Another value that the field may hold."""
    kind = field.get_internal_type()
    if kind == "BooleanField":
        return not value
    if kind == "DateField":
        return date(1975, 1, 1)
    if "Integer" in kind:
        return 7 if value != 7 else 8
    chosen = {"relation": "spouse", "labour": "lost", "schooling": "not_in_school", "house_grade": "C"}
    chosen |= {"sex": "female", "id_sex": "female"}
    return chosen.get(field.name, None if field.null else "样")


def write(model: Any, where: dict[str, Any], **new: Any) -> None:
    with act(System("test"), "test.write", at="341602100201000", day=DAY) as event:
        model.whole.filter(**where).update(event=event, **new)


def read(pk: int) -> dict[str, pl.DataFrame]:
    return frames.of_household(pk, DAY, ACCOUNTS)


def differing(before: dict[str, pl.DataFrame], after: dict[str, pl.DataFrame]) -> Iterator[str]:
    for name, frame in before.items():
        yield from (one for one in frame.columns if not frame[one].equals(after[name][one], null_equal=True))


SKIPPED = {"id", "made", "event", "number", "area_code", "synthetic", "household", "continues", "relocation_way"}
FIELDS = [
    (model, kind, field.name)
    for model, kind in ((Household, HOME), (Member, PERSON))
    for field in model._meta.concrete_fields
    if field.name not in SKIPPED and not field.name.endswith(("from_date", "until", "_how", "joined_on", "left_on"))
]


@pytest.fixture
def house(db: None) -> Household:
    """A home whose rows a test changes."""
    return lived_in()


def test_no_field_changes_a_column_that_it_is_not_said_to_feed(house: Household) -> None:
    before = read(house.pk)
    for model, kind, name in FIELDS:
        row = model.whole.filter(
            **({"pk": house.pk} if model is Household else {"household": house, "number": 2})
        ).get()
        field: Any = model._meta.get_field(name)
        old = getattr(row, name)
        write(model, {"pk": row.pk}, **{name: other(field, old)})
        fed = columns(kind, name)
        assert fed is None or set(differing(before, read(house.pk))) - {"changed_event"} <= fed, name
        write(model, {"pk": row.pk}, **{name: old})


def test_a_sum_feeds_the_income_and_nothing_else(house: Household) -> None:
    before = read(house.pk)
    write(Income, {"household": house}, fen=999, evidence_grade="slip")
    fed = columns(EARNED, "fen")
    assert fed is not None
    assert {"net_fen", "net_fen_prev"} <= set(differing(before, read(house.pk))) <= fed


def test_a_field_that_nobody_named_asks_everything() -> None:
    assert columns(HOME, "something_new") is None
    assert columns(HOME, "area_code") is None
    assert columns(HOME, "bank") == frozenset()


def test_a_few_columns_of_one_home_are_those_of_its_whole_frames(house: Household) -> None:
    whole = read(house.pk)
    for column in polars_schema(FRAMES["household"]):
        few = one_home.household(house.pk, DAY, ACCOUNTS, [column])
        assert few.equals(whole["household"].select(few.columns)), column
        assert column in few.columns
    for column in set(polars_schema(FRAMES["member"])) - {"id_times"}:
        few = one_home.members(house.pk, DAY, [column])
        assert few.equals(whole["member"].select(few.columns)), column
        assert column in few.columns


def test_every_column_of_the_household_frame_has_a_part_that_it_comes_from() -> None:
    assert set(polars_schema(FRAMES["household"])) == one_home.OF_HOME
