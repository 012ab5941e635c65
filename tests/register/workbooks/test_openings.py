"""公益性岗位 and its months of the national export: taken in, sent out, corrected, compared three ways."""

import pytest

from hearthlight.desk.record.questions_member import GROUPS
from hearthlight.register.corrections import Correction, correct_many
from hearthlight.register.models import Household
from hearthlight.register.shadow import fields, tables
from hearthlight.register.workbooks import changes
from tests.register.homes import DAY, SYSTEM, members
from tests.register.workbooks.books import Loaded

pytestmark = pytest.mark.django_db
HEADINGS = ["户编号", "姓名", "与户主关系", "公益性岗位", "公益性岗位(月数)"]
OPENING = ("public_opening", "public_opening_months")


def held(household: Household) -> list[tuple[bool | None, int | None]]:
    return [(one.public_opening, one.public_opening_months) for one in members(household)]


def test_both_columns_are_taken_in_and_an_empty_cell_says_nothing(household: Household, loaded: Loaded) -> None:
    rows = (["S9001", "赵样禾", "户主", "是", "11"], ["S9001", "钱样麦", "配偶", "", ""])
    assert loaded(*rows, headings=HEADINGS).applied
    assert held(household) == [(True, 11), (None, None)]


@pytest.mark.parametrize(("cell", "months"), [("保洁", "3"), ("是", "13"), ("是", "-1")])
def test_what_cannot_be_is_refused_with_its_cell(household: Household, loaded: Loaded, cell: str, months: str) -> None:
    report = loaded(["S9001", "赵样禾", "户主", cell, months], headings=HEADINGS)
    assert not report.applied
    assert "公益性岗位" in report.text()
    assert held(household) == [(None, None), (None, None)]


def test_they_go_out_by_the_same_headings_and_are_compared_by_them() -> None:
    assert set(OPENING) <= set(tables.FIELDS[tables.MEMBERS])
    assert [fields.heading(changes.MEMBER, name) for name in OPENING] == HEADINGS[-2:]
    assert fields.text(changes.MEMBER, "public_opening", "true") == "是"
    assert fields.text(changes.MEMBER, "public_opening_months", "11") == "11"


def test_a_clerk_is_asked_them_and_may_correct_them(household: Household) -> None:
    assert set(OPENING) <= {question.field for group in GROUPS for question in group.questions}
    head = members(household)[0]
    wanted = [Correction(head, "public_opening", True, head.event_id)]
    wanted += [Correction(head, "public_opening_months", 6, head.event_id)]
    assert correct_many(SYSTEM, household, wanted, DAY) == 2
    assert held(household)[0] == (True, 6)
