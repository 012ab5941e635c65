# ruff: noqa: E402
"""One household of the demo: what the standard says of it, and a workbook that mends its income.

    python docs/examples/one_household.py household.xlsx

Prints the household before, writes the workbook, and says how to load it. Everybody in the demo is invented.
"""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthlight.site.settings")

import django

django.setup()

import xlsxwriter
from django.db.models import Count

from hearthlight.checks.models import Finding
from hearthlight.core.areas import prefix
from hearthlight.core.clock import working_day
from hearthlight.core.money import format_yuan
from hearthlight.money.models import Payment
from hearthlight.register.models import Household, Income, Member
from hearthlight.standard import queries

WORKBOOK = sys.argv[1] if len(sys.argv) > 1 else "household.xlsx"
RAISE = 300_000


def chosen() -> Household:
    """The first home of one person that solar income reached and whose income lies below the line, not one whose income
    nobody knows; a need that was met stays written down, so a second run finds the same home."""
    paid = Payment.whole.filter(state="paid", member__isnull=False).values("member__household")
    found = Finding.whole.filter(rule="standard.income", state__in=["need", "resolved"]).values("household_id")
    homes = Household.whole.filter(pk__in=paid).filter(pk__in=found)
    alone = homes.annotate(people=Count("members")).filter(people=1)
    return alone.order_by("number")[0]


def describe(home: Household) -> None:
    """Every rule's answer, and whether policies continue."""
    day = working_day()
    print(f"{home.number}  http://127.0.0.1:8000/households/{home.pk}/")
    for rule, answer in queries.of_household(home.pk, home.area_code, day):
        print(f"  {answer:<15} {rule.message}")
    print("  ", *queries.entitlement_of(home.pk, home.area_code, day))


def write(home: Household) -> None:
    """One row of the national export with a wage of last year that is 3,000 yuan higher."""
    person, last_year = Member.whole.get(household=home), working_day().year - 1
    wages = Income.whole.filter(household=home, year=last_year, item="wage").values_list("fen", flat=True)
    wage = format_yuan(sum(wages) + RAISE)
    with xlsxwriter.Workbook(WORKBOOK) as book:
        sheet = book.add_worksheet("样例数据")
        sheet.write_row(0, 0, ["户编号", "姓名", "与户主关系", "工资性收入"])
        sheet.write_row(1, 0, [home.number, person.name, "户主", wage])
    print(f"written: {WORKBOOK} (工资性收入 {wage})")
    print(f"next:    hearthlight load {WORKBOOK} --place {prefix(home.area_code)[:9]}")


home = chosen()
describe(home)
write(home)
