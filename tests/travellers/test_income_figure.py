"""The first traveller: a workbook's cell becomes change, finding, rate, a bulletin's number, and leads back."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from hearthlight import figures
from hearthlight.checks.models import Finding
from hearthlight.core.countries.cn import identity
from hearthlight.core.parameters import Parameters
from hearthlight.demo.world import SHUANGJIAN
from hearthlight.papers.models import Issue
from hearthlight.people.secrets import opened
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.register.models import Household, Income, Member
from hearthlight.register.provenance import where_from
from hearthlight.register.workbooks.load import load
from hearthlight.standard import pack, queries
from hearthlight.standard.actions import screen_register
from hearthlight.trail.act import System, act
from tests.sheets.books import book

SYSTEM = System("clerk")
ASKED = {"rule": "standard.income", "answer": "breaks"}
HEADINGS = ["户编号", "姓名", "证件号码", "与户主关系", "工资性收入"]


def _living_on_wages(day: date) -> Household:
    """A home above the line that falls below it without its wage."""
    law: Parameters = pack.on(day).parameters
    line = law.at("poverty_line", date(day.year - 1, 12, 31), SHUANGJIAN).value
    frame = queries.households(SHUANGJIAN, day, registered_only=True)
    for row in frame.filter(frame["state"] == "registered").iter_rows(named=True):
        net, wage, size = row["net_fen"], row["wage_fen"], row["size"]
        if net is not None and wage and net >= line * size and net - wage < line * size:
            return Household.whole.get(pk=row["household"])
    raise AssertionError("the demo has no home that lives on wages")


def _workbook(folder: Path, home: Household) -> Path:
    head = Member.whole.get(household=home, relation="head", left_on=None)
    path = folder / "样例.xlsx"
    row: list[Any] = [home.number, head.name, opened(head, "identity"), "户主", "1.00"]
    path.write_bytes(book([["样例数据"], HEADINGS, row]))
    return path


@pytest.mark.requirement("R84", "each income item has its evidence")
@pytest.mark.requirement("R7", "every printed number opens to its records")
def test_an_income_figure_from_its_cell_to_the_bulletin_and_back(county: date, tmp_path: Path) -> None:
    with viewing(EVERYTHING):
        home = _living_on_wages(county)
        below = figures.find("standard.households_by_answer")
        assert isinstance(below, figures.Figure)
        before = figures.value(below, SHUANGJIAN, county, EVERYTHING, **ASKED)

        path = _workbook(tmp_path, home)
        report = load(path, SYSTEM, SHUANGJIAN, county)
        assert report.applied, report.text()
        screen_register(SYSTEM, county, SHUANGJIAN)
        finding = Finding.whole.get(rule="standard.income", subject_id=home.pk, closed=None)
        assert finding.opened == county

        issue = Issue.objects.get(number=22)
        piece = issue.pieces.all()[0]
        with act(SYSTEM, "papers.test", at=SHUANGJIAN, day=county) as event:
            frozen = figures.freeze(event, piece, below, SHUANGJIAN, county, EVERYTHING, **ASKED)
        assert frozen.value == before + 1

        records = figures.records(below, SHUANGJIAN, frozen.day, EVERYTHING, **frozen.arguments)
        assert records.filter(pk=home.pk).exists()
        income = Income.whole.get(household=home, year=county.year - 1, item="wage", line="")
        origin = where_from(income, "fen")
        assert origin.source is not None
        assert (origin.source.pk, origin.cell, income.fen) == (report.source, "E3", 100)
        cells = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes())).get_sheet_by_name(origin.sheet).to_python()
        assert str(cells[2][4]) == "1.00"
        assert identity.read(str(cells[2][2])).valid
