"""What a survey says 满意度: each group for itself with its interval; content only if all three are, never an average.

Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from hearthlight.checks.intervals import wilson

GROUPS = ("poor", "villager", "cadre")


@dataclass(frozen=True)
class Verdict:
    """One group: slips drawn, sheets answered, content ones, the interval of its share at 95 % (None without a sheet).

    `reached` is None where nobody has answered: unknown is not no.
    """

    group: str
    asked: int
    answered: int
    content: int
    interval: tuple[Fraction, Fraction] | None
    reached: bool | None


def judge(asked: Mapping[str, int], sheets: Mapping[str, Mapping[str, int]], permille: int) -> list[Verdict]:
    """The three groups in order; `sheets` is {group: {content | partly | not: number}}."""
    return [_group(group, asked.get(group, 0), sheets.get(group, {}), permille) for group in GROUPS]


def _group(group: str, asked: int, sheets: Mapping[str, int], permille: int) -> Verdict:
    answered, content = sum(sheets.values()), sheets.get("content", 0)
    if not answered:
        return Verdict(group, asked, 0, 0, None, None)
    share = Fraction(content, answered)
    return Verdict(group, asked, answered, content, wilson(float(share), answered), share * 1000 >= permille)


def content(groups: list[Verdict]) -> bool | None:
    """Whether the place is content: no as soon as one group is not, unknown while one has not answered."""
    if any(one.reached is False for one in groups):
        return False
    return None if any(one.reached is None for one in groups) else True
