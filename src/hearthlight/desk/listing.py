"""The rows of the household list: how each follows from the tables, making all of them anew, and which differ.

A part is a group of columns with the query that says them for some households (`h.id` meets a condition). A guard
updates the part of one household; `rebuild` joins all parts of all. Both databases read the same words.
"""

# ruff: noqa: S608  (every text is built of constants of this file and its callers)

from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from hearthlight.register.models.status import MONITORING, REGISTRATION

TABLE = "desk_listedhome"
OWN = ("number", "area_code", "from_date", "until", "house_grade", "water_safe")


@dataclass(frozen=True)
class Part:
    """Columns of the list that follow from one table: `said` holds an expression a column, in the same order."""

    columns: tuple[str, ...]
    said: tuple[str, ...]
    joined: str = ""
    grouped: bool = False

    def rows(self, whose: str = "true") -> str:
        """household_id and the columns, a row for every household that meets the condition."""
        said = ", ".join(f"{text} as {name}" for text, name in zip(self.said, self.columns, strict=True))
        group = " group by h.id" if self.grouped else ""
        return f"select h.id as household_id, {said} from register_household h{self.joined} where {whose}{group}"

    def update(self, whose: str) -> str:
        """Bring the rows that differ in line; one that stays as it is costs no write."""
        return f"update {TABLE} set {self._set()} from ({self.rows(whose)}) n where {self._differs()}"

    def update_many(self, whose: str) -> str:
        """The same of many households on PostgreSQL: what is new is worked out once, whatever the planner believes."""
        new = f"with n as materialized ({self.rows(whose)})"
        return f"{new} update {TABLE} set {self._set()} from n where {self._differs()}"

    def _set(self) -> str:
        return ", ".join(f"{name} = n.{name}" for name in self.columns)

    def _differs(self) -> str:
        differs = " or ".join(f"{TABLE}.{name} is distinct from n.{name}" for name in self.columns)
        return f"{TABLE}.household_id = n.household_id and ({differs})"


def _last(scheme: str) -> str:
    """The last status of a scheme; one entered by mistake 录入有误 never was."""
    later = "l.household_id = s.household_id and l.scheme = s.scheme and l.from_date > s.from_date"
    last = f"not exists (select 1 from register_status l where {later} and l.way <> 'mistaken')"
    mine = f"s.household_id = h.id and s.scheme = '{scheme}' and s.way <> 'mistaken'"
    return f" left join register_status s on {mine} and {last}"


def _one(condition: str) -> str:
    """Whether one of the rows meets the condition."""
    return f"coalesce(max(case when {condition} then 1 else 0 end), 0) = 1"


HOUSEHOLD = Part(OWN, tuple(f"h.{name}" for name in OWN))
REGISTERED = Part(
    ("state", "state_from", "since", "cause"),
    ("s.state", "s.from_date", "coalesce(s.since, s.from_date)", "s.cause_1"),
    _last(REGISTRATION),
)
MONITORED = Part(("monitored", "monitored_from"), ("s.state", "s.from_date"), _last(MONITORING))
_HERE = "m.id is not null and m.left_on is null"
MEMBERS = Part(
    ("people_from", "ill_serious"),
    (
        "max(case when m.left_on is null then m.joined_on else m.left_on end)",
        f"case when {_one(f'{_HERE} and m.ill_serious')} then true "
        f"when {_one(f'{_HERE} and m.ill_serious is null')} or not {_one(_HERE)} then null else false end",
    ),
    " left join register_member m on m.household_id = h.id",
    grouped=True,
)
"""Of a home without anybody nothing is known."""

_OPEN, _UNJUDGED = _one("f.state = 'open'"), _one("f.state = 'cannot_judge'")
FINDINGS = Part(
    ("doubtful",),
    (f"case when {_OPEN} then true when {_UNJUDGED} then null else false end",),
    " left join checks_finding f on f.household_id = h.id",
    grouped=True,
)
PARTS = (HOUSEHOLD, REGISTERED, MONITORED, MEMBERS, FINDINGS)
COLUMNS = ", ".join(["household_id", *(name for part in PARTS for name in part.columns)])


def anew() -> str:
    """Every column of every household."""
    first, *others = (f"({part.rows()}) p{number}" for number, part in enumerate(PARTS))
    joined = "".join(f" join {one} on p{number}.household_id = p0.household_id" for number, one in enumerate(others, 1))
    return f"select {COLUMNS.replace('household_id', 'p0.household_id', 1)} from {first}{joined}"


def begin() -> str:
    """Put the household `new` of a trigger into the list: no other table speaks of it yet."""
    return f"{_into()} values (new.id, {_of('new')}, false)"


def begin_all(rows: str) -> str:
    """The same for the households of a table of `rows`."""
    return f"{_into()} select id, {_of(rows)}, false from {rows}"


def _into() -> str:
    return f"insert into {TABLE} (household_id, {', '.join(OWN)}, doubtful)"


def _of(row: str) -> str:
    return ", ".join(f"{row}.{name}" for name in OWN)


def fill_after_migrate(**_: Any) -> None:
    """Receiver of post_migrate: a list without a row is made, so a migration that changes its columns empties it."""
    with connection.cursor() as cursor:
        cursor.execute(f"select exists (select 1 from register_household) and not exists (select 1 from {TABLE})")
        if cursor.fetchone()[0]:
            rebuild()


def rebuild() -> None:
    """Make every row anew, in one transaction: after a repair behind the program's back."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"delete from {TABLE}")
        cursor.execute(f"insert into {TABLE} ({COLUMNS}) {anew()}")


def differing() -> int:
    """How many rows differ from what the tables say: 0, or somebody wrote behind the guards."""
    now, then = f"select {COLUMNS} from {TABLE}", anew()
    gone, come = f"select * from ({now} except {then}) gone", f"select * from ({then} except {now}) come"
    with connection.cursor() as cursor:
        cursor.execute(f"select count(distinct household_id) from ({gone} union all {come}) apart")
        found: int = cursor.fetchone()[0]
    return found
