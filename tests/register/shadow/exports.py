"""An export taken in, corrected here, and the next one."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import polars as pl
import pytest

from hearthlight.core.clock import pinned
from hearthlight.register import actions
from hearthlight.register.models import Household, Member
from hearthlight.register.shadow import steps, three_ways
from hearthlight.register.workbooks import upload
from hearthlight.trail.act import System, act
from hearthlight.trail.models import Source
from tests.register import homes
from tests.register.homes import DAY, TOWN, VILLAGE
from tests.sheets.books import book

HEAD_ID = homes.number_of(date(1960, 5, 1), male=True)
PERSON = ["序号", "户编号", "姓名", "证件号码", "与户主关系", "劳动技能", "健康状况"]


HEADINGS = [*PERSON, "住房等级", "工资性收入", "户联系电话"]


LATER = date(2017, 5, 10)


CLERK = System("clerk")


def rows(**said: Any) -> list[list[Any]]:
    """Two people of S9001 and one of S9002, as the national system says them; `said` replaces cells of the first."""
    first = {"labour": "普通劳动力", "health": "健康", "grade": "C级", "wage": "3000"} | said
    return [
        ["1", "S9001", "赵样禾", HEAD_ID, "户主", *first.values(), "10012345678"],
        ["2", "S9001", "钱样麦", "", "配偶", "weak", "长期慢性病", first["grade"], first["wage"], ""],
        ["3", "S9002", "孙样晴", "", "户主", "技能劳动力", "健康", "B级", "9000", ""],
    ]


def received(lines: Sequence[Sequence[Any]], name: str, day: date) -> Source:
    return upload.receive(CLERK, TOWN, day, name, book([["样例数据导出"], HEADINGS, *lines]))


@pytest.fixture
def taken_in(household: Household) -> Iterator[Source]:
    """The first export, taken in on the demo's day; the tests go on six weeks later."""
    homes.home([{"name": "孙样晴"}], number="S9002")
    with pinned(DAY):
        source = received(rows(), "一月.xlsx", DAY)
        steps.check(source, DAY)
        report = steps.take_in(CLERK, source, DAY, None)
        assert report.applied, report.text()
    source.refresh_from_db()
    with pinned(LATER):
        yield source


def corrected(household: Household) -> Member:
    """Here it becomes known that the head is ill, that the house was mended and what the wage was."""
    head = homes.members(household)[0]
    actions.correct(CLERK, head, LATER, ill_chronic=True, labour="weak", reason="入户核实")
    actions.correct(CLERK, household, LATER, house_grade="B")
    with act(CLERK, "register.declare", at=VILLAGE, reason="银行流水", day=LATER) as event:
        actions.declare_income(event, household, 2016, "wage", 350_000)
    return head


def standings(frame: pl.DataFrame) -> dict[str, set[str]]:
    differ = frame.filter(pl.col("standing") != three_ways.SAME)
    return {str(way): set(part["field"]) for (way,), part in differ.group_by("standing")}
