"""The utility's files and what they say: rows beside meter and price, differences in words."""

from collections import Counter
from datetime import date
from typing import Any

from hearthlight.core import areas
from hearthlight.desk.funds.words import STREAMS
from hearthlight.money.models import Statement
from hearthlight.money.settlement import words
from hearthlight.money.settlement.taking_in import KIND, Looked, look
from hearthlight.sun.models import Station
from hearthlight.trail.models import Source

FILES, ROWS = 50, 300


def files(place: str) -> list[Source]:
    """The files received at and below a place, the newest first."""
    low, high = areas.subtree(place)
    rows = Source.objects.filter(kind=KIND, area_code__gte=low, area_code__lt=high)
    return list(rows.order_by("-pk")[:FILES])


def months(place: str) -> list[dict[str, Any]]:
    """What was stated at a place in its last months, by month and stream, newest revisions alone."""
    from hearthlight.money.settlement.standing import newest

    low, high = areas.subtree(place)
    inside = Statement.whole.filter(area_code__gte=low, area_code__lt=high)
    last = sorted(set(inside.order_by().values_list("month", flat=True)), reverse=True)[:12]
    rows = newest(inside.filter(month__in=last)).values()
    sums: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        one = sums.setdefault((row.month, row.stream), [0, 0, 0])
        one[0], one[1], one[2] = one[0] + 1, one[1] + row.energy_wh, one[2] + row.fen
    return [
        {"month": month, "stream": STREAMS[stream], "code": stream, "stations": n, "energy": wh, "fen": fen}
        for (month, stream), (n, wh, fen) in sorted(sums.items(), reverse=True)
    ]


def of_file(source: Source, day: date) -> dict[str, Any]:
    """A file's rows; those with a difference first, none beyond what a page can show."""
    looked = look(source, day) if source.state == Source.State.DRY else []
    counted = Counter(one for row in looked for one in row.differs)
    ordered = sorted(looked, key=lambda one: (not one.blocks, not one.differs, one.row.row))
    numbers = Station.whole.filter(meter_no__in=[one.row.station for one in ordered[:ROWS]])
    names = dict(numbers.values_list("meter_no", "number"))
    return {
        "rows": [_row(one, names) for one in ordered[:ROWS]],
        "more": max(0, len(looked) - ROWS),
        "counts": [(words.WORDS[name], number) for name, number in sorted(counted.items())],
        "blocked": sum(one.blocks for one in looked),
        "corrections": sum(one.corrects for one in looked),
        "new": sum(one.new for one in looked),
        "fen": sum(one.row.fen for one in looked if one.new),
        "waiting": source.state == Source.State.DRY,
    }


def _row(one: Looked, names: dict[str, str]) -> dict[str, Any]:
    return {
        "one": one,
        "station": names.get(one.row.station, one.row.station),
        "stream": STREAMS[one.row.stream],
        "said": [words.WORDS[name] for name in one.differs],
    }
