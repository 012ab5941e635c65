"""Area codes 区划代码: opaque strings of one length whose half-open ranges are subtrees.

A country gives its levels (name and width of the significant part); nothing else looks inside a code. Letters are
allowed: order is by code point, so databases must compare with collation C.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 15


@dataclass(frozen=True)
class Level:
    """One level of the tree: its name and how many characters of the code it fixes."""

    name: str
    width: int


LEVELS: Sequence[Level] = (
    Level("country", 0),
    Level("province", 2),
    Level("city", 4),
    Level("county", 6),
    Level("township", 9),
    Level("village", 12),
    Level("group", 15),
)
"""China's: province 省, city 市, county 县, township 乡镇, village 村, villager group 村民组."""

COUNTRY = "0" * WIDTH


class UnknownCode(ValueError):
    """The text is not an area code."""


def full(code: str) -> str:
    """The 15 characters of an official code of any level: ``full("341622101")``. Raises UnknownCode."""
    if not (code.isascii() and code.isalnum()) or len(code) > WIDTH:
        raise UnknownCode(f"{code!r} is not a division code of at most {WIDTH} letters or digits")
    return code.ljust(WIDTH, "0")


def level(code: str) -> Level:
    """The level of a full code, found by its trailing zeros."""
    significant = len(code.rstrip("0"))
    return next(level for level in LEVELS if level.width >= significant)


def width(name: str) -> int:
    """How many characters a level of that name fixes. Raises UnknownCode for no level of this country."""
    found = [step.width for step in LEVELS if step.name == name]
    if not found:
        raise UnknownCode(f"there is no level {name!r}")
    return found[0]


def at(code: str, name: str) -> str:
    """The code of the place of that level that `code` lies in: its village, its county; itself when it is one."""
    return code[: width(name)].ljust(WIDTH, "0")


def prefix(code: str) -> str:
    """The significant part of a full code."""
    return code[: level(code).width]


def subtree(code: str) -> tuple[str, str]:
    """Half-open range (low, high) of the codes at and below `code`."""
    stem = prefix(code)
    return (code, stem[:-1] + chr(ord(stem[-1]) + 1)) if stem else ("", "\x7f")


def within(code: str, place: str) -> bool:
    """Whether `code` lies at or below `place`."""
    low, high = subtree(place)
    return low <= code < high


def ancestors(code: str) -> list[str]:
    """The codes above `code`, from the country down; `code` itself is not among them."""
    own = level(code).width
    return [code[: step.width].ljust(WIDTH, "0") for step in LEVELS if step.width < own]


def parent(code: str) -> str:
    """The code one level up. Raises UnknownCode for the country."""
    above = ancestors(code)
    if not above:
        raise UnknownCode("the country has no parent")
    return above[-1]


def child_level(code: str) -> Level | None:
    """The level just below that of `code`; None below a villager group."""
    index = LEVELS.index(level(code)) + 1
    return LEVELS[index] if index < len(LEVELS) else None


def around(codes: Sequence[str]) -> str:
    """The smallest place that all the codes lie in: where an act about all of them is done; the country for none."""
    if not codes:
        return COUNTRY
    near = [*ancestors(codes[0]), codes[0]]
    return next(place for place in reversed(near) if all(within(code, place) for code in codes))
