"""What one run of a screening asks and finds, in stored names: whom, what breaks a rule, what changed."""

from collections.abc import Callable, Collection, Container, Mapping
from dataclasses import dataclass
from typing import Any

from hearthlight.checks.models import Finding
from hearthlight.core import areas

Values = dict[str, Any]
"""Column to what stood in it, as JSON holds it: a day as text."""


@dataclass(frozen=True)
class Broken:
    """One row that breaks a rule, by its stored name and place; `values` are the numbers the message speaks of.

    `need`: it is what help is there for, and no doubt about the facts.
    """

    subject_kind: str
    subject_id: int
    area_code: str
    household_id: int | None = None
    values: Values | None = None
    need: bool = False


@dataclass(frozen=True)
class Difference:
    """What one run changed for one rule; `unjudged` of those that still stand cannot be judged any more."""

    opened: int
    resolved: int
    still: int
    unjudged: int = 0


class Everybody:
    """Every subject there is: a rule that could not be asked judges nobody."""

    def __contains__(self, subject: object) -> bool:
        return True


def nothing_read(ids: Collection[int]) -> Mapping[int, Values]:
    """For a run that does not say what mended a finding."""
    return {}


@dataclass(frozen=True)
class Asked:
    """Whom a run asked: the place, the subject ids of `subjects` when given, the homes of `households` when given.

    `unknown` are subject ids that cannot be judged today. `values_of(ids)` gives what the rule reads of these today:
    it tells what mended a finding.
    """

    place: str = areas.COUNTRY
    subjects: Collection[int] | None = None
    households: Collection[int] | None = None
    unknown: Container[int] = ()
    values_of: Callable[[Collection[int]], Mapping[int, Values]] = nothing_read

    def concerns(self, row: Finding) -> bool:
        """Whether the run spoke of this finding's subject."""
        named = self.subjects is None or row.subject_id in self.subjects
        home = self.households is None or row.household_id in self.households
        return named and home and areas.within(row.area_code, self.place)
