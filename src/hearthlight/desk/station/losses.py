"""What a station lost, since when and why, as its page says it; and the waterfall that adds up to its meter."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from hearthlight.core.units import format_thousandths
from hearthlight.desk.amounts import day_words, money
from hearthlight.desk.drawing.waterfall import Step, draw
from hearthlight.sun.beside import Beside, months_of
from hearthlight.sun.health.what_cannot import cannot
from hearthlight.sun.models import Compared, Loss, Station
from hearthlight.sun.words import CAUSES, DATA_KINDS

YEAR = 365
OTHER = "other"


@dataclass(frozen=True)
class Lost:
    """One loss in words; `money` is empty where nobody knows the price."""

    cause: str
    since: str
    until: str
    energy: str
    money: str
    surely: bool
    said: str


@dataclass(frozen=True)
class Health:
    """The losses of a station, its months beside the neighbours, and the drawing of a year."""

    losses: list[Lost]
    months: list[Beside]
    steps: list[Step]
    chart: str
    data_kind: str
    cannot: list[str]

    @property
    def read(self) -> int:
        """How many months were read whole."""
        return len(self.months)

    @property
    def judged(self) -> int:
        """In how many of them enough neighbours were read too."""
        return sum(one.expected_wh is not None for one in self.months)


def health(station: Station, day: date) -> Health:
    """How a station stands beside its neighbours; three queries at most."""
    rows = list(Loss.whole.filter(station=station, stands=True, from_date__lte=day).order_by("-from_date", "cause"))
    months = months_of(station.pk, day)
    steps = _steps(months[-12:], rows)
    kind = rows[0].data_kind if rows else _finest(station, months)
    chart = mark_safe(draw(steps, _("From what it would have made to what the meter read")))  # noqa: S308
    blind = [_(one) for one in cannot(kind)] if kind else []
    return Health([_lost(row) for row in rows], months, steps, chart, str(DATA_KINDS.get(kind, "")), blind)


def _finest(station: Station, months: list[Beside]) -> str:
    """By which readings a station without a loss was judged; empty where by none."""
    if Compared.whole.filter(station=station, data_kind="day").exists():
        return "day"
    return "month" if months else ""


def _lost(row: Loss) -> Lost:
    return Lost(
        cause=str(CAUSES[row.cause]),
        since=day_words(row.from_date),
        until=day_words(row.until - timedelta(days=1)) if row.until else "",
        energy=_kwh(row.lost_wh),
        money="" if row.lost_fen is None else money(row.lost_fen),
        surely=row.surely,
        said=_said(row),
    )


def _said(row: Loss) -> str:
    """The numbers behind it: what the neighbours made of the same days, and how many they are."""
    told = _("made %(made)s of %(expected)s that %(neighbours)s neighbours made of the same days, by %(data)s")
    evidence = row.evidence
    return told % {
        "made": _kwh(evidence["made_wh"]),
        "expected": _kwh(evidence["expected_wh"]),
        "neighbours": evidence["neighbours"],
        "data": DATA_KINDS[row.data_kind],
    }


def _steps(months: list[Beside], losses: list[Loss]) -> list[Step]:
    """What the meter would have read in these months without the losses, less each cause, down to what it read."""
    made = sum(one.energy_wh for one in months)
    lost: Counter[str] = Counter()
    for row in losses:
        if months and row.from_date >= months[0].day:
            lost[row.cause] += row.lost_wh
    if not made or not lost.total():
        return []
    whole = made + lost.total()
    steps = [Step(_("Without the losses"), whole, _kwh(whole))]
    steps += [Step(str(CAUSES[cause]), wh, f"−{_kwh(wh)}", loss=True) for cause, wh in lost.most_common() if wh]
    return [*steps, Step(_("The meter read"), made, _kwh(made))]


def _kwh(energy: int) -> str:
    return f"{format_thousandths(energy, 0)} kWh"
