"""Where it is light and where it is dark: the share of due money that arrived, or of homes, by the places below."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.desk.drawing.marks import step
from hearthlight.desk.drawing.schematic import NAMED, ONE, SMALL, Block, Cell, Grid
from hearthlight.desk.drawing.shapes import Shape
from hearthlight.desk.shares import shares
from hearthlight.money.queries import Flow
from hearthlight.places.models import Area

CELLS = {"city": "township", "county": "village", "township": "village", "village": "group"}
"""What a cell of the map is at each level of place."""

GRIDS: dict[str, Grid] = {"city": NAMED, "county": SMALL, "township": ONE, "village": ONE}


BETWEEN = {"city": "county", "county": "township"}
"""What stands between a place and its cells."""


def levels(place: str) -> list[str]:
    """The levels of area that the map of a place needs: its cells, and what stands between."""
    own = areas.level(place).name
    return [level for level in (CELLS.get(own, "group"), BETWEEN.get(own)) if level]


@dataclass(frozen=True)
class Light:
    """One place: its area, and of every 100 due how many arrived; None where nothing was due."""

    area: Area
    share: int | None
    said: str = ""

    @property
    def words(self) -> str:
        """The share as it is read."""
        return _("no data") if self.share is None else f"{self.said or self.share}%"


def rolled_up(flows: Mapping[str, Flow], level: str) -> dict[str, Flow]:
    """Flows of villages added up by the place of a level that they lie in."""
    found: dict[str, Flow] = {}
    for code, flow in flows.items():
        above = areas.at(code, level)
        found[above] = found.get(above, Flow()) + flow
    return found


def of_money(below: Iterable[Area], flows: Mapping[str, Flow]) -> list[Light]:
    """The light of each area by money, in the order given."""
    return [_light(area, flows.get(area.code)) for area in below]


def _light(area: Area, flow: Flow | None) -> Light:
    if flow is None or flow.due <= 0:
        return Light(area, None)
    paid = shares(flow)["paid"]
    return Light(area, paid.of_hundred, paid.words)


def of_homes(below: Iterable[Area], lit: Counter[str], on_the_way: Counter[str]) -> list[Light]:
    """The light of each villager group by homes: of those with a line in a plan, how many got all that is due."""
    return [Light(area, _part(lit[area.code], on_the_way[area.code])) for area in below]


def _part(lit: int, on_the_way: int) -> int | None:
    return lit * 100 // (lit + on_the_way) if lit + on_the_way else None


def blocks(place: Area, cells: Sequence[Light], heads: Sequence[Light]) -> list[Block]:
    """Cells under the place between: a city's townships by county, a county's villages by township; else one block."""
    if not heads:
        return [Block(place.name, [_cell(light) for light in cells])]
    grouped: dict[str, list[Cell]] = {head.area.code: [] for head in heads}
    for light in cells:
        grouped.setdefault(areas.parent(light.area.code), []).append(_cell(light))
    return [Block(head.area.name, grouped[head.area.code], head.words, _href(head.area)) for head in heads]


def _cell(light: Light) -> Cell:
    return Cell(light.area.name, _href(light.area), light.share, light.words)


def _href(area: Area) -> str:
    return "" if area.level == "group" else reverse("overview", args=[area.code])


def counts(found: Sequence[Light]) -> list[tuple[int | None, str, int]]:
    """(step, words, number of places) for the legend; the places without data stand apart."""
    bounds = ["<40%", "40–59%", "60–74%", "75–89%", "≥90%"]
    steps = [None if light.share is None else step(light.share) for light in found]
    rows: list[tuple[int | None, str, int]] = [(i, bounds[i], steps.count(i)) for i in range(5)]
    return [*rows, (None, _("no data"), steps.count(None))]


def outlines(found: Iterable[Light]) -> list[Shape]:
    """The lights as a county's own map draws them."""
    return [Shape(one.area.name, _href(one.area), one.share, one.words, one.area.boundary or []) for one in found]
