"""The command's choice between all or nothing and the good homes alone."""

from pathlib import Path

import pytest
from django.utils import translation

from hearthlight.register.models import Household
from hearthlight.register.workbooks.load import load
from hearthlight.trail.models import Source
from tests.register import homes
from tests.register.homes import DAY, SYSTEM, TOWN
from tests.register.workbooks.books import HEADINGS, row
from tests.sheets.books import book

pytestmark = pytest.mark.django_db


def written(folder: Path) -> Path:
    path = folder / "样例.xlsx"
    good, bad = row("S9001", "赵样禾", "", "户主", 1, "残疾"), row("S9003", "周样光", "", "户主", 1, "感冒")
    path.write_bytes(book([HEADINGS, good, bad]))
    return path


def test_all_or_nothing_unless_the_good_rows_are_asked_for(household: Household, tmp_path: Path) -> None:
    homes.home([{"name": "周样光"}], number="S9003")
    path, said = written(tmp_path), []
    refused = load(path, SYSTEM, TOWN, DAY)
    assert (refused.applied, Source.objects.filter(kind="workbook").count()) == (False, 0)
    report = load(path, SYSTEM, TOWN, DAY, said.append, good_rows=True)
    assert (report.applied, report.homes, report.as_json()["rows_refused"], said[-1]) == (True, 1, 1, "6/6")
    assert homes.members(household)[0].disabled is True
    with translation.override("en"):
        assert "Rows that came back: 1." in report.text()
        assert "row 3, column F" in report.text()


def test_a_file_without_one_good_home_is_refused_either_way(household: Household, tmp_path: Path) -> None:
    path = tmp_path / "样例.xlsx"
    path.write_bytes(book([HEADINGS, row("S9001", "赵样禾", "", "户主", 1, "感冒")]))
    report = load(path, SYSTEM, TOWN, DAY, good_rows=True)
    assert (report.applied, [fault.cell for fault in report.faults]) == (False, ["F2"])
    assert not Source.objects.filter(kind="workbook").exists()
