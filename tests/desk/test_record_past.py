"""A month-old state of a household is read on its page, with who knew what when."""

from datetime import date

import pytest

from hearthlight.register.models import Household
from hearthlight.trail.act import System, act
from hearthlight.trail.history import amend
from hearthlight.trail.models import Event, Source
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of
from tests.desk.records import a_home
from tests.register.homes import members

CLERK, OTHER = System("clerk"), System("other clerk")
THEN = date(2017, 2, 28)


def _said(house: Household, who: System, on: date, since: date, grade: str, source: Source | None = None) -> int:
    with act(who, "register.correct_household", at=house.area_code, day=on, source=source) as event:
        amend(event, Household.whole.get(pk=house.pk), since, source_row=7 if source else None, house_grade=grade)
    return event.pk


@pytest.fixture
def house(county: date) -> Household:
    """Graded B; C since January as learned in February; D since 20 February as a workbook of March says."""
    one = a_home(house_grade="B")
    _said(one, CLERK, date(2017, 2, 10), date(2017, 1, 15), "C")
    _said(one, OTHER, date(2017, 3, 20), date(2017, 2, 20), "D", Source.objects.order_by("pk")[0])
    _said(one, CLERK, date(2017, 3, 27), date(2017, 3, 26), "A")
    return one


def _grade(words: str) -> str:
    """What the past page says of the house."""
    return words.split("住房等级")[-1].strip()[:2]


def test_a_month_old_state_is_read_with_who_knew_what_when(house: Household, as_role: SignIn) -> None:
    client = as_role("village")
    page = page_of(client, f"/households/{house.pk}/?day=2017-02-28").words
    assert "这是 2017年2月28日 那天的档案" in page.replace("\n", " ")
    assert _grade(page) == "D级"
    story = page.split("何时得知什么")[1].split("家里有谁")[0]
    for words in ("B级", "C级", "D级", "A级", "clerk", "other clerk", "2017年2月10日", "2017年3月20日", "第 7 行"):
        assert words in story
    assert Source.objects.order_by("pk")[0].title in story


def test_the_same_day_as_known_then_is_another(house: Household, as_role: SignIn) -> None:
    client = as_role("village")
    february = Event.objects.filter(subject_id=None, actor_name="clerk", day=date(2017, 2, 10)).order_by("-pk")[0]
    page = page_of(client, f"/households/{house.pk}/?day=2017-02-28&known={february.pk}").words
    assert _grade(page) == "C级"
    assert "后来才知道" in page


def test_people_who_left_since_belonged_then(county: date, as_role: SignIn) -> None:
    one = a_home()
    wife = members(one)[1]
    with act(CLERK, "register.leave", at=one.area_code, day=date(2017, 3, 10)) as event:
        amend(event, wife, date(2017, 3, 9), left_on=date(2017, 3, 9), left_how="moved_out")
    client = as_role("village")
    then = page_of(client, f"/households/{one.pk}/?day=2017-02-28").words
    assert "配偶" in then
    assert "配偶" not in page_of(client, f"/households/{one.pk}/").words.split("家里有谁")[1].split("还差什么")[0]


def test_before_anybody_entered_it_there_was_no_record(county: date, as_role: SignIn) -> None:
    before = Event.objects.latest("pk").pk
    one = a_home()
    page = page_of(as_role("village"), f"/households/{one.pk}/?day=2017-02-28&known={before}").words
    assert "那天册子里还没有这户" in page


@pytest.mark.parametrize("asked", ["day=soon", "day=2018-01-01", "day=2017-02-28&known=x", "day=1900-01-01&known=then"])
def test_a_day_that_cannot_be_asked_opens_nothing(county: date, as_role: SignIn, asked: str) -> None:
    one = a_home()
    assert as_role("village").get(f"/households/{one.pk}/?{asked}").status_code == 404


def test_opening_a_past_state_is_written_down_too(county: date, as_role: SignIn) -> None:
    one = a_home()
    as_role("village").get(f"/households/{one.pk}/?day=2017-02-28")
    last = Event.objects.latest("pk")
    assert (last.kind, last.subject_id) == ("people.open_record", one.pk)
