"""What a frame must be before a pack asks it: types, code lists, and the columns that its rules read. Pure."""

from collections.abc import Iterable, Mapping

import polars as pl

from hearthlight.checks.rule import Rule
from hearthlight.checks.screening import SUBJECT
from hearthlight.register import codes
from hearthlight.register.schema import FRAMES, ONLY_EXPORTED, polars_schema
from hearthlight.standard.frames import JOINED
from hearthlight.standard.income import ACCOUNTS
from hearthlight.standard.pack import Pack

ACCOUNT_COLUMNS = tuple(f"{account}_fen" for account in ACCOUNTS)
"""The five accounts that a net income is made of."""

CODES: Mapping[str, Mapping[str, Iterable[str]]] = {
    "household": {
        "state": codes.STATE,
        "monitored_kind": codes.MONITORED,
        "cause_main": codes.CAUSE,
        "risk_main": codes.CAUSE,
        "removal_way": codes.WAY,
        "house_grade": "ABCD",
        "water_source": codes.WATER,
    },
    "member": {
        "relation": codes.RELATION,
        "head_sex": codes.SEX,
        "sex": codes.SEX,
        "id_sex": codes.SEX,
        "education": codes.EDUCATION,
        "schooling": codes.SCHOOLING,
        "labour": codes.LABOUR,
        "away_place": codes.AWAY,
    },
    "village": {"state": codes.VILLAGE_STATE},
}
"""The columns that hold a code, by frame, each with China's list; a pack's own list stands in its place."""


def keys(frame: str) -> tuple[str, ...]:
    """The columns without which no answer could name its row: its own number, and where it lies."""
    return SUBJECT[frame], "area_code"


def types(frame: str, pack: Pack) -> dict[str, pl.DataType | type[pl.DataType]]:
    """The type of every column that a frame of this name may hold: the register's, the export's and the pack's own."""
    exported = ONLY_EXPORTED.get(frame, {})
    return {**polars_schema(FRAMES[frame]), **exported, **pack.columns.types.get(frame, {})}


def codes_of(frame: str, pack: Pack) -> dict[str, tuple[str, ...]]:
    """The code list of every column that holds a code."""
    lists = {name: tuple(known) for name, known in CODES[frame].items()}
    return {**lists, **pack.columns.codes.get(frame, {})}


def joined(frame: str, pack: Pack) -> set[str]:
    """The columns that the law joins: nobody need give them."""
    return {one.column for one in (*JOINED, *pack.columns.joined) if one.frame == frame}


def readers(frame: str, pack: Pack) -> dict[str, list[Rule]]:
    """Each column that a reader must give, with the rules that read it, in the order of the rules."""
    wanted: dict[str, list[Rule]] = {}
    for rule in pack.rules:
        for name in rule.reads if rule.frame == frame else ():
            wanted.setdefault(name, []).append(rule)
    return {name: rules for name, rules in wanted.items() if name not in joined(frame, pack)}
