"""Screening a nation from Parquet on one machine, blocks of places at a time, with Polars. Pure: files in, files out.

Only the columns that the rules read are read; the answers are yes/no columns and are never written out as text. What
stands in memory is a portion of blocks a worker, however large the nation.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import polars as pl

from hearthlight.register import parquet
from hearthlight.standard.engines import judging, outcome, portions, values
from hearthlight.standard.engines.asked import Asked, asked
from hearthlight.standard.law.read_pack import Pack

AT_ONCE = 2
"""Portions in work at the same time: while one is read, another is judged."""


def screen(
    source: Path, law: Pack, day: date, out: Path, step: Callable[[str], None] = lambda portion: None
) -> outcome.Outcome:
    """Ask every rule of `law` that stands on `day` of every row in `source`; what came of it stands in `out`.

    `step` is told of each portion when it is done. Raises NotRead (BadRows for a value that cannot be) and NotWritten;
    `out` is there whole or not at all.
    """
    asking = asked(source, law, day)
    work = [portion for frame in asking.rules for portion in portions.of(source, frame)]
    counted = [pl.DataFrame(schema=judging.COUNTS)]
    with parquet.whole(out) as aside, ThreadPoolExecutor(AT_ONCE) as workers:
        (aside / outcome.FINDINGS).mkdir()
        for portion, counts in zip(work, workers.map(lambda one: _judge(one, asking, aside), work), strict=True):
            counted.append(counts)
            step(portion.name)
        return outcome.write(aside, pl.concat(counted), asking, "polars")


def _judge(portion: portions.Portion, asking: Asked, out: Path) -> pl.DataFrame:
    """Write the findings of one portion; gives its counts."""
    rules, rows = asking.rules[portion.frame], values.read(portion.frame, portion.files, asking)
    told = judging.judged(rows.lazy(), portion.frame, asking)
    target = out / outcome.FINDINGS / f"{portion.name}.parquet"
    judging.findings(told, rules).write_parquet(target, compression="zstd", statistics=False)
    return judging.counts(told, rules)
