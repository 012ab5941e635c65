"""The columns of the household frame 农户表; what holds for every frame stands in `schema.py`. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Household:
    """One household on a day 农户.

    ``scheme`` null = an ordinary household, not in the register; scheme given and ``state`` null = state unknown.
    ``exited_year``: of the last exit that still stands. ``size``: members on the day; ``heads``: members entered as
    head. ``labour_full``: ordinary or skilled, ``labour_weak``: weak (each null when none is found and the labour of
    one member is not known); ``pupils_6_15``: members aged 6 to 15, ``pupils_out`` those of them
    entered as not in school (null when the schooling of one is unknown and none is out); ``insured_missing``: members
    with neither resident nor employee insurance (null when one is unknown and none is missing).
    ``*_fen``: the last whole calendar year before the day, null = nothing declared (what this system paid alone is no
    account); ``self_paid_fen`` stands beside the income; ``net_fen_prev`` and ``size_prev`` are of the year before
    that. ``income_verified``: false when an item rests on nothing or on an estimate, null without income.
    ``road_metres`` to the village's main road, ``water_litres`` a head and day, ``water_minutes`` to fetch it.
    ``changed_event``: the last act that touched the household's own row.

    ``registered_year``: of the first registration; ``states_impossible``: states that cannot follow the one before
    them (an exit or a return without registration; null when an unknown state may explain it).
    ``monitored``: a monitored household 监测对象, its risk removed or not; the five columns after its kind speak of the
    last time it was identified and are null for any other home. ``public_openings``: members who hold a 公益性岗位,
    ``public_openings_unknown`` those of whom it is not known. ``changes_unexplained``: members who came or went since
    the end of the year before the income's without a birth, death, marriage, move, split or merge being recorded.
    """

    household: int
    area_code: str
    scheme: str | None
    state: str | None
    exited_year: int | None
    registered_year: int | None
    states_impossible: int | None
    monitored: bool
    monitored_kind: str | None
    monitored_from: date | None
    risk_main: str | None
    risk_removed: bool | None
    removal_way: str | None
    removed_on: date | None
    cause_main: str | None
    size: int
    heads: int
    labour_full: int | None
    labour_weak: int | None
    pupils_6_15: int
    pupils_out: int | None
    insured_missing: int | None
    public_openings: int
    public_openings_unknown: int
    changes_unexplained: int
    ill_serious_any: bool | None
    disabled_any: bool | None
    net_fen: int | None
    wage_fen: int | None
    business_fen: int | None
    property_fen: int | None
    transfer_fen: int | None
    cost_fen: int | None
    self_paid_fen: int | None
    net_fen_prev: int | None
    size_prev: int
    income_verified: bool | None
    house_grade: str | None
    house_area: int | None
    house_repaired: bool | None
    water_safe: bool | None
    water_source: str | None
    water_litres: int | None
    water_minutes: int | None
    food_ok: bool | None
    clothes_ok: bool | None
    road_metres: int | None
    changed_event: int
