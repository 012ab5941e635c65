"""Composing and publishing: figures are frozen with their day, and what is printed stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from hearthlight import figures
from hearthlight.demo.world import CITY, SHUANGJIAN, World
from hearthlight.papers import actions, queries, template
from hearthlight.papers.document import plain
from hearthlight.papers.models import Issue, Piece
from hearthlight.papers.template import BulletinTemplate
from hearthlight.people.sight import EVERYTHING, NOBODY
from hearthlight.places.models import Area
from hearthlight.trail.act import Refused, act
from hearthlight.trail.history import amend
from hearthlight.trail.models import FrozenFigure
from tests.papers.conftest import SMALL, holder

DAY = date(2017, 3, 28)


def close_a_village(world: World) -> None:
    with act(world.system, "places.merge", at=SHUANGJIAN, day=DAY) as event:
        amend(event, Area.objects.filter(level="village", code__startswith="341622101").first(), DAY, until=DAY)


@contextmanager
def refused() -> Iterator[None]:
    """The database refuses what stands inside."""
    with pytest.raises(DatabaseError, match="stays as printed"), transaction.atomic():
        yield


def sentence(issue: Issue) -> str:
    return next(queries.document(issue, EVERYTHING, DAY).pieces()).paragraphs[0].text


def test_a_draft_shows_the_records_as_they_stand(city: World, draft: Issue) -> None:
    assert sentence(draft) == "全镇23个村，公布建档立卡1743户。"
    close_a_village(city)
    assert sentence(draft).startswith("全镇22个村")
    assert draft not in queries.published(DAY)


@pytest.mark.requirement("R7", "frozen with its day")
def test_a_published_number_stays_as_printed_when_records_move(
    city: World, printed: Issue, villages: FrozenFigure
) -> None:
    close_a_village(city)
    assert sentence(printed) == "全镇23个村，公布建档立卡1743户。"
    assert (villages.value, villages.day) == (23, DAY)
    assert figures.records_digest(figures.find("places.villages"), SHUANGJIAN, DAY) != villages.digest


def test_a_figure_asked_twice_in_a_piece_is_frozen_once(printed: Issue) -> None:
    assert [each.figure for each in queries.frozen_in(printed)] == [
        "places.villages",
        "papers.stated_values",
        "papers.stated_values",
    ]


@pytest.mark.requirement("R58", "difference named")
def test_the_difference_survives_storing(printed: Issue) -> None:
    (note,) = next(queries.document(printed, EVERYTHING, DAY).pieces()).notes()
    assert plain(note) == "村数公布数为2个，档案合计为23个，相差21个，原因尚未逐户查明。"


def test_a_stored_issue_says_what_its_template_says(draft: Issue, small: BulletinTemplate) -> None:
    assert queries.bulletin_template(draft, list(draft.pieces.all())) == small


@pytest.mark.parametrize("change", [{"title": "改"}, {"body": "改"}])
def test_a_published_piece_cannot_be_changed(city: World, printed: Issue, change: dict[str, str]) -> None:
    with act(city.system, "papers.try", at=CITY) as event, refused():
        Piece.objects.filter(issue=printed).update(event=event, **change)


def test_no_piece_is_added_after_publishing(city: World, printed: Issue) -> None:
    with act(city.system, "papers.try", at=CITY) as event:
        late = Piece(made=event, event=event, issue=printed, position=9, column="", title="", office_title="", body="")
        with pytest.raises(DatabaseError, match="stays as printed"), transaction.atomic():
            late.save()


def test_a_published_issue_is_neither_changed_nor_withdrawn(city: World, printed: Issue) -> None:
    for change in ({"number": 9}, {"published_on": None}, {"on_date": date(2017, 1, 1)}):
        with act(city.system, "papers.try", at=CITY) as event, refused():
            Issue.objects.filter(pk=printed.pk).update(event=event, **change)


@pytest.mark.requirement("R2", "posting apart from the issue date")
def test_the_web_record_may_follow(city: World, printed: Issue) -> None:
    assert queries.document(printed, EVERYTHING, DAY).web is None
    actions.post_to_web(city.system, printed, "市扶贫局", date(2017, 4, 17), views=2639)
    web = queries.document(Issue.objects.get(number=1), EVERYTHING, DAY).web
    assert (web.posted_on, web.views, web.is_up(DAY)) == (date(2017, 4, 17), 2639, False)


def test_an_issue_is_not_posted_before_its_date(city: World, printed: Issue) -> None:
    with pytest.raises(DatabaseError, match="issue_posted_after"):
        actions.post_to_web(city.system, printed, "市扶贫局", date(2017, 3, 27))


def test_publishing_twice_is_refused_and_a_second_click_is_not(city: World, draft: Issue) -> None:
    click = uuid4()
    for _ in range(2):
        published = actions.publish(city.system, Issue.objects.get(number=1), EVERYTHING, day=DAY, key=click)
        assert published.published_on == DAY
    with pytest.raises(actions.AlreadyPublished):
        actions.publish(city.system, published, EVERYTHING, day=DAY)
    assert len(queries.frozen_in(published)) == 3


def test_an_unknown_figure_is_refused_before_anything_is_stored(city: World) -> None:
    wrong = {**SMALL, "piece": [{**SMALL["piece"][0], "body": "{register.nothing place=34}"}]}
    with pytest.raises(figures.NoSuchFigure, match=r"register\.nothing"):
        actions.compose(city.system, template.bulletin(wrong), CITY, synthetic=True)
    assert not Issue.objects.filter(number=1).exists()


def test_who_may_publish(staffed: World, draft: Issue) -> None:
    with pytest.raises(Refused):
        actions.publish(holder("auditor"), draft, EVERYTHING, day=DAY)
    with pytest.raises(figures.OutOfSight):
        actions.publish(staffed.system, draft, NOBODY, day=DAY)
    assert not queries.frozen_in(draft)
