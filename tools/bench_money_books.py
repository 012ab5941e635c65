"""Rows of the database: a county's month posted on SQLite, and a journal verified beside Beancount.

Run as a program in a data folder of its own it prints its rows as JSON.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

ROOT = Path(__file__).parents[1]
COUNTY = "349999000000000"
DAY = date(2017, 3, 28)
STATIONS, VILLAGES, PAYMENTS = 346, 363, 12_000
ENTRIES = {"small": 20_000, "full": 1_000_000}
CHECKED = 20_000
"""Transactions that Beancount is given: it holds a ledger whole in memory."""
Row = dict[str, Any]


def rows(size: str) -> list[Row]:
    """The rows, measured in a process and a data folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"HEARTHLIGHT_HOME": folder, "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}
        command = [sys.executable, str(Path(__file__).resolve()), size]
        told = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: list[Row] = json.loads(told.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Make the database, post the month, verify the journal."""
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.core.management import call_command

    from hearthlight.core.clock import pinned
    from hearthlight.people.sight import EVERYTHING, viewing

    call_command("migrate", verbosity=0)
    with pinned(DAY), viewing(EVERYTHING):
        print(json.dumps([_month(), *_verified(ENTRIES[sys.argv[1]])]))


def _row(name: str, value: float, unit: str, peer: Any = None, theirs: Any = None, ratio: Any = None) -> Row:
    kept = [None if one is None else round(one, 2) for one in (theirs, ratio)]
    return {"name": name, "value": round(value, 2), "unit": unit, "peer": peer, "peer_value": kept[0], "ratio": kept[1]}


def _village(number: int) -> str:
    return f"349999{100 + number // 500:03d}{number % 500:03d}000"


def _month() -> Row:
    """346 statements stated, received and sent to 363 villages; a plan each; 12,000 payments listed, checked, paid."""
    county = _County()
    start = time.perf_counter()
    county.settle()
    settled = time.perf_counter() - start
    county.pay()
    print(f"settled in {settled:.2f} s", flush=True)
    name = f"a county's month on SQLite: {STATIONS} stations, {VILLAGES} villages, {PAYMENTS:,} payments (goal 10 s)"
    return _row(name, time.perf_counter() - start, "s")


class _County:
    """A county with stations, homes and adopted plans, before its month."""

    def __init__(self) -> None:
        from tests.money.below import household, member, station
        from tests.money.books import new_event

        event = new_event(DAY, COUNTY)
        self.stations = [station(event, _village(one)) for one in range(STATIONS)]
        self.people = {}
        for one in range(VILLAGES):
            homes = [household(event, _village(one)) for _ in range(-(-PAYMENTS // VILLAGES))]
            self.people[_village(one)] = [member(event, home) for home in homes]

    def settle(self) -> None:
        from hearthlight.money import entries
        from hearthlight.money.journal import book
        from hearthlight.money.settlement.statement_file import StatedRow
        from hearthlight.money.settlement.stating import New, state_in
        from hearthlight.money.statements import owed_parts, send_all
        from hearthlight.trail.act import System, act, digest
        from hearthlight.trail.history import add
        from hearthlight.trail.models import Source

        with act(System("bench"), "money.bench", at=COUNTY) as event:
            about = {"title": "bench", "sha256": digest("bench"), "received_on": DAY, "area_code": COUNTY}
            source = add(event, Source(kind="statement_file", **about))
            new = [
                New(StatedRow(n, one.number, "2017-02", "coal", 30_000_000, 3693, 1_107_900), one, 3693)
                for n, one in enumerate(self.stations)
            ]
            stated = state_in(event, new, source)
            book(event, [entries.receive(one.pk, COUNTY, owed_parts(one), DAY) for one in stated])
            send_all(event, COUNTY)

    def pay(self) -> None:
        from hearthlight.core.period import Month
        from hearthlight.decisions.models import Decision
        from hearthlight.money import entries
        from hearthlight.money.holdings import available
        from hearthlight.money.journal import book
        from hearthlight.money.models import Plan, PlanLine
        from hearthlight.money.payments import Due, check_in, list_in, pay_in
        from hearthlight.people.models import Person
        from hearthlight.trail.act import System, act
        from hearthlight.trail.history import add, bulk
        from tests.money.books import new_event

        people = [
            add(new_event(DAY, COUNTY), Person(username=uuid4().hex, name="样例", synthetic=True)) for _ in range(3)
        ]
        left = PAYMENTS
        for village, members in list(self.people.items())[:STATIONS]:
            with act(System("bench"), "money.bench_plan", at=village) as event:
                decision = Decision(kind="village_plan", subject_kind="money.plan", subject_id=0, area_code=village)
                decision.procedure, decision.procedure_date, decision.state = "village_plan", DAY, "passed"
                plan = add(event, Plan(area_code=village, year=2017, decision=add(event, decision)))
                line = PlanLine(plan=plan, number=1, kind="grant", title="样例", fen_unit=10_000, units=36, fen=360_000)
                bulk(event, [line])
            with act(System("bench"), "money.bench_pay", at=village) as event:
                plan.adopted_on, plan.event = DAY, event
                plan.save(update_fields=["adopted_on", "event"])
                book(event, [entries.fund(plan.pk, village, entries.drawn(available(village), 360_000), DAY)])
                dues = [Due(1, 10_000, member=one) for one in members[:left]]
                left -= len(dues)
                rows = list_in(event, people[0], line, Month(2017, 2), dues)
            with act(System("bench"), "money.bench_check", at=village) as event:
                check_in(event, people[1], rows)
            with act(System("bench"), "money.bench_paid", at=village) as event:
                pay_in(event, people[2], rows)


def _verified(wanted: int) -> list[Row]:
    """Entries of a journal, verified; Beancount is given an equivalent ledger of a part of it in the same run."""
    from hearthlight.money.verify import verify

    _filled(wanted)
    start = time.perf_counter()
    verdict = verify()
    seconds = time.perf_counter() - start
    assert not verdict.faults, verdict.faults[:3]
    ours = verdict.entries / seconds
    theirs = _beancount()
    name = f"verify of {verdict.entries:,} entries, {verdict.legs:,} legs (goal 60 s for 1,000,000)"
    return [
        _row(name, seconds, "s"),
        _row("verify, entries a second", ours, "1/s", f"Beancount, {CHECKED:,} of them", theirs, ours / theirs),
    ]


def _filled(wanted: int) -> None:
    """More entries: statements of one fen, each owed."""
    from hearthlight.money import entries
    from hearthlight.money.journal import book
    from hearthlight.money.models import Entry, Statement
    from hearthlight.trail.act import System, act
    from hearthlight.trail.history import bulk

    one = Statement.whole.order_by("pk")[0]
    about = {"station": one.station, "area_code": one.area_code, "stream": "whole", "energy_wh": 10, "price": 10_000}
    for start in range(Entry.objects.count(), wanted, 5_000):
        with act(System("bench"), "money.bench_fill", at=COUNTY) as event:
            numbers = range(start, min(start + 5_000, wanted))
            rows = bulk(event, [Statement(fen=1, **about, month=_month_of(n)) for n in numbers])
            book(event, [entries.owe(row.pk, COUNTY, {one.area_code: 1}, DAY) for row in rows])


def _month_of(number: int) -> str:
    """A month of its own for each: it need not exist."""
    return f"{number % 10_000:04d}-{number // 10_000:02d}"


def _beancount() -> float:
    """Transactions a second that Beancount loads and checks of an equivalent ledger."""
    from beancount import loader

    lines = [
        'option "operating_currency" "CNY"',
        f"{DAY} open Assets:Receivable CNY",
        f"{DAY} open Liabilities:Owed CNY",
    ]
    for number in range(CHECKED):
        lines += [f'{DAY} * "owe" "{number}"', "  Assets:Receivable  0.01 CNY", "  Liabilities:Owed  -0.01 CNY"]
    text = "\n".join(lines) + "\n"
    start = time.perf_counter()
    _entries, faults, _options = loader.load_string(text)
    assert not faults
    return CHECKED / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
