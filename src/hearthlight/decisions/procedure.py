"""Procedures 办理程序: steps from dated data, notice windows by a stated rule, votes that are computed. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hearthlight.core import areas
from hearthlight.core.parameters import Certainty, NotKnown, Parameters, Value

FOLDER = Path(__file__).parent
PASSED, REFUSED, VOID = "passed", "refused", "void"
"""Results of a step. Void: too few were present, so the meeting decided nothing and is held again."""


@dataclass(frozen=True)
class StepRule:
    """One step of a procedure: its kind, its name in words, who answers for it and at which level, days of a notice.

    `level` is a level of places, ``own`` (where the matter stands) or ``above`` (one level higher); `office` is empty
    for these two: `standing_office` says who stands for a level. `also` are offices that may write the step down too.
    """

    kind: str
    office: str
    level: str
    title: str = ""
    also: tuple[str, ...] = ()
    days: int = 0
    quorum: str = ""
    amount: bool = False
    note: str = ""

    @property
    def name(self) -> str:
        """The code of its name in words."""
        return self.title or self.kind

    def place(self, area_code: str) -> str:
        """The code of the place where its office stands, for a matter of `area_code`."""
        own = _at_most_village(area_code)
        if self.level == "own":
            return own
        if self.level == "above":
            return areas.parent(own)
        return own if areas.level(own).width < areas.width(self.level) else areas.at(own, self.level)


def _at_most_village(code: str) -> str:
    """A villager group has no office of its own: its village stands for it."""
    return areas.at(code, "village") if areas.level(code).name == "group" else code


@dataclass(frozen=True)
class Procedure:
    """The steps in force for a kind of matter since a day, with the document that says so and how sure that is."""

    code: str
    from_date: date
    document: str
    certainty: Certainty
    steps: tuple[StepRule, ...]
    note: str = ""


@cache
def procedures() -> Parameters:
    """Every procedure of procedures.toml."""
    return Parameters.read(FOLDER / "procedures.toml")


@cache
def rules() -> Parameters:
    """Quorums, terms and who stands for a level, of rules.toml."""
    return Parameters.read(FOLDER / "rules.toml")


def codes() -> list[str]:
    """The code of every procedure, in the order of the file."""
    return list(dict.fromkeys(value.key for value in procedures().values))


@cache
def in_force(code: str, day: date, place: str = "") -> Procedure:
    """The procedure of a kind of matter on `day` at `place`. Raises NotKnown when none was in force."""
    return _procedure(procedures().at(code, day, place))


def _procedure(value: Value) -> Procedure:
    steps = tuple(_step(entry) for entry in value.value)
    return Procedure(value.key, value.since, value.document, value.certainty, steps, value.note)


def _step(entry: dict[str, Any]) -> StepRule:
    return StepRule(**entry | {"also": tuple(entry.get("also", ()))})


def notice_until(posted_on: date, days: int) -> date:
    """The half-open end of a notice: the day of posting does not count, then `days` full calendar days.

    Posted on 1 March for 7 days it stands from the 2nd to the 8th, so that objections count until the 8th and the
    next step may be taken from the 9th on.
    """
    return posted_on + timedelta(days=days + 1)


def last_day(until: date) -> date:
    """The last day on which an objection counts."""
    return until - timedelta(days=1)


@dataclass(frozen=True)
class Votes:
    """A count 表决: entitled 应到, present 实到, for, against, abstaining. Raises ValueError when it cannot be."""

    eligible: int
    present: int
    votes_for: int
    votes_against: int = 0
    abstained: int = 0

    def __post_init__(self) -> None:
        counts = (self.eligible, self.present, self.votes_for, self.votes_against, self.abstained)
        if min(counts) < 0 or self.present > self.eligible or self.eligible == 0:
            raise ValueError("present at most eligible, nobody negative")
        if self.votes_for + self.votes_against + self.abstained > self.present:
            raise ValueError("more votes than people present")


def quorum(votes: Votes, value: Value) -> str:
    """``passed``, ``refused`` (no majority) or ``void`` (too few present), by a quorum of rules.toml.

    Present at least the first share of those entitled, in favour more than the second share of those present.
    """
    least, most = value.value["present"], value.value["favour"]
    if votes.present * least[1] < votes.eligible * least[0]:
        return VOID
    return PASSED if votes.votes_for * most[1] > votes.present * most[0] else REFUSED


def least_present(eligible: int, value: Value) -> int:
    """How many must be present at least of those entitled, by a quorum of rules.toml."""
    share, whole = (int(part) for part in value.value["present"])
    return -(-eligible * share // whole)


def due_on(code: str, day: date, place: str = "") -> date | None:
    """By when a matter that begins on `day` must be decided; None where no term is known."""
    try:
        return day + timedelta(days=rules().at("decide_within", day, place, procedure=code).value)
    except NotKnown:
        return None
