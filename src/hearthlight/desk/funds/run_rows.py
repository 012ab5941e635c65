"""Pay runs as their pages show them: those of a place, one run with what speaks against its payments."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Count, Q, Sum

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.money.models import PayDoubt, PayRun
from hearthlight.money.paying.asking import standing
from hearthlight.money.paying.doubt_words import doubt_words
from hearthlight.money.paying.due_list import plan_lines, unsigned, wages_due
from hearthlight.money.paying.runs import rows_of
from hearthlight.places import queries as places

RUNS = 100
STANDS = ~Q(payments__state="returned", payments__entry=None)


def runs(place: str) -> list[dict[str, Any]]:
    """The runs at and below a place, the newest first; two queries."""
    low, high = areas.subtree(place)
    rows = PayRun.objects.filter(area_code__gte=low, area_code__lt=high)
    rows = rows.annotate(fen=Sum("payments__fen", filter=STANDS), people=Count("payments", filter=STANDS))
    kept = list(rows.order_by("-month", "area_code", "-pk")[:RUNS])
    names = places.names([row.area_code for row in kept])
    return [
        {"run": row, "place": names.get(row.area_code, row.area_code), "fen": row.fen, "people": row.people}
        for row in kept
    ]


def to_list(village: str, month: Month) -> dict[str, Any]:
    """What a new run of a month would list, and who is not signed yet."""
    lines = plan_lines(village, month.first)
    jobs = [line for line in lines if line.opening_id]
    dues = [(line, wages_due(line, month)) for line in jobs]
    return {
        "month": month,
        "dues": [(line, len(rows), sum(one.fen for one in rows)) for line, rows in dues if rows],
        "unsigned": sum(len(unsigned(line, month)) for line in jobs),
        "others": [line for line in lines if not line.opening_id],
    }


def of_run(run: PayRun) -> dict[str, Any]:
    """One run: its payments with their doubts, open ones counted."""
    before = run.state in (PayRun.State.LISTED, PayRun.State.CHECKED)
    stored = standing(run) if before else list(PayDoubt.whole.filter(run=run).order_by("pk"))
    doubts: dict[int, list[tuple[PayDoubt, str]]] = defaultdict(list)
    for one in stored:
        doubts[one.payment_id].append((one, doubt_words(one.rule, one.values)))
    rows = rows_of(run)
    still = [one for one in stored if one.blocks or not one.explanation]
    return {
        "rows": [{"row": row, "doubts": doubts.get(row.pk, [])} for row in rows],
        "fen": sum(row.fen for row in rows if row.state != "returned"),
        "open_doubts": len(still) if before else 0,
        "before": before,
        "maker": rows[0].maker_id if rows else None,
        "checker": rows[0].checker_id if rows else None,
        "to_people": sum(bool(row.member_id) for row in rows),
    }


def last_month(day: date) -> Month:
    """The month that is over."""
    return Month.of(day).plus(-1)
