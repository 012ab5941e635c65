"""Run by test_crash.py in a data folder of its own: every act of a pay run is killed at each of its statements.

A child is forked for each statement, does the act and kills itself (-9) before that statement; the last one is let
through. After each death the parent looks at the database as a newcomer would.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import django

django.setup()

from django.db import connection, connections  # noqa: E402

from hearthlight.core.clock import pinned  # noqa: E402
from hearthlight.money.models import Entry, Payment, PayRun  # noqa: E402
from hearthlight.money.paying.answers import take_answer  # noqa: E402
from hearthlight.money.paying.card_file import file_digest  # noqa: E402
from hearthlight.money.paying.run_changes import explain_doubt, take_out  # noqa: E402
from hearthlight.money.paying.runs import book_run, check_run, rows_of  # noqa: E402
from hearthlight.money.verify import verify  # noqa: E402
from hearthlight.people.models import Person  # noqa: E402
from hearthlight.people.sight import EVERYTHING, viewing  # noqa: E402
from hearthlight.register.models import Income  # noqa: E402

Act = Callable[[PayRun], object]


def killing(at: int) -> Callable[..., Any]:
    """A wrapper that ends the process before statement `at`."""
    seen = iter(range(1, 10_000_000))

    def wrapped(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if next(seen) == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    return wrapped


def child(pk: int, act: Act, at: int) -> int:
    """The exit of a process that does the act and dies before statement `at`."""
    connections.close_all()
    process = os.fork()
    if process:
        return os.waitpid(process, 0)[1]
    with connection.execute_wrapper(killing(at)):
        act(PayRun.objects.get(pk=pk))
    os._exit(0)


def crashed(pk: int, act: Act, before: dict[str, Any]) -> int:
    """How often the act died before it was done; the database was as before each time, and whole.

    What the program does after the commit (telling others) may die too: the act is done by then.
    """
    for at in range(1, 100_000):
        came_through = child(pk, act, at) == 0
        after = state(pk)
        if came_through or after != before:
            assert after["run"] != before["run"], (at, before, after)
            return at - 1
    raise AssertionError("it never came through")


def state(pk: int) -> dict[str, Any]:
    """What a newcomer sees of the run."""
    run = PayRun.objects.get(pk=pk)
    rows = Payment.whole.filter(run=run)
    lines = [f"payment {row.pk}" for row in rows]
    return {
        "run": run.state,
        "payments": sorted(rows.values_list("state", flat=True)),
        "entries": Entry.objects.filter(book=run.area_code).count(),
        "income": sum(Income.whole.filter(line__in=lines).values_list("fen", flat=True)),
        "faults": len(verify(run.area_code).faults),
    }


def people(count: int) -> list[Person]:
    """Somebody who may do everything, so that only the rule of three people speaks."""
    found = list(Person.objects.order_by("pk")[:count])
    for one in found:
        one.may = lambda kind, place: True  # type: ignore[method-assign]
    return found


def main() -> None:
    """A listed run of the demo: checked, booked and answered, each killed at every statement."""
    run = PayRun.objects.filter(state="listed").order_by("pk")[0]
    makers = set(Payment.whole.filter(run=run).values_list("maker", flat=True))
    checker, payer = [one for one in people(5) if one.pk not in makers][:2]
    for doubt in run.doubts.all():
        if doubt.blocks:
            take_out(checker, doubt.payment, "样例")
        else:
            explain_doubt(checker, doubt, "样例")
    wanted = sum(row.fen for row in rows_of(run))
    deaths = {"check": crashed(run.pk, lambda one: check_run(checker, one), state(run.pk))}
    deaths["book"] = crashed(run.pk, lambda one: book_run(payer, one), state(run.pk))
    booked = PayRun.objects.get(pk=run.pk)
    same = file_digest(booked, rows_of(booked)) == booked.sha256
    failed = rows_of(booked)[0]
    answer = f"流水号,处理结果\n{failed.bank_row},失败\n".encode()
    deaths["answer"] = crashed(run.pk, lambda one: take_answer(payer, one, "回盘.csv", answer), state(run.pk))
    paid = sum(row.fen for row in Payment.whole.filter(run=run, state="paid"))
    told = {"deaths": deaths, "wanted": wanted, "paid": paid, "returned": failed.fen, "same_file": same}
    print(json.dumps(told | {"faults": len(verify().faults)}))


if __name__ == "__main__":
    with pinned(date(2017, 3, 28)), viewing(EVERYTHING):
        sys.exit(main())
