"""A month-old state of a household is read on its page, with who knew what when."""

from datetime import date

import pytest

from hearthlight.register.models import Household, Status
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add, amend
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
    assert "后来才记下：不计入此页" in page
    assert "那天还没有生效" in page


def test_what_did_not_hold_yet_is_not_called_later_known(house: Household, as_role: SignIn) -> None:
    page = page_of(as_role("village"), f"/households/{house.pk}/?day=2017-02-28").words
    assert "那天还没有生效：不计入此页" in page
    assert "后来才记下" not in page
    assert "从一开始就算已经掌握" not in page


def test_a_state_that_is_another_today_is_told(county: date, as_role: SignIn) -> None:
    one = a_home()
    with act(CLERK, "register.enter_state", at=one.area_code, day=date(2017, 3, 20)) as event:
        state = {"scheme": "registration", "state": "exited", "from_date": date(2017, 3, 10)}
        add(event, Status(household=one, area_code=one.area_code, **state))
    client = as_role("village")
    story = page_of(client, f"/households/{one.pk}/?day=2017-02-28").words.split("何时得知什么")[1]
    assert "与今天没有不同" not in story
    for words in ("状态", "已脱贫", "clerk", "2017年3月10日", "那天还没有生效"):
        assert words in story.split("家里有谁")[0]
    story = page_of(client, f"/households/{one.pk}/?day=2017-03-15").words.split("何时得知什么")[1]
    assert "与今天没有不同" in story


def test_the_page_says_what_loading_counts_as(county: date, as_role: SignIn) -> None:
    page = page_of(as_role("village"), f"/households/{a_home().pk}/?day=2017-03-28&known=then").words
    assert "按当天掌握的情况看" in page
    assert "系统启用时装入的资料，从一开始就算已经掌握" in page


@pytest.mark.parametrize("typed", ["2017年2月28日", "2017/2/28", "2017.2.28", "20170228", "2017-2-28"])
def test_a_day_is_read_as_people_write_it(county: date, as_role: SignIn, typed: str) -> None:
    page = page_of(as_role("village"), f"/households/{a_home().pk}/?day={typed}").words
    assert "2017年2月28日 那天的档案" in page.replace("\n", " ")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("day=abc", "日期请写成年-月-日"),
        ("day=201702", "日期请写成年-月-日"),
        ("day=2017-02-30", "日期请写成年-月-日"),
        ("day=2018-01-01", "那天还没到"),
        ("day=1950-01-01&known=then", "还没有任何记录"),
    ],
)
def test_a_wrong_day_comes_back_on_the_same_page(county: date, as_role: SignIn, asked: str, words: str) -> None:
    page = as_role("village").get(f"/households/{a_home().pk}/?{asked}")
    assert page.status_code == 422
    for said in (words, 'role="alert"', "家里有谁", f'value="{asked[4:].split("&")[0]}"'):
        assert said in page.content.decode()


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


def test_an_act_that_is_none_opens_nothing(county: date, as_role: SignIn) -> None:
    assert as_role("village").get(f"/households/{a_home().pk}/?day=2017-02-28&known=x").status_code == 404


def test_opening_a_past_state_is_written_down_too(county: date, as_role: SignIn) -> None:
    one = a_home()
    as_role("village").get(f"/households/{one.pk}/?day=2017-02-28")
    last = Event.objects.latest("pk")
    assert (last.kind, last.subject_id) == ("people.open_record", one.pk)
