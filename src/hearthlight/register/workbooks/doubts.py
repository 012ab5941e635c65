"""What speaks against taking a row for the person whom its key or number names; a doubt is never taken. Pure.

A right number under another name is a new name only where the home, the relation and nobody else speak for it: more
often one member's number was written into another's row.
"""

from datetime import date

from hearthlight.register.workbooks.known import Person
from hearthlight.register.workbooks.lookups import Looked
from hearthlight.register.workbooks.rows import Row


def doubt(row: Row, person: Person, how: str, looked: Looked) -> str:
    """Code of the fault for which the row, found by `how`, is not taken for the person; empty when none."""
    if _of_another(row, person, looked):
        return "number_differs"
    odd = _another_birth(row, person) or _another_sex(row, person)
    if not row.name or row.name == person.name:
        return "ambiguous_person" if odd and looked.bears_name(row, person) else ""
    against = odd or looked.bears_name(row, person)
    if how == "key":
        return "name_differs" if against else ""
    if against:
        return "number_differs"
    return "" if _renamed(row, person, how) else "name_differs"


def _of_another(row: Row, person: Person, looked: Looked) -> bool:
    """Whether the row's identity number is somebody else's, or another than the one kept for the person."""
    holders = looked.holders.get(row.identity, frozenset())
    return person.pk not in holders and (bool(looked.known(holders)) or (row.right and person.numbered))


def _renamed(row: Row, person: Person, how: str) -> bool:
    """Whether the home speaks for the person under a new name, and the relation or the national number 人编号 too.

    A list without household numbers is not enough to rename anybody.
    """
    return bool(row.number) and (how == "master_number" or bool(row.relation and row.relation == person.relation))


def _another_birth(row: Row, person: Person) -> bool:
    """Whether both births are known and differ; a month may be written for its first day."""
    said, kept = row.born, person.born
    return bool(said and kept and said != kept and not (_month(said) == _month(kept) and 1 in (said.day, kept.day)))


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _another_sex(row: Row, person: Person) -> bool:
    return bool(row.sex and person.sex and row.sex != person.sex)
