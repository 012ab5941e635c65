"""Everything that the rows of a file may point to, looked up once for all of them. Pure."""

from collections.abc import Collection, Iterable, Sequence

from hearthlight.core import areas
from hearthlight.register.workbooks.known import Home, Person, Register
from hearthlight.register.workbooks.repair import single_repairs
from hearthlight.register.workbooks.rows import Row


class Looked:
    """What the register holds of these rows: homes by number and id, people by id and home, holders of numbers."""

    def __init__(self, register: Register, rows: Sequence[Row], homes: Collection[str]) -> None:
        self.register = register
        keys = [row.key for row in rows if row.key]
        self.repairs = {row.row: single_repairs(row.identity) for row in rows if row.wrong}
        numbers = {row.identity for row in rows if row.identity}
        numbers |= {one for found in self.repairs.values() for one in found}
        self.holders = register.holders(numbers)
        self.masters = register.masters({row.master_number for row in rows if row.master_number})
        by_key = register.homes_by_id({key.pk for key in keys if key.kind == "household"})
        self.homes: dict[str, Home] = dict(register.homes(homes))
        self.homes |= {home.number: home for home in by_key.values()}
        self.home_of = {home.pk: home for home in self.homes.values()}
        self.people_of = dict(register.people_of(self.home_of.keys()))
        self.people: dict[int, Person] = {one.pk: one for people in self.people_of.values() for one in people}
        self.left_of = register.left(self.home_of.keys())
        self.namesakes: dict[tuple[str, object], list[int]] = {}
        self.know(key.pk for key in keys if key.kind == "member")
        self.know(pk for ids in self.holders.values() for pk in ids)
        self.know(self.masters.values())
        self._look_around(rows)

    def know(self, ids: Iterable[int]) -> None:
        """Read the people of these ids that are not known yet, and their homes."""
        more = self.register.people({pk for pk in ids if pk not in self.people})
        self.people |= more
        self.home_of |= self.register.homes_by_id({one.home for one in more.values() if one.home not in self.home_of})

    def _look_around(self, rows: Sequence[Row]) -> None:
        """Read who lives with the people whom a row key names under another name or birth date than theirs."""
        named = [(row, self.people[row.key.pk]) for row in rows if row.key and row.key.pk in self.people]
        said = [(row.name or one.name, row.born or one.born, one) for row, one in named]
        others = {one.home for name, born, one in said if (name, born) != (one.name, one.born)}
        self.people_of |= self.register.people_of(others - self.people_of.keys())

    def bears_name(self, row: Row, person: Person) -> bool:
        """Whether somebody else who lives or lived in the person's home has the row's name."""
        home = [*self.people_of.get(person.home, ()), *self.left_of.get(person.home, ())]
        return any(one.name == row.name and one.pk != person.pk for one in home)

    def known(self, ids: Iterable[int]) -> list[Person]:
        """The people of today among these."""
        return [self.people[pk] for pk in sorted(ids) if pk in self.people]

    def by_numbers(self, row: Row) -> tuple[list[Person], str]:
        """Who holds the row's identity number, the number repaired, or its number of the national system; and how.

        A repaired number counts for a person of the row's own name only.
        """
        if held := self.known(self.holders.get(row.identity, ())):
            return held, row.how
        repaired = {
            one.pk: (one, how)
            for number, how in self.repairs.get(row.row, {}).items()
            for one in self.known(self.holders.get(number, ()))
            if one.name == row.name
        }
        if repaired:
            return [one for one, _ in repaired.values()], next(how for _, how in repaired.values())
        master = self.masters.get(row.master_number or "")
        return self.known([master] if master else []), "master_number"

    def has_left(self, row: Row, home: Home) -> bool:
        """Whether the row speaks of somebody who left this home: by number, else by name and birth, if known."""
        holders = self.holders.get(row.identity, frozenset())
        for one in self.left_of.get(home.pk, []):
            namesake = one.name == row.name and (not row.born or not one.birth or row.born == one.birth)
            if one.pk in holders or (namesake and not holders):
                return True
        return False

    def look_for_namesakes(self, rows: Iterable[Row]) -> None:
        """Look for the people of these rows by name and birth date at the place."""
        asked = {(row.name, row.born) for row in rows if row.name and row.born}
        found = self.register.namesakes(asked)
        self.namesakes = {(name, birth): ids for (name, birth), ids in found.items()}
        self.know(pk for ids in found.values() for pk in ids)

    def namesakes_of(self, row: Row) -> list[Person]:
        """People of the row's name and birth date; a row that gives a right number does not speak of one for whom
        another is kept. A row without a household number is looked for in its village where it names one."""
        same = self.known(self.namesakes.get((row.name or "", row.born), ()))
        village = "" if row.number else self.register.village(row.village, row.township)
        same = [one for one in same if not village or areas.within(one.area_code, village)]
        return [one for one in same if not (row.right and one.numbered)]

    def numbers_of(self, people: Iterable[Person], place: str) -> str:
        """The numbers of their homes; one outside the place is not named."""
        homes = [self.home_of[one.home] for one in people]
        return "、".join(dict.fromkeys(h.number if areas.within(h.area_code, place) else "…" for h in homes))
