"""The named difference 差额: what was stated of a place beside what its records add up to. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StatedDifference:
    """A stated value beside what the records add up to: `missing` is stated minus counted, `explained` by cases."""

    measure: str
    stated: int
    counted: int
    explained: int = 0

    @property
    def missing(self) -> int:
        """The named difference: 14 households, 84 people in Shuangjian."""
        return self.stated - self.counted

    @property
    def unexplained(self) -> int:
        """What no case with a reason accounts for yet."""
        return self.missing - self.explained

    def takes(self, amount: int) -> bool:
        """Whether a case of this amount lies within what is unexplained: the same way, and not beyond it."""
        return min(self.unexplained, 0) <= amount <= max(self.unexplained, 0)
