"""What is listed by hand in a run besides signed work: grants, set amounts and rewards to a member; works to nobody."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core.money import yuan
from hearthlight.desk.asked import whole
from hearthlight.desk.funds.work_form import member_of
from hearthlight.money.models import PlanLine
from hearthlight.money.paying.due_list import plan_lines
from hearthlight.money.payment_rows import PaymentRefused
from hearthlight.money.payments import Due

TO_PEOPLE = (PlanLine.Kind.GRANT, PlanLine.Kind.SET_AMOUNT, PlanLine.Kind.REWARD)
ROWS = 5


def others(given: Any, village: str, day: date) -> list[tuple[PlanLine, Due]]:
    """The rows of the form that have an amount. Raises PaymentRefused, HelpRefused, NotMoney."""
    lines = {line.pk: line for line in plan_lines(village, day) if not line.opening_id}
    found = []
    for number in range(1, ROWS + 1):
        amount = given.get(f"yuan-{number}", "").strip()
        if amount:
            found.append(_row(given, number, amount, lines, village, day))
    return found


def _row(given: Any, n: int, amount: str, lines: dict[int, PlanLine], village: str, day: date) -> tuple[PlanLine, Due]:
    line = lines.get(whole(given.get(f"line-{n}")) or 0)
    if line is None:
        raise PaymentRefused(_("Row %(row)s: choose the line of the plan.") % {"row": n})
    fen = yuan(amount.replace(",", ""))
    if line.kind not in TO_PEOPLE:
        return line, Due(1, fen)
    member = member_of(given.get(f"household-{n}", ""), whole(given.get(f"member-{n}")), village, day)
    return line, Due(1, fen, member=member)
