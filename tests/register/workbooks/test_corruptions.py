"""Planted corruptions: how each kind of bad number is matched, printed as a table. A wrong match is never made."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from hearthlight.core.countries.cn import identity
from hearthlight.register.workbooks.matching import match
from hearthlight.register.workbooks.reading import received
from hearthlight.register.workbooks.repair import single_repairs
from tests.register.homes import DAY, number_of
from tests.register.workbooks.memory import OTHER, TOWN, VILLAGE, Memory
from tests.sheets.books import book

HEADINGS = ["户编号", "姓名", "证件号码", "与户主关系", "出生日期", "行政村"]
ALONE = HEADINGS[1:]
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


def register(count: int) -> tuple[Memory, list[Invented]]:
    """Homes of one to five people, some of them twins and namesakes, with neighbouring numbers."""
    chance, memory, people = random.Random(7), Memory(), []
    while len(people) < count:
        place = chance.choice([VILLAGE, OTHER])
        home = memory.home(f"S{len(memory.known):05d}", place)
        for position in range(chance.randint(1, 5)):
            birth = date(1930, 1, 1) + timedelta(days=chance.randrange(30_000))
            twin = position > 1 and chance.random() < 0.2
            birth = people[-1].birth if twin else birth
            name = chance.choice(SURNAMES) + "样" + chance.choice(GIVEN) + chance.choice(GIVEN)
            number = number_of(birth, chance.random() < 0.5, chance.randrange(500))
            if number in memory.numbers:
                continue
            relation = "head" if not position else "other"
            one = memory.person(home, name, relation, birth, number)
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


def sown(people: list[Invented], memory: Memory, kind: str, homed: bool) -> Score:
    """A file of everybody with one kind of corruption, matched; with household numbers or without them."""
    chance, score = random.Random(3), Score()
    rows, meant = [], {}
    for one in people:
        if kind == "15 digits" and one.birth.year > 1999:
            continue
        written = KINDS[kind](one.number, chance)
        row = [one.name, written, "户主" if one.relation == "head" else "其他", str(one.birth), one.village]
        if kind == "another's" or kind == "two wrong":
            row[3] = ""
        rows.append([one.home, *row] if homed else row)
        meant[len(rows) + 1] = one.pk
    found = received(book([HEADINGS if homed else ALONE, *rows]))
    assert found is not None
    out = match(found, memory, TOWN, DAY)
    score.planted = len(meant)
    for pair in out.pairs:
        if pair.member is not None:
            score.right += pair.member == meant[pair.row]
            score.wrong += pair.member != meant[pair.row]
            score.ways.add(pair.how)
    score.refused = len({fault.row for fault in out.faults})
    return score


@pytest.mark.parametrize("homed", [True, False], ids=["with household numbers", "without"])
def test_a_corrupted_number_finds_its_person_or_nobody(homed: bool, capsys: pytest.CaptureFixture[str]) -> None:
    memory, people = register(600)
    scores = {kind: sown(people, memory, kind, homed) for kind in KINDS}
    with capsys.disabled():
        print(f"\n{'kind':12}{'planted':>8}{'right':>7}{'wrong':>7}{'refused':>8}{'precision':>10}{'recall':>8}  ways")
        for kind, one in scores.items():
            found = one.right + one.wrong
            precision = one.right / found if found else 1.0
            recall = one.right / one.planted
            print(
                f"{kind:12}{one.planted:8}{one.right:7}{one.wrong:7}{one.refused:8}{precision:10.3f}{recall:8.3f}"
                f"  {', '.join(sorted(one.ways))}"
            )
    for kind, one in scores.items():
        assert one.wrong == 0, kind
        assert one.right >= EXPECTED[kind] * one.planted, kind


def test_a_repair_that_may_be_two_people_is_never_taken() -> None:
    memory = Memory()
    home = memory.home("S1")
    meant = "990000195003050" + "01"
    meant += identity.check_character(meant)
    wrong = meant[:16] + ("2" if meant[16] != "2" else "3") + meant[17]
    both = [next(number for number in single_repairs(wrong) if number != meant), meant]
    for number in both:
        memory.person(home, "赵样禾", "other", None, number)
    found = received(book([HEADINGS, ["S1", "赵样禾", wrong, "其他", "", ""]]))
    assert found is not None
    out = match(found, memory, TOWN, DAY)
    assert [(fault.code, fault.expected) for fault in out.faults] == [("ambiguous_person", "S1")]
    assert out.pairs == []
