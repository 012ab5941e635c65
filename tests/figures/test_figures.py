"""A number and the records it opens to are the same rows."""

from datetime import date
from importlib import import_module

import pytest
from django.db.models import Count, Q

from hearthlight import figures
from hearthlight.core import areas
from hearthlight.figures import Figure, OutOfSight, Ratio
from hearthlight.people.sight import EVERYTHING, Viewer
from hearthlight.places.models import Area
from hearthlight.trail.act import System, act
from hearthlight.trail.history import amend, bulk

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 28)
COUNTY, TOWN, OTHER = areas.full("990001"), areas.full("990001101"), areas.full("990001102")
NOWHERE = areas.full("990099")
VILLAGES = Figure(
    "test.villages", "Villages", "village", "places.Area", lambda day, **given: Q(level="village"), place="code"
)
NAMES = Figure(
    "test.names",
    "Different names",
    "name",
    "places.Area",
    lambda day, level="village", **given: Q(level=level),
    Count("name", distinct=True),
    place="code",
)
SHARE = Ratio("test.share", "Share", VILLAGES, NAMES, "of all names")


@pytest.fixture(autouse=True)
def areas_of_a_county() -> None:
    names = {"990001101001": "甲", "990001101002": "甲", "990001101003": "乙", "990001102001": "丙"}
    with act(System("test"), "places.found", at=COUNTY, day=DAY) as event:
        rows = [(code, "village", name) for code, name in names.items()] + [("990001101", "township", "镇")]
        bulk(
            event,
            [Area(code=areas.full(c), level=lvl, name=n, from_date=date(2014, 1, 1)) for c, lvl, n in rows],
        )


def test_value_records_and_children_agree() -> None:
    assert figures.value(VILLAGES, COUNTY, DAY, EVERYTHING) == 4
    assert figures.records(VILLAGES, COUNTY, DAY, EVERYTHING).count() == 4
    assert figures.by_child(VILLAGES, COUNTY, DAY, EVERYTHING) == {TOWN: 3, OTHER: 1}
    assert figures.by_child(VILLAGES, areas.full("990001101001001"), DAY, EVERYTHING) == {}


def test_many_figures_of_one_table_are_one_query(django_assert_num_queries: object) -> None:
    asked = [(VILLAGES, {}), (NAMES, {}), (NAMES, {"level": "township"})]
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert figures.values(asked, TOWN, DAY, EVERYTHING) == [3, 2, 1]


def test_a_ratio_says_part_and_whole() -> None:
    assert figures.ratio(SHARE, TOWN, DAY, EVERYTHING) == (3, 2)


def test_a_figure_is_of_the_whole_place_or_refused() -> None:
    clerk = Viewer(None, "township", (areas.subtree(TOWN),))
    assert figures.value(VILLAGES, TOWN, DAY, clerk) == 3
    for place in (COUNTY, OTHER):
        with pytest.raises(OutOfSight):
            figures.value(VILLAGES, place, DAY, clerk)
        with pytest.raises(OutOfSight):
            figures.by_child(VILLAGES, place, DAY, clerk)


@pytest.mark.requirement("R7", "the numbers come from the ledger")
def test_a_frozen_figure_keeps_its_number_and_notices_change() -> None:
    village = Area.objects.get(code=areas.full("990001101001"))
    with act(System("test"), "papers.publish", at=COUNTY, day=DAY) as event:
        frozen = figures.freeze(event, village, VILLAGES, TOWN, DAY, EVERYTHING)
        ratio = figures.freeze(event, village, SHARE, TOWN, DAY, EVERYTHING)
    assert (frozen.value, frozen.base_value, frozen.unit, frozen.day) == (3, None, "village", DAY)
    assert (ratio.value, ratio.base_value) == (3, 2)
    assert frozen.digest == figures.records_digest(VILLAGES, TOWN, DAY)
    with act(System("test"), "places.amend", at=TOWN, day=DAY) as event:
        amend(event, village, DAY, name="丁")
    assert frozen.digest != figures.records_digest(VILLAGES, TOWN, DAY)


def test_several_places_in_one_query_are_not_mixed_up(django_assert_num_queries: object) -> None:
    asked = [(TOWN, VILLAGES, {}), (OTHER, VILLAGES, {}), (COUNTY, VILLAGES, {}), (OTHER, NAMES, {})]
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert figures.values_at(asked, DAY, EVERYTHING) == [3, 1, 4, 1]
    clerk = Viewer(None, "township", (areas.subtree(TOWN),))
    with pytest.raises(OutOfSight):
        figures.values_at(asked, DAY, clerk)


@pytest.mark.parametrize("code", sorted(code for code, one in figures.declared().items() if isinstance(one, Figure)))
def test_a_declared_figure_stands_in_its_room_and_its_columns_can_be_read(code: str) -> None:
    figure = figures.find(code)
    assert isinstance(figure, Figure)
    assert figure.code == code
    assert figures.declared()[code] is figure
    room = code.partition(".")[0]
    assert code in {one.code for one in import_module(f"hearthlight.{room}.figures").FIGURES}
    given = {"papers": {"measure": code, "period": "2016"}, "sun": {}}.get(room, {"year": 2016})
    rows = figure.rows(NOWHERE, DAY, **given)
    assert list(rows.values_list("pk", *(lookup for _title, lookup in figure.columns))[:1]) == []
    assert figures.value(figure, NOWHERE, DAY, EVERYTHING, **given) == 0


def test_a_figure_that_nobody_declares() -> None:
    with pytest.raises(figures.NoSuchFigure):
        figures.find("no.such")
