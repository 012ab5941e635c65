"""Screening a province or a nation on Spark: the same rules, the same rows. Needs the extra ``[spark]`` and Java 17.

Pure: files in, files out. The rules and the four answers are the expressions that Polars runs too. Values that cannot
be are refused before, here, as `blocks` does: this machine and Spark's must see the same folder.
"""

import os
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from hearthlight.checks.rule import Answer, Rule
from hearthlight.checks.screening import SUBJECT, answer_expression
from hearthlight.core import areas
from hearthlight.register import parquet
from hearthlight.standard.engines import judging, outcome, portions, values
from hearthlight.standard.engines.asked import Asked, asked
from hearthlight.standard.law.read_pack import Pack

MASTER = "local[*]"
"""All cores of this machine; ``spark-submit`` says otherwise."""
_DOT = "__"
"""Stands for the dot of a rule's code in a column's name, which Spark would take for a field's."""


def session(master: str = MASTER) -> Any:
    """A session that says little and keeps the files' days as they are. Raises ImportError without Spark or Java."""
    from pyspark.sql import SparkSession  # type: ignore[import-not-found,unused-ignore]

    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise ImportError("there is no java")

    quiet = {"spark.ui.enabled": "false", "spark.sql.session.timeZone": "UTC", "spark.log.level": "ERROR"}
    return SparkSession.builder.master(master).appName("hearthlight").config(map=quiet).getOrCreate()


def screen(source: Path, law: Pack, day: date, out: Path, master: str = MASTER) -> outcome.Outcome:
    """The same as `blocks.screen`, on Spark. Raises NotRead, NotWritten, and ImportError where Spark is absent."""
    spark, asking = session(master), asked(source, law, day)
    for portion in (one for frame in asking.rules for one in portions.of(source, frame)):
        values.read(portion.frame, portion.files, asking)
    with parquet.whole(out) as aside:
        counted = [pl.DataFrame(schema=judging.COUNTS)]
        for frame, rules in asking.rules.items():
            told = answers(spark.read.parquet(str(source / f"{frame}.parquet")), frame, rules, asking)
            found: Any = told.filter(nw.col("answer").is_in([Answer.BREAKS.value, Answer.UNKNOWN.value])).to_native()
            found.write.mode("append").parquet(str(aside / outcome.FINDINGS))
            counted.append(_counts(told))
        return outcome.write(aside, pl.concat(counted), asking, "spark")


def answers(rows: Any, frame: str, rules: Sequence[Rule], asking: Asked) -> nw.LazyFrame[Any]:
    """rule, subject, area_code, answer of every row and rule, by the one definition of four answers."""
    read = nw.from_native(rows).select(*asking.reads[frame])
    joined = read.with_columns(*asking.joined[frame]) if asking.joined[frame] else read
    names = [rule.code.replace(".", _DOT) for rule in rules]
    told = [answer_expression(rule).alias(name) for rule, name in zip(rules, names, strict=True)]
    wide = joined.select(nw.col(SUBJECT[frame]).alias("subject"), nw.col("area_code"), *told)
    long = wide.unpivot(on=names, index=["subject", "area_code"], variable_name="rule", value_name="answer")
    code = nw.col("rule").str.replace_all(_DOT, ".", literal=True)
    told_of: nw.LazyFrame[Any] = long.select(code.alias("rule"), "subject", "area_code", "answer")
    return told_of


def _counts(told: nw.LazyFrame[Any]) -> pl.DataFrame:
    """COUNTS of one frame, brought here: a row a rule and county."""
    county = nw.col("area_code").str.slice(0, areas.width("county")).alias("county")
    by = ["rule", "county", "answer"]
    grouped: Any = told.with_columns(county).group_by(by).agg(nw.len().alias("rows")).to_native()
    rows = [tuple(row) for row in grouped.select(*by, "rows").collect()]
    long = pl.DataFrame(rows, schema=dict.fromkeys(by, pl.String) | {"rows": pl.Int64}, orient="row")
    sums = [pl.col("rows").filter(answer=answer.value).sum().alias(answer.value) for answer in Answer]
    return long.group_by("rule", "county").agg(sums).select(list(judging.COUNTS))
