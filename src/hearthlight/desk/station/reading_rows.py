"""Files of readings as their pages show them: counts, and doubtful rows by kind with the repair on offer."""

from typing import Any
from uuid import uuid4

from django.db.models import Count, Q

from hearthlight.core import areas
from hearthlight.places import queries as places
from hearthlight.sun.doubt_words import offer, sentence
from hearthlight.sun.models import ReadingDoubt
from hearthlight.sun.receiving import KIND
from hearthlight.sun.words import DATA_KINDS, DOUBTS
from hearthlight.trail.models import Source

PAGE, SHOWN, TOLD = 30, 20, 200


def _inside(place: str) -> Q:
    low, high = areas.subtree(place)
    return Q(area_code__gte=low, area_code__lt=high)


def files(place: str, before: int | None) -> list[dict[str, Any]]:
    """The newest files at and below a place, with what was taken of them."""
    found = Source.objects.filter(_inside(place), kind=KIND).select_related("made").order_by("-pk")
    rows = list((found.filter(pk__lt=before) if before else found)[:PAGE])
    names = places.names([row.area_code for row in rows])
    still = dict(
        ReadingDoubt.whole.filter(source__in=rows, state="open")
        .values_list("source")
        .annotate(n=Count("pk"))
        .order_by()
    )
    return [{"source": row, "place": names.get(row.area_code), "open": still.get(row.pk, 0)} for row in rows]


def open_by_kind(place: str) -> list[tuple[str, int]]:
    """Doubts that nobody has answered, most first."""
    rows = ReadingDoubt.whole.filter(_inside(place), state="open").order_by().values_list("kind")
    return sorted(((str(DOUBTS[kind]), n) for kind, n in rows.annotate(n=Count("pk"))), key=lambda one: -one[1])


def of_file(source: Source) -> dict[str, Any]:
    """The doubts of a file by kind: how many are open, the first of them in words."""
    rows = list(ReadingDoubt.whole.filter(source=source).select_related("station").order_by("kind", "row_number"))
    kinds = sorted({row.kind for row in rows})
    return {
        "groups": [_group(kind, [row for row in rows if row.kind == kind]) for kind in kinds],
        "data": DATA_KINDS.get(source.mapping.get("data", ""), ""),
    }


def _group(kind: str, rows: list[ReadingDoubt]) -> dict[str, Any]:
    still = [row for row in rows if row.state == "open"]
    return {
        "kind": kind,
        "words": DOUBTS[kind],
        "open": len(still),
        "answered": len(rows) - len(still),
        "more": max(0, len(still) - SHOWN),
        "all_mend": bool(still) and all(row.repair and row.station_id for row in still),
        "key": uuid4(),
        "rows": [{"row": row, "said": sentence(row), "offer": offer(row), "key": uuid4()} for row in still[:SHOWN]],
    }


def as_json(source: Source) -> list[dict[str, Any]]:
    """The first doubtful rows for a program: row, meter, kind, what was found and expected."""
    rows = ReadingDoubt.whole.filter(source=source).order_by("row_number")[:TOLD]
    return [
        {
            "row": row.row_number,
            "meter": row.meter_no,
            "kind": row.kind,
            "found": row.row.get("found"),
            "expected": row.expected.get("expected"),
            "repair": bool(row.repair),
        }
        for row in rows
    ]
