"""The fleet of solar stations as No. 22 publishes it, with what it does not say invented and marked. Pure: no Django.

Sourced: the named stations, the sums of each year, the counts and the terms. Invented 样例: where the other stations
stand, who the 175 owners are, tilts, meters and every date that the bulletin does not give.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from hearthlight.core.units import Watt, watts
from hearthlight.sun.milestones import done_in, due_in

EACH = watts("187.2")
FIRST = watts(60)
JOINT = watts(32_760)
STATED = "脱贫攻坚简报第22期"
INCOME = 22_000_000
"""220,000 yuan a year of each 187.2 kW, as the bulletin expects; 70,000 of the 60 kW (510,000 less two)."""
INCOME_FIRST = 7_000_000
LOT_2015 = watts(18_300) - FIRST
LOT_2017 = watts(86_120) - 3 * EACH
STATIONS_2016, CONNECTED_2016, OWNERS = 346, 186, 175
END_OF_APRIL, END_OF_MAY, END_OF_JUNE = "2017-04-30", "2017-05-31", "2017-06-30"


@dataclass(frozen=True)
class Stage:
    """A milestone as it will be stored."""

    stage: str
    planned_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    precision: str = "day"
    synthetic: bool = False


@dataclass(frozen=True)
class Plant:
    """One station or lot; `site` groups those that stand on one piece of land."""

    area_code: str
    count: int
    name: str
    kind: str
    power: Watt | None
    plan_year: int | None
    stages: tuple[Stage, ...] = ()
    income: int | None = None
    site: int = 1
    land: int | None = None
    grouped: bool | None = None
    tilt: int | None = None
    synthetic: bool = False
    read_from: date | None = field(default=None)
    """The day on which the meter stood at zero; None where there is none to read."""


def done(stage: str, text: str, synthetic: bool = False) -> Stage:
    """A stage done on a day or in a month: ``done("connection", "2017-02")``."""
    on, precision = done_in(text)
    return Stage(stage, done_on=on, precision=precision, synthetic=synthetic)


def due(stage: str, text: str, planned: str = "", synthetic: bool = False) -> Stage:
    """A stage due by a day, and planned for a day or month."""
    planned_on, precision = due_in(planned) if planned else (None, "day")
    return Stage(stage, planned_on=planned_on, due_on=due_in(text)[0], precision=precision, synthetic=synthetic)


PLAN_2017 = (due("frame", END_OF_MAY), due("connection", END_OF_JUNE))


def wuli(code: str) -> Iterator[Plant]:
    """Wuli community 五里社区: three on 13.5 mu, connected in February 2017, and two planned for June."""
    built = (done("frame", "2017-02"), done("connection", "2017-02"))
    for count in (1, 2, 3):
        yield Plant(
            code, count, "五里社区", "village", EACH, 2016, built, INCOME,
            land=13_500, grouped=True, read_from=date(2017, 2, 14),
        )  # fmt: skip
    planned = (due("frame", END_OF_MAY), due("connection", END_OF_JUNE, planned="2017-06"))
    for count in (4, 5):
        yield Plant(code, count, "五里社区", "village", EACH, 2017, planned, INCOME, site=2)


def zhanglou(code: str) -> Iterator[Plant]:
    """Zhanglou 张楼村: 60 kW of 2015, one begun in November 2016, one of 2017."""
    first = (done("start", "2015-05"), done("frame", "2015-07"), done("connection", "2015-07"))
    yield Plant(code, 1, "张楼村", "village", FIRST, 2015, first, INCOME_FIRST, read_from=date(2015, 7, 31))
    second = (done("start", "2016-11"), due("connection", END_OF_APRIL))
    yield Plant(code, 2, "张楼村", "village", EACH, 2016, second, INCOME, site=2)
    yield Plant(code, 3, "张楼村", "village", EACH, 2017, PLAN_2017, INCOME, site=3)


def county(lixin: str, kantuan: str) -> Iterator[Plant]:
    """The joint station and the lots whose stations the bulletin does not name."""
    joint = (done("connection", "2016-12-20", synthetic=True),)
    yield Plant(kantuan, 1, "阚疃联建", "joint", JOINT, 2016, joint, read_from=date(2016, 12, 20))
    yield Plant(lixin, 2015, "2015年其余电站", "lot", LOT_2015, 2015, (done("connection", "2015-12", synthetic=True),))
    yield Plant(lixin, 2017, "2017年其余电站", "lot", LOT_2017, 2017, PLAN_2017)


def unfigured(code: str, name: str) -> Plant:
    """A station that the bulletin names without any figure: unknown, never zero."""
    return Plant(code, 1, name, "village", None, None)


def demanded(code: str, name: str) -> Plant:
    """What the other counties must connect by 30 June: nobody says how much."""
    return Plant(code, 2017, f"{name}在建电站", "lot", None, None, (due("connection", END_OF_JUNE),))


def others(villages: Sequence[tuple[str, str]], early: Sequence[str], random: Random) -> Iterator[Plant]:
    """The 342 whose places are invented: 183 connected (those of `early` first), 159 to connect by 30 April.

    `villages` are (code, name) of those that may host one.
    """
    hosts = dict(villages)
    rest = sorted(code for code in hosts if code not in early)
    chosen = [*early, *random.sample(rest, STATIONS_2016 - 4 - len(early))]
    connected = set(early) | set(random.sample(chosen[len(early) :], CONNECTED_2016 - 3 - len(early)))
    for code in sorted(chosen):
        stages, start = _connected(random, code in early) if code in connected else (_building(random), None)
        yield Plant(
            code, 1, hosts[code], "village", EACH, 2016, stages,
            tilt=random.choice((25, 27, 28, 30)), synthetic=True, read_from=start,
        )  # fmt: skip


def _connected(random: Random, early: bool) -> tuple[tuple[Stage, ...], date]:
    first, days = (date(2016, 8, 1), 60) if early else (date(2016, 9, 1), 170)
    on = first + timedelta(random.randrange(days))
    start, frame = on - timedelta(random.randrange(60, 120)), on - timedelta(random.randrange(5, 30))
    dates = {"start": start, "frame": frame, "connection": on}
    return tuple(done(stage, day.isoformat(), synthetic=True) for stage, day in dates.items()), on


def _building(random: Random) -> tuple[Stage, ...]:
    connection = due("connection", END_OF_APRIL)
    began = date(2016, 11, 1) + timedelta(random.randrange(120))
    if random.random() < 0.08:
        return (due("start", "2017-04-05", synthetic=True), connection)
    start = done("start", began.isoformat(), synthetic=True)
    if random.random() < 0.6:
        frame = done("frame", (date(2017, 3, 1) + timedelta(random.randrange(27))).isoformat(), synthetic=True)
        return (start, frame, connection)
    return (start, due("frame", random.choice(("2017-03-25", "2017-04-10", "2017-04-15")), synthetic=True), connection)


def owners(villages: Sequence[str], certain: Sequence[str], random: Random) -> list[str]:
    """The 175 villages of the joint station, those of `certain` among them; the others are drawn."""
    rest = sorted(set(villages) - set(certain))
    return sorted([*certain, *random.sample(rest, OWNERS - len(certain))])
