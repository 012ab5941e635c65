"""Which column of a file is which, guessed from its heads and corrected by a person; and in which unit. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hearthlight.sun.readings.bad import BadReadings

UNITS = {
    "万千瓦时": 10_000_000,
    "万kwh": 10_000_000,
    "万度": 10_000_000,
    "mwh": 1_000_000,
    "兆瓦时": 1_000_000,
    "千瓦时": 1_000,
    "kwh": 1_000,
    "度": 1_000,
    "kw": 1_000,
    "千瓦": 1_000,
    "mw": 1_000_000,
    "wh": 1,
    "w": 1,
}
"""A unit in the head of a column to Wh (or W), the longer ones first."""
KILOWATT_HOURS = 1_000
"""What a meter in China shows where no head names a unit."""
_KINDS = {
    "meter": "表号|资产编号|资产号|电表编号|meter",
    "at": "抄表时间|抄表日期|数据时间|时间|日期|月份|time|date|month",
    "register": "表示数|止码|止度|示数|正向有功总|register|reading",
    "power": "功率|power",
    "energy": "发电量|上网电量|电量|energy",
}

NAMED = {
    "meter": ("the meter number (表号)", "表号"),
    "at": ("the time (抄表日期)", "抄表日期"),
    "value": ("register, energy or power (表示数, 发电量, 功率)", "表示数（或发电量、功率）"),
}
"""How a column that is missing is named."""


@dataclass(frozen=True)
class Mapping:
    """The heads of the columns; exactly one of `register`, `energy` and `power`, whose unit is `factor` Wh (or W)."""

    meter: str
    at: str
    register: str = ""
    energy: str = ""
    power: str = ""
    factor: int = KILOWATT_HOURS

    @property
    def value(self) -> str:
        """The head of the column that holds the numbers."""
        return self.register or self.energy or self.power


def guess(name: str, columns: Sequence[str]) -> Mapping:
    """The mapping that the heads suggest. Raises BadReadings naming what is missing and what was found."""
    found = {kind: _first(columns, pattern) for kind, pattern in _KINDS.items()}
    value = next((kind for kind in ("register", "energy", "power") if found[kind]), "")
    lacking = [kind for kind in ("meter", "at") if not found[kind]] + ([] if value else ["value"])
    if lacking:
        told = [NAMED[one] for one in lacking]
        raise BadReadings(
            f"{name}: no column for {', '.join(english for english, _ in told)}; found {', '.join(columns[:12])}: "
            "name the columns so",
            f"{name}：缺少{'、'.join(chinese for _, chinese in told)}列；"
            f"找到的列是{'、'.join(columns[:12])}，请按此命名",
        )
    return Mapping(found["meter"], found["at"], **{value: found[value]}, factor=factor_of(found[value]))


def _first(columns: Sequence[str], pattern: str) -> str:
    for word in pattern.split("|"):
        for column in columns:
            if re.search(word, column, re.IGNORECASE):
                return column
    return ""


def factor_of(head: str) -> int:
    """Wh (or W) of one of what a head such as ``发电量(万千瓦时)`` counts in."""
    plain = head.lower().replace(" ", "")
    return next((factor for unit, factor in UNITS.items() if unit in plain), KILOWATT_HOURS)
