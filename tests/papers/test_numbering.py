"""Numbers of an office's bulletin: begun again each year, or not, as a place has set."""

from dataclasses import replace
from datetime import date

import pytest

from hearthlight.core.parameters import Parameters
from hearthlight.demo.world import CITY, LIXIN
from hearthlight.papers.models import Issue
from hearthlight.papers.numbering import SETTING, next_number


@pytest.mark.requirement("R1", "restarting each year is a setting")
def test_numbers_restart_each_year_where_that_is_set(draft: Issue) -> None:
    assert next_number(CITY, date(2018, 1, 2)) == 1
    counting_on = Parameters((*SETTING.values, replace(SETTING.values[0], place="3416", value=False)))
    last = Issue.objects.filter(area_code=CITY).order_by("number").last()
    assert next_number(CITY, date(2018, 1, 2), counting_on) == last.number + 1
    assert next_number(CITY, date(2017, 3, 28)) == last.number + 1


def test_each_office_counts_for_itself(draft: Issue) -> None:
    assert next_number(LIXIN, date(2017, 3, 28)) == 1
