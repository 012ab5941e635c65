"""The standard's seven rules and the pass line beside OpenFisca-core: the same households, the same answers.

Both have the columns in memory, the line of the year among them, and leave the answers there. OpenFisca runs in an
environment of its own (build/bench-env); what it is given and what it answers passes through files that are not in the
time. A difference in one answer of one household stops the bench.
"""

import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import reduce
from operator import and_, or_
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from hearthlight.checks.rule import Answer
from hearthlight.standard import pack
from hearthlight.standard.engines import judging
from hearthlight.standard.engines.asked import Asked
from hearthlight.standard.frames import joined
from hearthlight.standard.law.read_pack import Pack
from hearthlight.standard.nation.block import HOMES, block
from hearthlight.standard.pass_line import STANDARD

ROOT = Path(__file__).parents[1]
PEER = [str(ROOT / "build" / "bench-env" / "bin" / "python"), str(ROOT / "tools" / "peers" / "homes_openfisca.py")]
BLOCKS, TIMES = 10, 5
CODE = {Answer.BREAKS: 0, Answer.HOLDS: 1, Answer.NOT_APPLICABLE: 2, Answer.UNKNOWN: 3}
PASS = "pass_line"


def rows(day_text: str) -> list[dict[str, Any]]:
    """One row: households a second with the peer's beside it."""
    day = date.fromisoformat(day_text)
    law, made = _seven(day), pl.concat([block(1, at, HOMES, day)["household"] for at in range(BLOCKS)])
    homes = joined("household", made, law.parameters, day).rechunk()
    seconds, told = _timed(lambda: passing(judging.judged(homes.lazy(), "household", _asking(law, day))))
    peer = _peer(homes, told)
    ours = len(homes) / seconds
    row = {"name": f"seven rules and the pass line, {len(homes):,} households (goal 20 times)", "value": round(ours)}
    row |= {"unit": "households/s", "peer": peer["peer"], "peer_value": round(peer["households_a_second"])}
    return [row | {"ratio": round(ours / peer["households_a_second"], 1)}]


def _seven(day: date) -> Pack:
    law = pack.on(day)
    return replace(law, rules=tuple(law.rule(code) for code in STANDARD))


def _asking(law: Pack, day: date) -> Asked:
    columns = dict.fromkeys(["household", "area_code", *(name for rule in law.rules for name in rule.reads)])
    return Asked(law, day, {"household": law.rules}, {"household": []}, {"household": list(columns)}, {})


def passing(told: pl.DataFrame) -> pl.DataFrame:
    """`told` with the pass line's yes/no columns, as `standard/pass_line.py` says it."""
    each = {answer: [pl.col(f"{code} {answer.value}") for code in STANDARD] for answer in CODE}
    broken, unknown = reduce(or_, each[Answer.BREAKS]), reduce(or_, each[Answer.UNKNOWN])
    flags = {
        Answer.BREAKS: broken,
        Answer.NOT_APPLICABLE: reduce(and_, each[Answer.NOT_APPLICABLE]),
        Answer.UNKNOWN: unknown & (broken.is_null() | ~broken),
    }
    return told.with_columns(flag.alias(f"{PASS} {answer.value}") for answer, flag in flags.items())


def _timed(measured: Callable[[], pl.DataFrame]) -> tuple[float, pl.DataFrame]:
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        answer = measured()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken), answer


def _peer(homes: pl.DataFrame, told: pl.DataFrame) -> dict[str, Any]:
    """Let the peer answer the same homes, and hold its answers to ours."""
    with tempfile.TemporaryDirectory() as folder:
        given, answered = Path(folder) / "given.npz", Path(folder) / "answered.npz"
        np.savez(given, **_columns(homes))
        said = subprocess.run([*PEER, given, answered, str(TIMES)], check=True, stdout=subprocess.PIPE, text=True)
        with np.load(answered) as answers:
            for code in [*STANDARD, PASS]:
                differing = int((answers[code.removeprefix("standard.")] != _coded(told, code)).sum())
                if differing:
                    raise SystemExit(f"{code}: OpenFisca answers {differing:,} households otherwise")
    peer: dict[str, Any] = json.loads(said.stdout)
    return peer


def _columns(homes: pl.DataFrame) -> dict[str, Any]:
    """The columns as arrays; the peer has no unknown, so each that may be is given with a yes/no of its own."""
    listed = pl.col("scheme").is_not_null() & (pl.col("state").is_null() | (pl.col("state") != "cancelled"))
    unsound = pl.col("house_grade").is_in(["C", "D"])
    arrays = {"listed": homes.select(listed).to_series(), "line_fen": homes["line_fen"], "size": homes["size"]}
    named = {name: homes[name] for name in ("net_fen", "food_ok", "clothes_ok", "pupils_out", "insured_missing")}
    named |= {name: homes[name] for name in ("house_repaired", "water_safe")}
    named["house_unsound"] = homes.select(unsound).to_series()
    for name, column in named.items():
        arrays[name] = column.fill_null(False if column.dtype == pl.Boolean else 0)
        arrays[f"{name}_known"] = column.is_not_null()
    return {name: column.to_numpy() for name, column in (arrays | {"pupils_6_15": homes["pupils_6_15"]}).items()}


def _coded(told: pl.DataFrame, code: str) -> Any:
    """Our answers to one rule as the peer's numbers."""
    flag = {
        answer: told[f"{code} {answer.value}"].fill_null(False).to_numpy() for answer in CODE if answer != Answer.HOLDS
    }
    return np.select(list(flag.values()), [CODE[answer] for answer in flag], CODE[Answer.HOLDS])
