"""The whole register as of a past date: 100,000 households with 300,000 changes."""

import statistics
import time
from datetime import date
from typing import Any

from hearthlight.core.areas import subtree
from hearthlight.demo.world import LIXIN
from hearthlight.register.models import Household
from hearthlight.register.past.past import households_as_of
from hearthlight.register.reading import Scope
from hearthlight.trail.history import as_of

Row = dict[str, Any]
TIMES = 5
PAST = date(2015, 9, 30)


def measures() -> list[Row]:
    """Median of five, beside the trail's own fold in Python, which it must equal."""
    scope, taken = Scope(*subtree(LIXIN)), []
    for _ in range(TIMES):
        started = time.perf_counter()
        frame = households_as_of(PAST, scope)
        taken.append(time.perf_counter() - started)
    started = time.perf_counter()
    overlay = as_of(Household, PAST)
    peer, own = time.perf_counter() - started, statistics.median(taken)
    then = dict(frame.select("id", "house_area").iter_rows())
    wrong = [pk for pk, fields in overlay.items() if "house_area" in fields and then[pk] != fields["house_area"]]
    if wrong:
        raise SystemExit(f"{len(wrong)} households differ from the trail's own fold")
    row = {"name": "every household as of a past date (goal 3)", "value": round(own, 3), "unit": "s"}
    peered = {"peer": "trail.history.as_of, in Python", "peer_value": round(peer, 3), "ratio": round(peer / own, 2)}
    return [row | peered]
