"""What a notice may show 公示栏目: a fixed list of fields: no sensitive column can reach paper or page. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """One line of a plan on a notice: what for, at what rate and how often, the sum in words. It names nobody."""

    title: str
    rate: str
    amount: str


@dataclass(frozen=True)
class Shown:
    """One subject on a notice: its group or place, who is named, how many people. There is no other field.

    A plan has `items` instead of names: each is a line of its own.

    `name` is a household's head; `names` are several people of one line, the members elected for a grid. `young`: the
    named person is a minor, who is never named in full.
    """

    place: str
    name: str = ""
    names: tuple[str, ...] = ()
    people: int | None = None
    young: bool = False
    items: tuple[Item, ...] = ()
