"""A register of a few dictionaries, for matching without a database; everybody in it is invented."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from hearthlight.core import areas
from hearthlight.register.workbooks.known import Home, Left, Namesake, Person

TOWN, VILLAGE, OTHER = areas.full("341602100"), areas.full("341602100201"), areas.full("341602100202")
BEGIN = date(2014, 1, 1)


@dataclass
class Memory:
    """Homes and people put in by hand; `numbers` are the identity numbers kept."""

    known: dict[int, Home] = field(default_factory=dict)
    members: dict[int, Person] = field(default_factory=dict)
    numbers: dict[str, set[int]] = field(default_factory=dict)

    def home(self, number: str, place: str = VILLAGE) -> Home:
        """Put a home in."""
        pk = len(self.known) + 1
        self.known[pk] = Home(pk, number, place, 1)
        return self.known[pk]

    def person(
        self,
        home: Home,
        name: str,
        relation: str = "other",
        birth: date | None = None,
        number: str | None = None,
        master: str | None = None,
    ) -> Person:
        """Put a person into a home."""
        pk = len(self.members) + 1
        kept = number is not None
        one = Person(pk, home.pk, name, relation, birth, BEGIN, 1, kept, master, home.area_code, birth)
        self.members[pk] = one
        if number:
            self.numbers.setdefault(number, set()).add(pk)
        return one

    def homes(self, numbers: Collection[str]) -> Mapping[str, Home]:
        return {one.number: one for one in self.known.values() if one.number in numbers}

    def homes_by_id(self, ids: Collection[int]) -> Mapping[int, Home]:
        return {pk: self.known[pk] for pk in ids if pk in self.known}

    def people_of(self, homes: Collection[int]) -> Mapping[int, list[Person]]:
        found: dict[int, list[Person]] = {}
        for one in self.members.values():
            if one.home in homes:
                found.setdefault(one.home, []).append(one)
        return found

    def left(self, homes: Collection[int]) -> Mapping[int, list[Left]]:
        return {}

    def people(self, ids: Collection[int]) -> Mapping[int, Person]:
        return {pk: self.members[pk] for pk in ids if pk in self.members}

    def holders(self, numbers: Collection[str]) -> Mapping[str, frozenset[int]]:
        return {number: frozenset(self.numbers[number]) for number in numbers if number in self.numbers}

    def masters(self, numbers: Collection[str]) -> Mapping[str, int]:
        return {str(one.master_number): one.pk for one in self.members.values() if one.master_number in numbers}

    def namesakes(self, asked: Iterable[Namesake]) -> Mapping[Namesake, list[int]]:
        wanted = set(asked)
        found: dict[Namesake, list[int]] = {}
        for one in self.members.values():
            if one.birth and (one.name, one.birth) in wanted:
                found.setdefault((one.name, one.birth), []).append(one.pk)
        return found

    def village(self, name: str | None, township: str | None) -> str:
        return {"样例村": VILLAGE, "样例二村": OTHER}.get(name or "", "")
