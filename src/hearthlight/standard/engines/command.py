"""What ``hearthlight screen --from`` does: it needs no data folder. Pure: files in, files and text out."""

import json
from datetime import date
from pathlib import Path

from hearthlight.checks.rule import Answer
from hearthlight.standard import pack
from hearthlight.standard.engines.outcome import Outcome
from hearthlight.standard.law.read_pack import Pack

ENGINES = ("polars", "spark")


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
    heads = f"{'':40}" + "".join(f"{answer.value:>16}" for answer in Answer)
    lines = [f"{code:40}" + "".join(f"{told[a.value]:>16,}" for a in Answer) for code, told in outcome.counts.items()]
    asked = [f"{code:40} {', '.join(names)} ?" for code, names in outcome.not_asked.items()]
    return "\n".join([heads, *lines, *asked])
