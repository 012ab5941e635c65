"""The members of an invented nation's homes: relation, sex, age, what the identity number says. Pure: arrays.

Half of a home is told here, what its members do and have in `lives.py`; faults are planted by `shares.py` and here.
"""

from dataclasses import dataclass

import numpy as np

from hearthlight.standard.nation import shares
from hearthlight.standard.nation.draw import Array, Random, chance, draw, spread

OLDEST = 104
_PLACE = {relation: place for place, relation in enumerate(shares.RELATION)}
_LOW = np.array([shares.YEARS[relation][0] for relation in shares.RELATION])
_HIGH = np.array([shares.YEARS[relation][1] for relation in shares.RELATION])
_WOMEN = {"daughter", "daughter_in_law", "granddaughter", "maternal_granddaughter", "mother", "mother_in_law"}
_WOMEN |= {"husbands_mother", "grandmother"}
_MALE = np.array([shares.MALE.get(relation, float(relation not in _WOMEN)) for relation in shares.RELATION])


@dataclass(frozen=True)
class People:
    """Members in the order of homes: the home, number in it, relation (place in RELATION), man or woman, age.

    `starts`: where each home's members begin; `head_male` is of the one head, and `one_head` says whether there is one.
    """

    home: Array
    number: Array
    starts: Array
    relation: Array
    male: Array
    age: Array
    head_male: Array
    one_head: Array

    def of_homes(self, told: Array) -> Array:
        """How many members of each home a yes/no array is true of."""
        return np.add.reduceat(told.astype(np.int64), self.starts)


def people(random: Random, homes: int) -> People:
    """The members of so many homes."""
    size = np.array(list(shares.SIZE))[draw(random, homes, shares.SIZE)]
    starts = np.concatenate([[0], np.cumsum(size)[:-1]])
    home = np.repeat(np.arange(homes), size)
    number = np.arange(len(home)) - starts[home] + 1
    relation = _relation(random, number)
    male = _male(random, relation, home, starts)
    heads = np.add.reduceat((relation == _PLACE["head"]).astype(np.int64), starts)
    age, head_male = _age(random, relation, home, homes), male[starts][home]
    return People(home, number, starts, relation, male, age, head_male, (heads == 1)[home])


def _relation(random: Random, number: Array) -> Array:
    first, second = number == 1, number == 2
    relation = _places(random, len(number), shares.FURTHER)
    relation[second] = _places(random, int(second.sum()), shares.SECOND)
    relation[first] = _places(random, int(first.sum()), shares.HEAD)
    return relation


def _places(random: Random, count: int, among: dict[str, int]) -> Array:
    return np.array([_PLACE[relation] for relation in among])[draw(random, count, among)]


def _male(random: Random, relation: Array, home: Array, starts: Array) -> Array:
    """By the relation; a spouse is of the other sex than the home's first member; three in a thousand are wrong."""
    male = chance(random, _MALE[relation].astype(np.float32), len(relation))
    spouse = relation == _PLACE["spouse"]
    male = np.where(spouse, ~male[starts][home], male)
    wrong = chance(random, 0.003, len(relation)) & (relation != _PLACE["head"])
    mixed: Array = male ^ wrong
    return mixed


def _age(random: Random, relation: Array, home: Array, homes: int) -> Array:
    head = np.clip(random.normal(54, 13, homes), 18, 92).astype(np.int64)
    age = head[home] + spread(random, _LOW[relation], _HIGH[relation])
    return np.clip(age, 0, OLDEST)
