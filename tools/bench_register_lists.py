"""The household list at 100,000 households: server time and queries of every filter, the deepest page, every search."""

import statistics
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import OuterRef, Subquery
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearthlight.core.areas import subtree
from hearthlight.demo.world import LIXIN
from hearthlight.desk.models import ListedHome
from hearthlight.register.models import Household, Member, Status

Row = dict[str, Any]
TIMES = 20
LISTS = {
    "the register, first page": "",
    "not yet out": "state=registered",
    "out": "state=exited",
    "back in poverty (50 homes)": "state=returned",
    "state unknown (10 homes)": "state=unknown",
    "ordinary households (none)": "state=ordinary",
    "ended (none)": "state=ended",
    "out since 2014": "year=2014",
    "out since 2017 (none)": "year=2017",
    "cause land (20 homes)": "cause=land",
    "monitored (none)": "monitored=unstable",
    "house grade D (50 homes)": "grade=D",
    "house grade unknown": "grade=unknown",
    "water unknown": "water=unknown",
    "somebody seriously ill": "ill=yes",
    "serious illness unknown": "ill=unknown",
    "open findings": "doubt=yes",
    "findings that cannot be judged": "doubt=unknown",
    "four filters that nothing meets": "state=registered&cause=land&grade=D&water=unknown",
    "by number": "sort=number",
    "by number, not yet out": "sort=number&state=registered",
    "number ends in four digits": "q=1234",
    "number ends in what nobody has": "q=0000991234",
    "one village": "place=341623108201000",
    "one village, grade D": "place=341623108201000&grade=D",
}


def measures(clerk: Any) -> list[Row]:
    """Median, 95th percentile and queries of each list and search, as the county's clerk."""
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(clerk)
    addresses = LISTS | {
        "the deepest page": f"after={_deepest()}",
        "the deepest page by number": f"sort=number&after={_last()}",
    }
    rows: list[Row] = []
    everything: list[float] = []
    client.get("/households/")
    processor, begun = time.process_time(), time.perf_counter()
    for name, query in addresses.items():
        address = f"/households/?{query}"
        taken = _times(lambda address=address: client.get(address))
        everything += taken
        rows += _said(f"list, {name}", taken, lambda address=address: client.get(address))
    rows[0] |= _paged(1, rows[0]["value"])
    deepest = next(row for row in rows if row["name"] == "list, the deepest page: median")
    deepest |= _paged(0, deepest["value"])
    for name, text in _searches().items():
        taken = _times(lambda text=text: client.post("/households/search", {"q": text}, follow=True))
        everything += taken
        rows += _said(f"search, {name}", taken, lambda text=text: client.post("/households/search", {"q": text}))
    busy = (time.process_time() - processor) / (time.perf_counter() - begun) * 100
    return [*_summary(everything), measure("share of a processor that the bench got", busy, "percent"), *rows]


def _paged(number: int, own: float) -> Row:
    """The same page by counting and skipping over the tables, without drawing it; 0 is the last page."""
    low, high = subtree(LIXIN)
    states = Status.whole.filter(household=OuterRef("pk"), scheme="registration").order_by("-from_date")
    homes = Household.whole.filter(area_code__gte=low, area_code__lt=high).annotate(
        state=Subquery(states.values("state")[:1])
    )
    homes = homes.exclude(state="cancelled").order_by("area_code", "pk")

    def ask() -> None:
        pages = Paginator(homes, 50)
        list(pages.page(number or pages.num_pages))

    taken = []
    for _ in range(3):
        started = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - started) * 1000)
    peer = statistics.median(taken)
    said = "Django's Paginator over household and status, page not drawn"
    return {"peer": said, "peer_value": round(peer, 3), "ratio": round(peer / own, 2)}


def _times(ask: Callable[[], Any]) -> list[float]:
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        answer = ask()
        taken.append((time.perf_counter() - started) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"a list answered {answer.status_code}")
    return taken


def _said(name: str, taken: list[float], ask: Callable[[], Any]) -> list[Row]:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return [
        measure(f"{name}: median", statistics.median(taken), "ms"),
        measure(f"{name}: p95", percentile(taken, 95), "ms"),
        measure(f"{name}: queries", len(asked), "queries"),
    ]


def _summary(everything: list[float]) -> list[Row]:
    return [
        measure("every list and search: p95 (goal 100)", percentile(everything, 95), "ms"),
        measure("every list and search: slowest", max(everything), "ms"),
    ]


def measure(name: str, value: float, unit: str) -> Row:
    """One row, without a peer."""
    return {"name": name, "value": round(value, 3), "unit": unit, "peer": None, "peer_value": None, "ratio": None}


def percentile(taken: list[float], percent: int) -> float:
    """The value below which this share lies."""
    return statistics.quantiles(taken, n=100, method="inclusive")[percent - 1]


def _deepest() -> str:
    """What the last page but one gives on: 51 homes from the end of the place."""
    low, high = subtree(LIXIN)
    rows = ListedHome.whole.filter(area_code__gte=low, area_code__lt=high).order_by("-area_code", "-pk")
    home = rows[50]
    return f"{home.area_code}.{home.pk}"


def _last() -> str:
    return ListedHome.whole.order_by("-number")[50].number


def _searches() -> dict[str, str]:
    from hearthlight.people import secrets

    member = Member.whole.order_by("pk")[1000]
    return {
        "an identity number": secrets.opened(member, "identity"),
        "a whole name": member.name,
        "a surname (thousands)": member.name[:1],
        "a name nobody has": "欧阳样样",
        "four digits of a number": "4321",
    }
