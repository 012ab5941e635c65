# ruff: noqa: E402
"""One payment of the demo followed back to its kilowatt-hours: meter, statement, accounts, plan, person.

    python docs/examples/one_kilowatt_hour.py

Follows the first payment to the household of ``one_household.py``. Everybody in the demo is invented.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthlight.site.settings")

import django

django.setup()

from django.db.models import Count

from hearthlight.checks.models import Finding
from hearthlight.core.money import format_yuan
from hearthlight.money.models import Payment
from hearthlight.money.trace import Behind, back
from hearthlight.register.models import Household, Income


def first_payment() -> Payment:
    """The first payment to the first home of one person that solar income reached and ``one_household.py`` may ask."""
    paid = Payment.whole.filter(state="paid", member__isnull=False)
    alone = Household.whole.filter(pk__in=paid.values("member__household")).annotate(people=Count("members"))
    found = Finding.whole.filter(rule="standard.income", state__in=["need", "resolved"]).values("household_id")
    home = alone.filter(people=1, pk__in=found).order_by("number")[0]
    return paid.filter(member__household=home).select_related("line__plan").order_by("month", "pk")[0]


def describe(origin: Behind) -> None:
    """A statement behind the payment: the energy it was for, what of it funded the plan, the entries between."""
    one = origin.statement
    print(f"  {one.station} {one.month} {one.stream}: {one.energy_wh:,} Wh × {one.price} = {format_yuan(one.fen)} yuan")
    for passed in origin.way:
        print(f"    {passed.entry.day} {passed.entry.kind:<12} {format_yuan(passed.fen)}")
    print(
        f"    funded the plan with {format_yuan(origin.funded)}; of this payment {format_yuan(origin.fen)} (pro rata)"
    )


payment = first_payment()
origins = back(payment)
print(f"payment {payment.pk}: {format_yuan(payment.fen)} yuan for {payment.month}, from {len(origins)} statements")
for origin in origins[:2]:
    describe(origin)
print(f"  … all parts together {format_yuan(sum(origin.fen for origin in origins))} yuan")
written = Income.whole.get(origin="payment", line=f"payment {payment.pk}")
print(f"written once into the income of {written.year}: {written.item}, {format_yuan(written.fen)} yuan")
