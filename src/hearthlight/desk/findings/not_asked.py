"""The rules that a run could not ask, by the column that was missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hearthlight.desk.terms import rule_words
from hearthlight.standard.column_words import column_words


@dataclass(frozen=True)
class NotAsked:
    """Columns that were missing, and the rules that could not be asked for that."""

    columns: str
    rules: tuple[str, ...]

    @property
    def n(self) -> int:
        """How many rules."""
        return len(self.rules)


def not_asked(told: Mapping[str, Iterable[str]]) -> list[NotAsked]:
    """The rules that could not be asked, by what they lacked, in words."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for code, columns in told.items():
        found[tuple(columns)].append(rule_words(code))
    return [NotAsked("、".join(map(column_words, columns)), tuple(codes)) for columns, codes in sorted(found.items())]
