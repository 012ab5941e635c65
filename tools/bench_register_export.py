"""A national export of 100,000 rows of the invented county 样例数据: taken in, compared three ways, remembered.

The first export brings a new year's wage for most homes and where people work; the second changes some again.
"""

import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import xlsxwriter
from django.db import connection

from hearthlight.core.clock import working_day
from hearthlight.demo.world import LIXIN
from hearthlight.people import secrets
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.register import codes

Row = dict[str, Any]
ROWS = 100_000
HEADINGS = ["户编号", "姓名", "证件号码", "与户主关系", "性别", "出生日期", "住房等级", "住房面积"]
HEADINGS += ["是否解决安全饮用水", "工资性收入", "务工时间"]
CHANGED = {"house_area": 0.05, "fen": 0.9}
YES = {True: "是", False: "否", None: ""}


def measures(clerk: Any, folder: Path) -> list[Row]:
    """Receive, dry run, apply and compare, with the most memory that the process took."""
    from hearthlight.register.shadow.comparing import compare
    from hearthlight.register.workbooks.applying import apply
    from hearthlight.register.workbooks.dry import dry_run
    from hearthlight.register.workbooks.upload import receive

    first, second = files(folder)
    day, rows = working_day(), []
    with viewing(EVERYTHING):
        received, source = timed(lambda: receive(clerk, LIXIN, day, first.name, first.read_bytes()))
        tried, run = timed(lambda: dry_run(source, day))
        rows.append(measure("export of 100,000 rows: received", received, "s"))
        rows.append(measure("export of 100,000 rows: read and dry run (goal 15)", received + tried, "s"))
        rows.append(measure("export of 100,000 rows: fields changed", run.counts["fields_changed"], "fields"))
        rows.append(measure("export of 100,000 rows: rows refused (goal 0)", run.counts["rows_refused"], "rows"))
        taken, report = timed(lambda: apply(clerk, source, day))
        if not report.applied:
            raise SystemExit(f"the export was not taken in: {report.text()[:300]}")
        rows.append(measure("export of 100,000 rows: applied (goal 90)", taken, "s"))
        next_one = receive(clerk, LIXIN, day, second.name, second.read_bytes())
        compared, answer = timed(lambda: compare(next_one, day))
        rows.append(measure("second export: read, matched and compared three ways", compared, "s"))
        rows.append(measure("second export: compared three ways alone (goal 5)", _alone(next_one, day), "s"))
        rows.append(measure("second export: cells compared", sum(answer.counts.values()), "cells"))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [*rows, measure("export of 100,000 rows: most memory (goal 700)", most, "MB"), _beside_pandas(first)]


def _alone(source: Any, day: Any) -> float:
    from hearthlight.register.shadow import comparing, three_ways

    files = comparing.last_agreed(source)
    parts = ((one, comparing.said_by(files, one)) for one in comparing.fields(source, day))
    return sum(timed(lambda one=one, said=said: three_ways.compare(one, said))[0] for one, said in parts)


def _beside_pandas(path: Path) -> Row:
    """Reading the sheet into text, beside pandas with the same reader of files."""
    import pandas

    from hearthlight.sheets import workbook

    own = timed(lambda: list(workbook.parse(path.read_bytes())))[0]
    peer = timed(lambda: pandas.read_excel(path, engine="calamine", dtype=str))[0]
    row = measure("export of 100,000 rows: the sheet read", own, "s")
    return (
        row
        | {"peer": f"pandas {pandas.__version__} read_excel, calamine", "peer_value": round(peer, 3)}
        | {"ratio": round(peer / own, 2)}
    )


def files(folder: Path) -> list[Path]:
    """The two exports, written when they are not there yet."""
    return [written(folder / f"export-{turn}.xlsx", turn) for turn in (1, 2)]


def written(path: Path, turn: int) -> Path:
    """The file of one turn; the second holds the first's changes and its own."""
    if path.exists():
        return path
    frame = _told(turn)
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_numbers": False})
    sheet = book.add_worksheet("样例数据")
    sheet.write_row(0, 0, ["样例数据 synthetic"])
    sheet.write_row(1, 0, HEADINGS)
    for number, cells in enumerate(frame.iter_rows(), 2):
        sheet.write_row(number, 0, cells)
    book.close()
    return path


def _told(turn: int) -> pl.DataFrame:
    frame = _held()
    random = np.random.default_rng(7)
    for column, share in CHANGED.items():
        for _ in range(turn):
            homes = frame["household"].unique(maintain_order=True)
            some = homes.filter(pl.Series(random.random(len(homes)) < share))
            moved = (
                pl.when(pl.col("household").is_in(some.implode())).then(pl.col(column) + 100).otherwise(pl.col(column))
            )
            frame = frame.with_columns(moved.alias(column))
    yuan = (pl.col("fen") / 100).round(2).cast(pl.String)
    months = random.integers(1, 13, len(frame))
    away = (
        pl.when(pl.Series(random.random(len(frame)) < 0.3))
        .then(pl.Series(months).cast(pl.String))
        .otherwise(pl.lit(""))
    )
    grade = pl.when(pl.col("house_grade").is_not_null()).then(pl.col("house_grade") + "级").otherwise(pl.lit(""))
    return frame.select(
        "number",
        "name",
        "identity",
        "relation",
        "sex",
        "birth",
        grade,
        pl.col("house_area").cast(pl.String),
        "water",
        yuan,
        away,
    )


def _held() -> pl.DataFrame:
    """What the register holds of the first homes, with their numbers of identity in the clear."""
    statement = """
        select h.id, h.number, m.name, m.relation, m.sex, cast(m.birth as text), h.house_grade, h.house_area,
            h.water_safe, i.fen, m.id, s.envelope, s.wrapped_key
        from register_member m join register_household h on h.id = m.household_id
        join register_income i on i.household_id = h.id and i.year = 2016 and i.item = 'wage'
        join people_secret s on s.subject_kind = 'register.member' and s.subject_id = m.id and s.kind = 'identity'
        order by h.id, m.number limit %s"""
    with connection.cursor() as cursor:
        cursor.execute(statement, [ROWS])
        rows = cursor.fetchall()
    ring = secrets.ring()
    told = [
        (*row[:3], ring.unseal(bytes(row[11]), bytes(row[12]), f"register.member:{row[10]}:identity"), *row[3:10])
        for row in rows
    ]
    names = ["household", "number", "name", "identity", "relation", "sex", "birth", "house_grade", "house_area"]
    frame = pl.DataFrame(told, schema=[*names, "water_safe", "fen"], orient="row", infer_schema_length=None)
    water = [YES[None if safe is None else bool(safe)] for safe in frame["water_safe"]]
    return frame.with_columns(
        relation=pl.col("relation").replace_strict(codes.RELATION),
        sex=pl.col("sex").replace_strict(codes.SEX),
        water=pl.Series(water),
    )


def timed(do: Callable[[], Any]) -> tuple[float, Any]:
    """(seconds, answer)."""
    started = time.perf_counter()
    answer = do()
    return time.perf_counter() - started, answer


def measure(name: str, value: float, unit: str) -> Row:
    """One row, without a peer."""
    return {"name": name, "value": round(value, 3), "unit": unit, "peer": None, "peer_value": None, "ratio": None}
