"""Workbooks of the tests: rows of an export written to a file and taken in; a home that stands in the register."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hearthlight.register.models import Household
from hearthlight.register.workbooks.applying import Report
from hearthlight.register.workbooks.load import load
from hearthlight.trail.act import act
from tests.register import homes
from tests.register.homes import BEGIN, DAY, SYSTEM, TOWN, VILLAGE
from tests.sheets.books import book

HEADINGS = [
    "户编号",
    "姓名",
    "证件号码",
    "与户主关系",
    "人数",
    "健康状况",
    "是否解决安全饮用水",
    "工资性收入",
    "低保金",
]
HEAD_ID = homes.number_of(date(1960, 5, 1), male=True)
WIFE_ID = homes.number_of(date(1962, 7, 9), male=False)
OTHER_ID = homes.number_of(date(1958, 3, 2), male=True)
Loaded = Callable[..., Report]


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    """Load rows as a workbook; `headings` may be others."""

    def run(
        *rows: Sequence[Any], headings: Sequence[str] = HEADINGS, place: str = TOWN, name: str = "样例.xlsx"
    ) -> Report:
        path = tmp_path / name
        path.write_bytes(book([["样例数据导出"], headings, *rows]))
        return load(path, SYSTEM, place, DAY)

    return run


@pytest.fixture
def household() -> Household:
    with act(SYSTEM, "test.places", at=TOWN, day=DAY) as event:
        homes.village(event, VILLAGE, "样例村")
    people = [{"name": "赵样禾", "identity": HEAD_ID}, {"name": "钱样麦", "relation": "spouse"}]
    return homes.home(people, [("registered", BEGIN)], number="S9001", water_safe=False)


def row(
    number: str = "S9001", name: str = "赵样禾", identity: str = "", relation: str = "户主", *rest: Any
) -> list[Any]:
    return [number, name, identity, relation, *rest]
