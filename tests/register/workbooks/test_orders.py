"""Files in whatever order: the later data day holds, every day in between reads the same, nothing late undoes newer."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from hearthlight.register.models import Household, Income, Member
from hearthlight.register.workbooks import applying, undoing, upload
from hearthlight.trail.history import as_of
from hearthlight.trail.models import Source
from tests.register import homes
from tests.register.homes import DAY, SYSTEM, TOWN
from tests.register.workbooks.books import HEADINGS
from tests.sheets.books import book

pytestmark = pytest.mark.django_db

FILES = {
    date(2017, 1, 10): ("小学", "1", "100"),
    date(2017, 2, 10): ("初中", "2", "200"),
    date(2017, 3, 10): ("高中", "3", "300"),
}
ASKED = [date(2017, 1, 20), date(2017, 2, 20), DAY]


def received(day: date) -> Source:
    education, road, wage = FILES[day]
    headings = [*HEADINGS[:4], "文化程度", "与村主干路距离(km)", "工资性收入", "数据日期"]
    row = ["S9001", "赵样禾", "", "户主", education, road, wage, str(day)]
    return upload.receive(SYSTEM, TOWN, DAY, f"{day}.xlsx", book([headings, row]))


def read(home: Household) -> list[Any]:
    """Education, road and wage as they were on each asked day."""
    member, income = homes.members(home)[0], Income.whole.get(household=home, item="wage")
    found = []
    for day in ASKED:
        now = ((Member, member, "education"), (Household, home, "road_metres"), (Income, income, "fen"))
        found.append(
            [as_of(model, day, ids=[row.pk]).get(row.pk, {}).get(name, getattr(row, name)) for model, row, name in now]
        )
    return found


@pytest.mark.parametrize("order", permutations(FILES), ids=lambda order: "-".join(str(day.month) for day in order))
def test_the_order_in_which_files_come_makes_no_difference(household: Household, order: tuple[date, ...]) -> None:
    for day in order:
        report = applying.apply(SYSTEM, received(day), DAY)
        assert report.applied, report.text()
    household.refresh_from_db()
    assert read(household) == [["primary", 1000, 10_000], ["junior", 2000, 20_000], ["senior", 3000, 30_000]]


@pytest.mark.parametrize("undone", FILES)
def test_a_file_undone_is_as_if_it_had_never_come(household: Household, undone: date) -> None:
    sources = {day: received(day) for day in sorted(FILES)}
    for source in sources.values():
        assert applying.apply(SYSTEM, source, DAY).applied
    last = max(FILES)
    found = undoing.undo(SYSTEM, sources[undone], DAY)
    household.refresh_from_db()
    member, income = homes.members(household)[0], Income.whole.get(household=household, item="wage")
    if undone == last:
        assert (member.education, household.road_metres, income.fen) == ("junior", 2000, 20_000)
        assert found.kept.is_empty()
    else:
        assert (member.education, household.road_metres, income.fen) == ("senior", 3000, 30_000)
        assert {"education", "road_metres", "fen"} <= set(found.kept["field"].to_list())
