"""A table with Chinese headings, official terms and amounts in yuan, screened without Django or a database.

    python docs/examples/own_table.py [TABLE.csv]

Reads text as it was typed, makes the columns of docs/screening.md of it, prints what breaks and why, and what was not
asked. All five households are invented (样例数据 synthetic).
"""

import sys
from datetime import date
from pathlib import Path

import polars as pl

from hearthlight.core import areas
from hearthlight.core.money import yuan
from hearthlight.register.codes import STATE, code_of
from hearthlight.standard import explained, pack, screen

TABLE = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("own_table.csv")
DAY = date(2017, 3, 28)
YES_NO = {"是": True, "否": False}


def number(text: str) -> int | None:
    """A whole number; an empty cell is unknown."""
    return int(text) if text else None


def home(row: dict[str, str]) -> dict[str, object]:
    """One row of the table as a row of the household frame; what is empty or no known term stays unknown."""
    return {
        "household": number(row["户编号"]),
        "area_code": areas.full(row["区划代码"]),
        "scheme": "registration" if row["脱贫属性"] else None,
        "state": code_of(STATE, row["脱贫属性"]),
        "exited_year": number(row["脱贫年度"]),
        "size": number(row["人数"]),
        "net_fen": yuan(row["家庭纯收入"]) if row["家庭纯收入"] else None,
        "food_ok": YES_NO.get(row["不愁吃"]),
        "house_grade": row["房屋等级"] or None,
        "house_repaired": None,
        "water_safe": YES_NO.get(row["饮水安全"]),
    }


written = pl.read_csv(TABLE, infer_schema=False).fill_null("")
frames = {"household": pl.DataFrame([home(row) for row in written.iter_rows(named=True)])}
law = pack.on(DAY)
for rule, *told in screen.counts(screen.screen(frames, law, DAY)).rows():
    print(f"{rule:<24} breaks {told[0]}  holds {told[1]}  not applicable {told[2]}  unknown {told[3]}")
for subject, cause, certainty in explained.explain(frames, law, DAY).select("subject", "cause", "certainty").rows():
    print(f"household {subject}: {cause} ({certainty})")
print(
    len(screen.not_asked(frames, law, DAY)), "rules were not asked, such as standard.schooling: no column pupils_6_15"
)
