"""What ``hearthlight screen --from`` does: it needs no data folder. Pure: files in, files and text out."""

import json
from datetime import date
from pathlib import Path

from rich.cells import cell_len

from hearthlight.checks.rule import Answer
from hearthlight.standard import pack
from hearthlight.standard.engines.outcome import Outcome
from hearthlight.standard.law.read_pack import Pack

ENGINES = ("polars", "spark")
HEADS = {
    Answer.BREAKS: "不符合 breaks",
    Answer.HOLDS: "符合 holds",
    Answer.NOT_APPLICABLE: "不适用 n/a",
    Answer.UNKNOWN: "无法判断 unknown",
}
NOT_ASKED = "没有问，缺少 not asked, for want of"
COLUMN = 18
"""Cells of a column of counts."""


def law_of(name: str, day: date) -> Pack:
    """The pack of that name or in that folder; without a name the one in force on `day`. Raises NoPack, BadPack."""
    if not name:
        return pack.on(day)
    return pack.read(name) if name in pack.codes() else pack.read_folder(Path(name))


def screen(source: Path, law: Pack, day: date, out: Path, engine: str, master: str) -> Outcome:
    """Screen a folder of Parquet on one of ENGINES. Raises NotRead, NotWritten, ImportError where Spark is absent."""
    if engine == "spark":
        from hearthlight.standard.engines import spark

        return spark.screen(source, law, day, out, master)
    from hearthlight.standard.engines import blocks

    return blocks.screen(source, law, day, out)


def text(outcome: Outcome, as_json: bool) -> str:
    """The totals a rule for people, or as one JSON object."""
    if as_json:
        return json.dumps({"rules": outcome.counts, "not_asked": outcome.not_asked}, ensure_ascii=False)
    heads = f"{'规则 rule':38}" + "".join(_right(HEADS[answer]) for answer in Answer)
    lines = [
        f"{code:40}" + "".join(_right(f"{told[a.value]:,}") for a in Answer) for code, told in outcome.counts.items()
    ]
    asked = [f"{code:40}  {NOT_ASKED}: {', '.join(names)}" for code, names in outcome.not_asked.items()]
    return "\n".join([heads, *lines, *asked])


def _right(words: str) -> str:
    """Set to the right of its column; a Chinese character takes two cells."""
    return " " * (COLUMN - cell_len(words)) + words
