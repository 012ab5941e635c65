"""A pack of the tests' own: a folder that is whole unless the test says otherwise."""

from pathlib import Path

PACK = """
title = "a scheme"
scheme = "trial"
from = 2020-01-01
until = 2024-01-01
"""
RULES = """
from datetime import date

import narwhals as nw

from hearthlight.checks.rule import Rule
from hearthlight.standard.pack import dated

UNDATED = (
    Rule(
        "trial.income",
        "household",
        ["net_fen", "size", "line_fen"],
        nw.col("net_fen") < nw.col("line_fen") * nw.col("size"),
        "Below the line",
        "a document",
        "sourced",
        date.min,
    ),
)
RULES = dated(UNDATED, date(2020, 1, 1), date(2024, 1, 1))
"""


def line(since: str, until: str = "", value: str = "value = 1", place: str = "") -> str:
    """One entry of the line."""
    dates = f"from = {since}\n" + (f"until = {until}\n" if until else "") + (f'place = "{place}"\n' if place else "")
    return f'[[poverty_line]]\n{dates}{value}\nunit = "fen/person/year"\ndocument = "a text"\ncertainty = "sourced"\n'


def folder(at: Path, pack: str = PACK, parameters: str = "", rules: str = RULES, **more: str) -> Path:
    """A pack's folder below `at`; `more` are further files by name, their dot written as two underscores."""
    home = at / "own_trial"
    home.mkdir()
    parameters = parameters or line("2020-01-01")
    files = {"pack.toml": pack, "parameters.toml": parameters, "rules.py": rules}
    files |= {name.replace("__", "."): text for name, text in more.items()}
    for name, text in files.items():
        (home / name).write_text(text, encoding="utf-8")
    return home
