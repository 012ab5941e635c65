"""A slip's code opens one line once; the slip and the month's sheet are printed and say what they must."""

from datetime import date
from typing import Any

import pytest

from hearthlight.core.clock import pinned
from hearthlight.money.closing import close_month, sheet
from hearthlight.money.models import SlipCode
from hearthlight.money.slips import DAYS, make_code, use_code
from hearthlight.papers import month_sheet, slip
from hearthlight.trail.models import Event
from tests.money.books import TESTER, VILLAGE
from tests.money.test_traveller import TODAY, Village

pytestmark = pytest.mark.django_db


@pytest.fixture
def payment() -> Any:
    """A payment that arrived."""
    with pinned(TODAY):
        yield Village().paid()


@pytest.mark.requirement("R7", "every payment leads back to its meter")
def test_a_code_opens_its_payment_once(payment: Any) -> None:
    code = make_code(TESTER, payment)
    typed = f" {code[:4].lower()}-{code[4:8]} {code[8:]}"
    assert use_code(typed) == payment
    assert use_code(typed) is None
    assert Event.objects.filter(kind="money.slip_opened").count() == 1
    assert code not in SlipCode.whole.get().digest


def test_a_new_slip_ends_the_old_code_and_time_ends_both(payment: Any) -> None:
    first, second = make_code(TESTER, payment), make_code(TESTER, payment)
    assert use_code(first) is None
    with pinned(date.fromordinal(TODAY.toordinal() + DAYS)):
        assert use_code(second) is None
    assert use_code("nonsense") is None


def test_the_slip_says_the_person_s_own_line_in_words(payment: Any) -> None:
    said = slip.words(payment, "ABCDEFGHJKMN", "https://x/slip/")
    assert (said["name"], said["amount"], said["rate"]) == ("样例", "300.00 元", "300.00 元 × 1 月")
    assert said["code"] == "ABCD-EFGH-JKMN"
    assert slip.pdf(payment, "ABCDEFGHJKMN", "https://x/slip/")[:5] == b"%PDF-"


def test_a_closed_month_is_printed_with_the_head_of_its_chain(payment: Any) -> None:
    with pinned(date(2017, 4, 3)):
        period = close_month(TESTER, VILLAGE, "2017-03")
    found = sheet(period)
    assert found.head == period.head != ""
    assert sum(after for _title, _before, _moved, after in found.accounts) == 0
    assert all(before + moved == after for _title, before, moved, after in found.accounts)
    assert month_sheet.words(period)["head"] == period.head
    assert month_sheet.pdf(period) == month_sheet.pdf(period)
