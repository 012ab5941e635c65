"""Which people and homes of the register the rows of a file speak of, and why; a doubt is never taken. Pure.

In this order of trust: the hidden row key, the identity number, the number repaired, the national system's number, the
name within the home; what speaks against one of them is in `doubts`. A list without household numbers is matched person
by person, at last by name, birth date and village. One who is found in another home is never doubled: the file is
refused there with the advice to move him.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from hearthlight.core import areas
from hearthlight.register.workbooks.doubts import doubt
from hearthlight.register.workbooks.known import Home, Person, Register
from hearthlight.register.workbooks.lookups import Looked
from hearthlight.register.workbooks.outcome import Outcome, Pair
from hearthlight.register.workbooks.reading import Received
from hearthlight.register.workbooks.rows import Row, rows_of
from hearthlight.register.workbooks.twice import repeats


def match(found: Received, register: Register, place: str, day: date) -> Outcome:
    """Every row of a sheet beside the register of `place`, as of taking it in on `day`."""
    return _Matching(found, register, place, day).run()


class _Matching:
    def __init__(self, found: Received, register: Register, place: str, day: date) -> None:
        self.found, self.place, self.day = found, place, day
        self.used: dict[int, int] = {}
        self.unnumbered = not found.has("number")
        bad = {fault.row for fault in found.faults}
        every = list(rows_of(found))
        self.rows = [row for row in every if row.row not in bad]
        self.looked = Looked(register, self.rows, {row.number for row in every if row.number})
        self.out = Outcome(homes=self.looked.homes, people=self.looked.people)

    def run(self) -> Outcome:
        later = [row for row in self.rows if not self._first(row)]
        self.looked.look_for_namesakes(later)
        self.alike = Counter((row.name, row.born) for row in later)
        for row in later:
            self._last(row)
        for row, name, value, above in list(repeats(self.rows, self.out.pairs, self.looked)):
            self._refuse("number_twice", row, name, "•••" if name == "identity" else value, str(above))
        return self.out

    def _first(self, row: Row) -> bool:
        """Settle a row by key, numbers or the names within its home; False when it must be looked for by name."""
        if row.key:
            return self._by_key(row)
        if row.number is None:
            return self._alone(row) if self.unnumbered else self._refuse("empty", row, "number")
        home = self.out.homes.get(row.number)
        people = self.looked.people_of.get(home.pk, []) if home else []
        candidates, how = self.looked.by_numbers(row)
        here = [one for one in candidates if home and one.home == home.pk]
        if candidates and not here:
            return self._elsewhere(row, candidates, how, people)
        if not here and row.wrong:
            return self._refuse("number_wrong", row, "identity", "•••")
        if not here:
            here, how = _by_name(row, people)
        if here:
            return self._take(row, here, how)
        if home and self.looked.has_left(row, home):
            self.out.gone.append(row.row)
            return True
        if row.right and any(_seems(row, one) for one in people):
            return self._refuse("number_differs", row, "identity", "•••")
        if row.identity and not row.right:
            return self._refuse("number_wrong", row, "identity", "•••")
        return not row.born and self._new(row)

    def _elsewhere(self, row: Row, candidates: Sequence[Person], how: str, people: Sequence[Person]) -> bool:
        """Refuse a row whose number is of another home: a slip where one of its own home has the row's name."""
        names = {one.name for one in candidates}
        if row.name not in names and any(one.name == row.name for one in people):
            return self._refuse("number_differs", row, _asked(how), "•••")
        return self._refuse("lives_elsewhere", row, _asked(how), "•••", self._homes(candidates))

    def _by_key(self, row: Row) -> bool:
        key = row.key
        if key is None or key.kind != "member":
            return self._by_home_key(row, self.looked.home_of.get(key.pk) if key and key.kind else None)
        known = self.looked.known([key.pk])
        if not known or not areas.within(known[0].area_code, self.place):
            return self._refuse("key_unknown", row, "key")
        if row.number and row.number != self.looked.home_of[known[0].home].number:
            return self._refuse("key_differs", row, "number", row.number, self._homes(known))
        return self._take(row, known, "key")

    def _by_home_key(self, row: Row, home: Home | None) -> bool:
        if not home or not areas.within(home.area_code, self.place):
            return self._refuse("key_unknown", row, "key")
        if row.number and row.number != home.number:
            return self._refuse("key_differs", row, "number", row.number, home.number)
        self.out.homes[home.number] = home
        self.out.pairs.append(Pair(row.row, home.number, home.pk, None, "key"))
        return True

    def _alone(self, row: Row) -> bool:
        """A row without a household number: by its numbers alone, within the place."""
        everyone, how = self.looked.by_numbers(row)
        candidates = [one for one in everyone if areas.within(one.area_code, self.place)]
        if candidates:
            return self._take(row, candidates, how)
        if everyone:
            return self._refuse("lives_elsewhere", row, "identity", "•••", self._homes(everyone))
        if row.wrong:
            return self._refuse("number_wrong", row, "identity", "•••")
        return not row.born and self._refuse("nobody", row, "name", row.name or "")

    def _last(self, row: Row) -> None:
        """By name, birth date and village within one township; unique on both sides or not at all."""
        same = self.looked.namesakes_of(row)
        if row.number is None:
            one_town = len({areas.at(one.area_code, "township") for one in same}) == 1
            sure = self.alike[row.name, row.born] == 1 and one_town
            if same and (len(same) > 1 or not sure):
                self._refuse("ambiguous_person", row, "name", row.name or "", self._homes(same))
            elif same:
                self._take(row, same, "name_birth_village")
            else:
                self._refuse("nobody", row, "name", row.name or "")
        elif same:
            self._refuse("lives_elsewhere", row, "name", row.name or "", self._homes(same))
        else:
            self._new(row)

    def _take(self, row: Row, candidates: Sequence[Person], how: str) -> bool:
        """Take the row for the one candidate, or say why not."""
        person, name = candidates[0], row.name or ""
        if len(candidates) > 1:
            return self._refuse("ambiguous_person", row, "name", name, self._homes(candidates))
        if person.pk in self.used:
            return self._refuse("same_person", row, "name", name, str(self.used[person.pk]))
        if person.joined_on > self.day:
            return self._refuse("joined_later", row, "name", name, str(person.joined_on))
        other = self.looked.masters.get(row.master_number or "", person.pk)
        if other != person.pk:
            return self._refuse("two_people", row, "master_number", row.master_number or "", self._homes([person]))
        if code := doubt(row, person, how, self.looked):
            if code == "number_differs":
                return self._refuse(code, row, _asked(how), "•••")
            return self._refuse(code, row, "name", name, self._homes([person]))
        home = self.looked.home_of[person.home]
        self.out.homes[home.number] = home
        self.used[person.pk] = row.row
        self.out.pairs.append(Pair(row.row, home.number, home.pk, person.pk, how))
        return True

    def _new(self, row: Row) -> bool:
        home = self.out.homes.get(row.number or "")
        self.out.pairs.append(Pair(row.row, row.number or "", home.pk if home else None, None, "new"))
        return True

    def _refuse(self, code: str, row: Row, name: str, found: str = "", expected: str = "") -> bool:
        self.out.faults.append(self.found.fault(code, row.row, name, found, expected))
        return True

    def _homes(self, people: Iterable[Person]) -> str:
        return self.looked.numbers_of(people, self.place)


def _asked(how: str) -> str:
    """The field of the number by which somebody was found."""
    return "master_number" if how == "master_number" else "identity"


def _by_name(row: Row, people: Sequence[Person]) -> tuple[list[Person], str]:
    """The namesakes in a home, by relation too where there are several.

    A row that gives another number than the one kept for a namesake does not speak of that namesake.
    """
    named = [one for one in people if one.name == row.name and not (row.right and one.numbered)]
    both = [one for one in named if one.relation == row.relation]
    if len(named) > 1 and len(both) == 1:
        return both, "name_relation"
    return named, "name"


def _seems(row: Row, person: Person) -> bool:
    """Whether a row of another number is this member by all else: name, relation and, as far as known, birth."""
    same = person.name == row.name and person.relation == row.relation
    return same and (row.birth is None or person.birth is None or row.birth == person.birth)
