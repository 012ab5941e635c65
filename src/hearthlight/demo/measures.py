"""Demo measures of help 样例数据: most of what poor homes are entitled to was given them, some of it without a result.

They are drawn from the entitlements of the day, so that what is left unused reads like a real register's: nearly all
children helped with schooling, few loans taken. Whole numbers of yuan by kind; everything is invented. The plan village
has more of them with its files, see `household_files.py`. No figure of the bulletin rests on them.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from random import Random

from hearthlight.core import areas
from hearthlight.demo.world import CITY, World
from hearthlight.help import queries, unused
from hearthlight.help.models import Measure
from hearthlight.people.models import Appointment
from hearthlight.standard import pack
from hearthlight.trail.act import act
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event, Source

GIVEN = {
    "industry": 0.93,
    "employment": 0.7,
    "home_work": 0.7,
    "light_opening": 0.45,
    "education": 0.97,
    "medical_insurance": 0.6,
    "health": 0.9,
    "house_repair": 0.8,
    "safe_water": 0.75,
    "micro_credit": 0.4,
    "public_opening": 0.45,
    "minimum_living": 0.7,
}
"""Share of the homes that had not used an entitlement and were given a measure of it."""

GIFTS = {
    "industry": ("鸡苗与饲料", "到户产业扶持", 90_000),
    "employment": ("务工交通补贴", "就业扶贫", 30_000),
    "public_post": ("村级公益岗位", "公益岗位", 360_000),
    "education": ("教育生活补助", "教育资助", 62_500),
    "health": ("代缴城乡居民医保", "健康脱贫", 15_000),
    "housing": ("危房修缮", "危房改造", 600_000),
    "water": ("接通自来水", "饮水安全", 30_000),
    "finance": ("小额信贷贴息", "金融扶贫", 130_500),
    "safety_net": ("农村低保", "社保兜底", 240_000),
}
"""Item, basis and fen by kind of measure."""

DUE = (date(2016, 6, 30), date(2016, 12, 20), date(2017, 3, 10), date(2017, 6, 30), date(2017, 12, 20))
NO_RESULT, NO_PAPER = 0.012, 0.008
"""Shares of the measures past their day that have no result, and of results that no paper shows."""


def load(world: World) -> None:
    """Measures in every village, in one act."""
    dice = world.random("measures")
    with act(world.system, "demo.load_measures", at=CITY, day=date(2016, 3, 1)) as event:
        given = list(_given(world.day, dice))
        helpers = _helpers({village for _home, village, _kind in given})
        lists = _lists(event, sorted({(village, kind) for _home, village, kind in given}))
        bulk(event, [_measure(*one, helpers[one[1]], lists[one[1:]], world.day, dice) for one in given])


def _given(day: date, dice: Random) -> Iterator[tuple[int, str, str]]:
    """(household, village, kind of measure), each kind once a household."""
    kinds = {one.code: one.measures[0] for one in pack.on(day).entitlements if one.measures}
    found = queries.by_use(CITY, day).filter(state=unused.UNUSED).sort("household", "entitlement")
    seen = set()
    for home, code, entitlement, _state in found.iter_rows():
        village, kind = areas.at(code, "village"), kinds.get(entitlement, "")
        drawn = dice.random() < GIVEN.get(entitlement, 0)
        if drawn and kind in GIFTS and (home, kind) not in seen:
            seen.add((home, kind))
            yield home, village, kind


def _helpers(villages: set[str]) -> dict[str, int]:
    held = Appointment.objects.filter(office="specialist", area_code__in=villages, until=None)
    return dict(held.values_list("area_code", "person_id"))


def _lists(event: Event, wanted: list[tuple[str, str]]) -> dict[tuple[str, str], Source]:
    """One signed list a village and kind: the paper on which its results rest."""
    rows = [
        Source(
            kind="help_list",
            title=f"{GIFTS[kind][1]}到户签收表",
            sha256=hashlib.sha256(f"{village}:{kind}".encode()).hexdigest(),
            received_on=event.day,
            area_code=village,
        )
        for village, kind in wanted
    ]
    return dict(zip(wanted, bulk(event, rows), strict=True))


def _measure(home: int, village: str, kind: str, helper: int, paper: Source, day: date, dice: Random) -> Measure:
    item, basis, fen = GIFTS[kind]
    row = Measure(kind=kind, item=item, basis=basis, fen=fen, household_id=home, area_code=village, person_id=helper)
    row.due_on = dice.choice(DUE)
    if row.due_on < day and dice.random() > NO_RESULT:
        row.result_on, row.result, row.result_fen = row.due_on, "已到户", fen
        row.result_source = paper if dice.random() > NO_PAPER else None
    return row
