"""An invented county for the register's bench 样例数据: 100,000 households, 300,000 members, 300,000 changes.

Numbers of households begin with S, identity numbers with 99; every name holds 样. The same seed gives the same county.
The order of the rows is not the order of the places, as in a register that grew.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from django.db import connection

from hearthlight.core.areas import subtree
from hearthlight.demo.rows import store
from hearthlight.demo.world import CITY, LIXIN, World
from hearthlight.people.actions import appoint
from hearthlight.people.models import Person, Secret
from hearthlight.places.divisions import bozhou
from hearthlight.places.models import Area
from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.trail.act import act
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event
from tools.bench_register_people import chosen, members, sealed

HOMES, GROUPS = 100_000, 9
START, DAY = date(2014, 1, 1), date(2017, 3, 28)
CAUSES, CAUSE_SHARES = (
    ["illness", "disability", "labour", "capital", "skill", "land"],
    [0.5, 0.2, 0.15, 0.1, 0.0498, 0.0002],
)
GRADES, GRADE_SHARES = ["A", "B", "C", "D", None], [0.6, 0.3, 0.05, 0.0005, 0.0495]
MONTHS = [date(2014 + i // 12, i % 12 + 1, 15) for i in range(36)]


def build(say: Callable[[str], None], homes: int = HOMES) -> Person:
    """Fill an empty, migrated database; gives the county's clerk."""
    world, random = World(), np.random.default_rng(1)
    with act(world.system, "bench.load_places", at=CITY, day=DAY) as event:
        say("places")
        codes = _places(event)
        clerk = add(event, Person(username="clerk", name="样例", synthetic=True))
    appoint(world.system, clerk, "county_office", LIXIN, START)
    with act(world.system, "bench.load", at=LIXIN, day=START) as event:
        say("households")
        households = _households(random, codes, homes)
        store(event, Household, households)
        say("members")
        people = members(random, households)
        store(event, Member, people.drop("identity_number"))
        store(event, Status, _statuses(random, households))
        store(event, Income, _incomes(random, households))
        say("secrets")
        store(event, Secret, sealed(people))
        _findings(event, random, households)
    say("changes")
    _changes(world, random, households)
    return clerk


def _places(event: Event) -> list[str]:
    """Codes of the groups: the county's real villages, with nine numbered groups each."""
    inside = [one for one in bozhou() if one.code == CITY or subtree(LIXIN)[0] <= one.code < subtree(LIXIN)[1]]
    rows = [Area(code=one.code, level=one.level, name=one.name, from_date=START) for one in inside]
    villages = [row.code for row in rows if row.level == "village"]
    groups = [f"{village[:12]}{number:03d}" for village in villages for number in range(1, GROUPS + 1)]
    named = [Area(code=code, level="group", name=f"第{int(code[12:])}村民组", from_date=START) for code in groups]
    bulk(event, [*rows, *named])
    return groups


def _households(random: Any, codes: list[str], homes: int) -> pl.DataFrame:
    ids = np.arange(1, homes + 1)
    return pl.DataFrame(
        {
            "id": ids,
            "number": [f"S{one:09d}" for one in random.permutation(ids)],
            "area_code": np.array(codes)[random.integers(0, len(codes), homes)],
            "from_date": pl.Series([START] * homes),
            "house_grade": chosen(random, GRADES, GRADE_SHARES, homes),
            "water_safe": chosen(random, [True, False, None], [0.97, 0.02, 0.01], homes),
            "house_area": random.integers(40, 160, homes),
            "water_minutes": random.integers(1, 40, homes),
        }
    ).with_columns(_constants(Household))


def _constants(model: Any) -> list[pl.Expr]:
    """Columns that a new household must have: invented, and texts that are not given."""
    texts = [
        field
        for field in model._meta.local_concrete_fields
        if not field.null and field.get_internal_type() == "CharField"
    ]
    empty = [pl.lit("").alias(field.column) for field in texts if field.blank]
    return [*empty, pl.lit(True).alias("synthetic")]


def _statuses(random: Any, households: pl.DataFrame) -> pl.DataFrame:
    """Registered all, most of them out by the end of 2016; a few back, a few struck off, a few of unknown state."""
    count, ids = len(households), households["id"].to_numpy()
    causes = chosen(random, CAUSES, CAUSE_SHARES, count)
    begun = _status(ids, "registered", [START] * count, causes)
    out = random.random(count) < 0.8
    ended = [date(year, 12, 20) for year in random.choice([2014, 2015, 2016], out.sum(), p=[0.2, 0.3, 0.5])]
    left = _status(ids[out], "exited", ended, np.array(causes)[out].tolist())
    back = random.choice(ids[out], 60, replace=False)
    returned = _status(back[:50], "returned", [date(2017, 1, 10)] * 50, ["illness"] * 50)
    unknown = _status(back[50:], None, [date(2017, 2, 1)] * 10, [None] * 10)
    return pl.concat([begun, left, returned, unknown], how="vertical_relaxed").join(
        households.select(household_id="id", area_code="area_code"), on="household_id", how="left"
    )


def _status(ids: Any, state: str | None, days: list[date], causes: list[Any]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "household_id": ids,
            "scheme": pl.Series(["registration"] * len(ids)),
            "state": pl.Series([state] * len(ids), dtype=pl.String),
            "way": pl.Series([""] * len(ids)),
            "cause_1": pl.Series(causes, dtype=pl.String),
            "from_date": pl.Series(days, dtype=pl.Date),
        }
    )


def _incomes(random: Any, households: pl.DataFrame) -> pl.DataFrame:
    count = len(households)
    wages = random.integers(200_000, 2_000_000, count)
    frame = households.select(household_id="id").with_columns(fen=pl.Series(wages), year=pl.lit(2016))
    return frame.with_columns(item=pl.lit("wage"), line=pl.lit(""), origin=pl.lit("import"))


def _findings(event: Event, random: Any, households: pl.DataFrame) -> None:
    from hearthlight.checks.models import Finding

    some = households.sample(len(households) // 25, seed=1).select(subject_id="id", area_code="area_code")
    state = chosen(random, ["open", "explained", "cannot_judge"], [0.6, 0.39, 0.01], len(some))
    frame = some.with_columns(
        household_id=pl.col("subject_id"), state=pl.Series(state), explanation=pl.lit("样例"), values=pl.lit("{}")
    )
    constants = {"rule": "bench", "subject_kind": "register.household", "level": "", "with_department": ""}
    frame = frame.with_columns(pl.lit(text).alias(name) for name, text in constants.items())
    store(
        event, Finding, frame.with_columns(pack_date=pl.lit(START), opened=pl.lit(START), closing_values=pl.lit("{}"))
    )


def _changes(world: World, random: Any, households: pl.DataFrame) -> None:
    """Three a household, each in one of 36 monthly acts: its area twice, its way to water once."""
    count = len(households)
    events = []
    for day in MONTHS:
        with act(world.system, "bench.correct", at=LIXIN, day=day) as event:
            events.append(event.pk)
    first = random.integers(0, len(MONTHS) - 1, count)
    second = random.integers(first + 1, len(MONTHS))
    other = random.integers(0, len(MONTHS), count)
    area, minutes = households["house_area"].to_numpy(), households["water_minutes"].to_numpy()
    steps = [("house_area", area - 20, area - 10, first), ("house_area", area - 10, area, second)]
    steps.append(("water_minutes", minutes + 5, minutes, other))
    statement = (
        "insert into trail_change (event_id, subject_kind, subject_id, field, old, new, valid_from) "
        "values (%s, 'register.household', %s, %s, %s, %s, %s)"
    )
    with connection.cursor() as cursor:
        for field, old, new, month in steps:
            rows = zip(households["id"], old.tolist(), new.tolist(), month.tolist(), strict=True)
            cursor.executemany(
                statement,
                [(events[m], pk, field, str(a), str(b), MONTHS[m].isoformat()) for pk, a, b, m in rows],
            )
