"""What is stated of a village 行政村情况: the columns of the national village file, and who last said what. Pure."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["count", "yes"]


@dataclass(frozen=True)
class Fact:
    """One column of the village file: the measure under which it is stated, its official heading, its kind and unit."""

    name: str
    heading: str
    kind: Kind
    unit: str
    high: int = 1

    @property
    def measure(self) -> str:
        """``village.schools``."""
        return f"village.{self.name}"


FACTS = (
    Fact("exited", "是否出列", "yes", "yes/no"),
    Fact("households", "总户数", "count", "household", 20_000),
    Fact("houses_unsafe", "危房户数", "count", "household", 20_000),
    Fact("water_unsafe", "未实现饮水安全户数", "count", "household", 20_000),
    Fact("schools", "村小学（个数）", "count", "school", 50),
    Fact("bus", "是否通客运班车", "yes", "yes/no"),
)
"""Source: the headings of the national village file (行政村表), as public code that checks it names them."""

EXIT_FACTS = (
    Fact("hardened_road", "通村道路是否硬化", "yes", "yes/no"),
    Fact("power", "是否通生产用电", "yes", "yes/no"),
    Fact("broadcast", "是否通广播电视", "yes", "yes/no"),
    Fact("culture_room", "是否有文化活动室", "yes", "yes/no"),
    Fact("clinic", "是否有卫生室", "yes", "yes/no"),
    Fact("doctor", "是否有村医", "yes", "yes/no"),
    Fact("broadband", "是否通宽带", "yes", "yes/no"),
)
"""What a poor village's exit asks beside (关于建立贫困退出机制的意见, 2016); no column of the village file."""


class BadFact(ValueError):
    """A village fact that cannot be: `heading` of the column, what was `found`, and the highest number expected."""

    def __init__(self, heading: str, found: object, high: int) -> None:
        super().__init__(f"{heading}: found {found!r}, expected a whole number from 0 to {high}")
        self.heading, self.found, self.high = heading, found, high


def checked(said: dict[str, int]) -> dict[Fact, int]:
    """{fact: value} of {name: value}, a yes being 1 and a no 0. Raises BadFact, KeyError for a name of no fact."""
    by_name = {fact.name: fact for fact in (*FACTS, *EXIT_FACTS)}
    return {by_name[name]: _within(by_name[name], value) for name, value in said.items()}


def _within(fact: Fact, value: int) -> int:
    if not 0 <= value <= fact.high:
        raise BadFact(fact.heading, value, fact.high)
    return value
