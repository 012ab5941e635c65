"""The register as matching asks it: every question answered for all rows of a file in a few queries."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from hearthlight.core import areas
from hearthlight.people import secrets
from hearthlight.people.models import Secret
from hearthlight.places.models import Area
from hearthlight.register.models import Household, Member
from hearthlight.register.workbooks.known import MISTAKEN, Home, Left, Namesake, Person
from hearthlight.trail.subject import kind_of

T = TypeVar("T")
CHUNK = 2000
_NUMBERS = Secret.whole.filter(subject_kind=kind_of(Member), kind=Secret.Kind.IDENTITY, until=None)
_PERSON = ("pk", "household_id", "name", "relation", "birth", "joined_on", "event_id", "numbered", "master_number")


def chunks(values: Collection[T]) -> Iterator[Sequence[T]]:
    """The values in pieces that fit into one query."""
    listed = list(values)
    return (listed[start : start + CHUNK] for start in range(0, len(listed), CHUNK))


class Database:
    """`known.Register` over the tables, past sight: names of homes outside the place are not given to the reader."""

    def __init__(self, place: str) -> None:
        self.place = place

    def homes(self, numbers: Collection[str]) -> Mapping[str, Home]:
        """Households by number."""
        return {one.number: one for part in chunks(numbers) for one in _homes(number__in=part)}

    def homes_by_id(self, ids: Collection[int]) -> Mapping[int, Home]:
        """Households by id."""
        return {one.pk: one for part in chunks(ids) for one in _homes(pk__in=part)}

    def people_of(self, homes: Collection[int]) -> Mapping[int, list[Person]]:
        """The members of today by household, in the order of their numbers."""
        found: dict[int, list[Person]] = {}
        for part in chunks(homes):
            for one in _people(household_id__in=part):
                found.setdefault(one.home, []).append(one)
        return found

    def left(self, homes: Collection[int]) -> Mapping[int, list[Left]]:
        """Those who left, by household."""
        gone = Member.whole.filter(left_on__isnull=False).exclude(left_how=MISTAKEN)
        found: dict[int, list[Left]] = {}
        for part in chunks(homes):
            for row in gone.filter(household_id__in=part).values_list("pk", "household_id", "name", "birth"):
                found.setdefault(row[1], []).append(Left(*row))
        return found

    def people(self, ids: Collection[int]) -> Mapping[int, Person]:
        """The members of today among these."""
        return {one.pk: one for part in chunks(ids) for one in _people(pk__in=part)}

    def holders(self, numbers: Collection[str]) -> Mapping[str, frozenset[int]]:
        """Ids of those for whom each of these identity numbers is kept, found by its keyed index."""
        blind = secrets.ring().blind
        asked = {blind(number): number for number in numbers}
        found: dict[str, set[int]] = {}
        for part in chunks(asked):
            for index, pk in _NUMBERS.filter(blind_index__in=part).values_list("blind_index", "subject_id"):
                found.setdefault(asked[bytes(index)], set()).add(pk)
        return {number: frozenset(ids) for number, ids in found.items()}

    def masters(self, numbers: Collection[str]) -> Mapping[str, int]:
        """Member of today by number of the national system."""
        open_ones = Member.whole.filter(left_on=None)
        parts = (
            open_ones.filter(master_number__in=part).values_list("master_number", "pk") for part in chunks(numbers)
        )
        return {str(number): pk for part in parts for number, pk in part}

    def namesakes(self, asked: Iterable[Namesake]) -> Mapping[Namesake, list[int]]:
        """Members of today at the place by name and birth date, the number's where the birth date is not kept."""
        wanted = set(asked)
        low, high = areas.subtree(self.place)
        here = Member.whole.filter(left_on=None, area_code__gte=low, area_code__lt=high)
        found: dict[Namesake, list[int]] = {}
        for part in chunks({name for name, _ in wanted}):
            for pk, name, birth, said in here.filter(name__in=part).values_list("pk", "name", "birth", "id_birth"):
                if (born := birth or said) and (name, born) in wanted:
                    found.setdefault((name, born), []).append(pk)
        return found

    def village(self, name: str | None, township: str | None) -> str:
        """The code of a village by its name, in its township where that is one of ours."""
        found = self._villages.get(name or "", [])
        if township in self._townships:
            found = [(code, above) for code, above in found if above == township]
        return found[0][0] if len(found) == 1 else ""

    @cached_property
    def _townships(self) -> frozenset[str]:
        return frozenset(Area.objects.filter(level="township").values_list("name", flat=True))

    @cached_property
    def _villages(self) -> dict[str, list[tuple[str, str]]]:
        """Village name to (code, name of its township) at and below the place."""
        low, high = areas.subtree(self.place)
        rows = Area.objects.filter(level__in=("village", "township")).values_list("code", "level", "name")
        above = {code: name for code, level, name in rows if level == "township"}
        found: dict[str, list[tuple[str, str]]] = {}
        for code, level, name in rows:
            if level == "village" and low <= code < high:
                found.setdefault(name, []).append((code, above.get(areas.at(code, "township"), "")))
        return found


def _homes(**which: Any) -> Iterator[Home]:
    rows = Household.whole.filter(**which).values_list("pk", "number", "area_code", "event_id", "ended_how")
    return (Home(*row) for row in rows)


def _people(**which: Any) -> Iterator[Person]:
    kept = Exists(_NUMBERS.filter(subject_id=OuterRef("pk")))
    said = {"born": Coalesce("birth", "id_birth"), "said_sex": Coalesce("sex", "id_sex")}
    members = Member.whole.filter(left_on=None, **which).annotate(numbered=kept, **said)
    rows = members.order_by("household_id", "number").values_list(*_PERSON, "area_code", *said)
    return (Person(*row) for row in rows)
