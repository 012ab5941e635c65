"""Planted corruptions: a register of invented people, files of them with bad or borrowed numbers, and their matching.

Everybody in the files stands in the register: who is taken for another, or for a new person, is wrong.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from hearthlight.register.workbooks import homes as of_file
from hearthlight.register.workbooks.matching import match
from hearthlight.register.workbooks.reading import received
from hearthlight.register.workbooks.rowkey import ROW_KEY, key_of
from tests.register.homes import DAY, number_of
from tests.register.workbooks.memory import OTHER, TOWN, VILLAGE, Memory
from tests.sheets.books import book

HEADINGS = ["户编号", "姓名", "证件号码", "与户主关系", "出生日期", "行政村"]
ALONE = HEADINGS[1:]
FILES = {
    "with household numbers": HEADINGS,
    "without": ALONE,
    "with national person numbers": [*HEADINGS, "人编号"],
    "with row keys": [*HEADINGS, ROW_KEY],
}
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", "样禾麦苗晴朗光暖远安"


@dataclass
class Invented:
    """A person of the register: his home's number, what is said of him, and which member he is."""

    home: str
    name: str
    number: str
    relation: str
    birth: date
    village: str
    pk: int


@dataclass
class Score:
    planted: int = 0
    right: int = 0
    wrong: int = 0
    refused: int = 0
    ways: set[str] = field(default_factory=set)


def register(count: int, kept: float = 1.0) -> tuple[Memory, list[Invented]]:
    """Homes of one to five people, some of them twins and namesakes, with neighbouring numbers, `kept` for a part."""
    chance, memory, people = random.Random(7), Memory(), list[Invented]()
    given: set[str] = set()
    while len(people) < count:
        place = chance.choice([VILLAGE, OTHER])
        home = memory.home(f"S{len(memory.known):05d}", place)
        for position in range(chance.randint(1, 5)):
            birth = date(1930, 1, 1) + timedelta(days=chance.randrange(30_000))
            twin = position > 1 and chance.random() < 0.2
            birth = people[-1].birth if twin else birth
            name = chance.choice(SURNAMES) + "样" + chance.choice(GIVEN) + chance.choice(GIVEN)
            number = number_of(birth, chance.random() < 0.5, chance.randrange(500))
            if number in given:
                continue
            given.add(number)
            relation = "head" if not position else "other"
            known = number if chance.random() < kept else None
            one = memory.person(home, name, relation, birth, known, f"P{len(people):06d}")
            village = "样例村" if place == VILLAGE else "样例二村"
            people.append(Invented(home.number, name, number, relation, birth, village, one.pk))
    return memory, people


def swapped(number: str, chance: random.Random) -> str:
    places = [place for place in range(17) if number[place] != number[place + 1]]
    at = chance.choice(places)
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def one_wrong(number: str, chance: random.Random) -> str:
    at = chance.randrange(17)
    return number[:at] + chance.choice([digit for digit in "0123456789" if digit != number[at]]) + number[at + 1 :]


def two_wrong(number: str, chance: random.Random) -> str:
    first, second = chance.sample(range(6, 17), 2)
    digits = list(number)
    for at in (first, second):
        digits[at] = chance.choice([digit for digit in "0123456789" if digit != digits[at]])
    return "".join(digits)


def another(number: str, chance: random.Random) -> str:
    return number_of(date(1950, 1, 1) + timedelta(days=chance.randrange(20_000)), True, chance.randrange(500))


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "as kept": lambda number, chance: number,
    "15 digits": lambda number, chance: number[:6] + number[8:17],
    "full width": lambda number, chance: number.translate({ord(one): ord(one) + 0xFEE0 for one in "0123456789X"}),
    "spaced": lambda number, chance: f"{number[:6]} {number[6:14]} {number[14:]}",
    "x for X": lambda number, chance: number.lower(),
    "two swapped": swapped,
    "one wrong": one_wrong,
    "two wrong": two_wrong,
    "another's": another,
    "missing": lambda number, chance: "",
}
EXPECTED = {"as kept": 1.0, "15 digits": 1.0, "full width": 1.0, "spaced": 1.0, "x for X": 1.0}
EXPECTED |= {"two swapped": 0.99, "one wrong": 0.99, "two wrong": 0.0, "another's": 0.0, "missing": 0.99}
"""How many of them must be found where every number is kept."""
BORROWED = {"of the home": True, "of a neighbour": False}
"""Real numbers of others, written into the row of somebody else."""


def others_of(people: list[Invented], at_home: bool, namesakes: bool = True) -> dict[int, Invented]:
    """For each person another one, of the same home or of any other; a namesake only with `namesakes`."""
    chance, found = random.Random(5), {}
    homes: dict[str, list[Invented]] = {}
    for one in people:
        homes.setdefault(one.home, []).append(one)
    for one in people:
        among = [other for other in (homes[one.home] if at_home else chance.sample(people, 9)) if other.pk != one.pk]
        among = [other for other in among if at_home or other.home != one.home]
        among = [other for other in among if namesakes or other.name != one.name]
        if among:
            found[one.pk] = chance.choice(among)
    return found


def row_of(one: Invented, written: str, file: str, birth: bool = True, marked: Invented | None = None) -> list[str]:
    """A row of the file; its row key and national number are those of `marked`."""
    mark = marked or one
    cells = {
        "户编号": one.home,
        "姓名": one.name,
        "证件号码": written,
        "与户主关系": "户主" if one.relation == "head" else "其他",
        "出生日期": str(one.birth) if birth else "",
        "行政村": one.village,
        "人编号": f"P{mark.pk - 1:06d}",
        ROW_KEY: key_of("member", mark.pk, 1),
    }
    return [cells[heading] for heading in FILES[file]]


def scored(rows: dict[int, list[str]], memory: Memory, file: str) -> Score:
    """The rows (by the member each speaks of) matched. New people are wrong: nobody here is new."""
    found = received(book([FILES[file], *rows.values()]))
    assert found is not None
    out = match(found, memory, TOWN, DAY)
    meant = dict(enumerate(rows, 2))
    bad = {fault.row for fault in out.faults}
    bad |= {fault.row for fault in of_file.faults(found, DAY) if fault.code == "birth_differs"}
    score = Score(len(rows), refused=len(bad))
    for pair in out.pairs:
        if pair.row in bad:
            continue
        score.right += pair.member == meant[pair.row]
        score.wrong += pair.member != meant[pair.row]
        score.ways.add(pair.how)
    return score


def sown(people: list[Invented], memory: Memory, kind: str, file: str) -> Score:
    """A file of everybody with one kind of corruption."""
    chance, rows = random.Random(3), {}
    for one in people:
        if kind == "15 digits" and one.birth.year > 1999:
            continue
        said = kind not in ("another's", "two wrong")
        rows[one.pk] = row_of(one, KINDS[kind](one.number, chance), file, said)
    return scored(rows, memory, file)


def borrowed(people: list[Invented], memory: Memory, kind: str, file: str, birth: bool) -> Score:
    """A file of every other person, each with a number of somebody else; a namesake's where the birth tells them
    apart: without it the row is the namesake's own."""
    others = others_of(people, BORROWED[kind], namesakes=birth)
    told = [one for one in people[::2] if one.pk in others]
    return scored({one.pk: row_of(one, others[one.pk].number, file, birth) for one in told}, memory, file)


def table(title: str, scores: dict[str, Score]) -> None:
    print(f"\n{title}")
    print(f"{'kind':22}{'planted':>8}{'right':>7}{'wrong':>7}{'refused':>8}{'precision':>10}{'recall':>8}  ways")
    for kind, one in scores.items():
        found = one.right + one.wrong
        precision = one.right / found if found else 1.0
        print(
            f"{kind:22}{one.planted:8}{one.right:7}{one.wrong:7}{one.refused:8}{precision:10.3f}"
            f"{one.right / one.planted:8.3f}  {', '.join(sorted(one.ways))}"
        )
