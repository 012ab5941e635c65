"""Which column of a money file is which, by its head; a sentence where a needed one is missing."""

from collections.abc import Sequence

from hearthlight.sun.readings.bad import BadReadings
from hearthlight.sun.readings.table import Table


def heads_of(table: Table, words: dict[str, str], needed: Sequence[str]) -> dict[str, str]:
    """{what it means: head of the column}. Raises BadReadings naming what is missing and what was found."""
    heads = guess(table.columns, words)
    lacking = [words[one].split("|")[0] for one in needed if one not in heads]
    if lacking:
        found = table.columns[:12]
        raise BadReadings(
            f"{table.name}: no column for {', '.join(lacking)}; found {', '.join(found)}: name the columns so",
            f"{table.name}：缺少{'、'.join(lacking)}列；找到的列是{'、'.join(found)}，请按此命名",
        )
    return heads


def guess(columns: Sequence[str], words: dict[str, str]) -> dict[str, str]:
    """The same without asking whether all are there; each column once."""
    found: dict[str, str] = {}
    for meaning, pattern in words.items():
        for word in pattern.split("|"):
            column = next((one for one in columns if word in one.lower() and one not in found.values()), None)
            if column and meaning not in found:
                found[meaning] = column
    return found
