"""A pack once it is read, and what is said of one that is not there or has a fault. Pure: no Django."""

from dataclasses import dataclass
from datetime import date

from hearthlight.checks.rule import Rule
from hearthlight.core.parameters import Parameters
from hearthlight.standard.law.entitlements import Entitlement
from hearthlight.standard.law.own_columns import NO_COLUMNS, Columns


class NoPack(LookupError):
    """No pack of that name, or none in force on that day."""


class BadPack(ValueError):
    """A pack has a fault; the sentence names the pack, the key, rule or column, and the dates."""


@dataclass(frozen=True)
class Pack:
    """One scheme's law: half-open dates, parameters (each with document and certainty), rules, what may be claimed.

    `title` is the official one, `english` what it is called in English. `family`: packs of one family take turns, so
    that no two stand on one day.
    """

    code: str
    title: str
    scheme: str
    from_date: date
    until: date | None
    parameters: Parameters
    rules: tuple[Rule, ...]
    family: str = ""
    english: str = ""
    entitlements: tuple[Entitlement, ...] = ()
    columns: Columns = NO_COLUMNS

    def in_force(self, day: date) -> bool:
        """Whether the scheme stands on `day`."""
        return self.from_date <= day and (self.until is None or day < self.until)

    def rule(self, code: str) -> Rule:
        """The rule of that code. Raises NoPack."""
        found = [rule for rule in self.rules if rule.code == code]
        if not found:
            raise NoPack(f"pack {self.code} has no rule {code}")
        return found[0]
