"""The flow: sun, money due, village accounts, plans, three ends; the band narrows where money waits. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hearthlight.desk.drawing.marks import link, picture, rect, text
from hearthlight.desk.drawing.river import DEFINITIONS, FULL, GATES, LEVEL, TOP, band, branch, ends, ribbon

DARK, LIGHT, QUIET, WARM = "#2a1a00", "#ffffff", "#b5c4c9", "#ffc766"
HOMES_X = 768


@dataclass(frozen=True)
class Gate:
    """A place the money has passed: label, amount in words, of every 100 due (0 to 100), its link.

    `said` is the share as it is read, where that is not its number.
    """

    label: str
    amount: str
    of_hundred: int
    href: str = ""
    said: str = ""

    @property
    def share(self) -> str:
        """The share as it is read."""
        return self.said or str(self.of_hundred)


@dataclass(frozen=True)
class Waiting:
    """Money that waits between two gates: why, how much, of every 100 in words, a note, its link."""

    label: str
    amount: str
    of_hundred: str
    note: str
    href: str = ""


@dataclass(frozen=True)
class Flow:
    """Four gates, what waits between each two, the three ends, the energy in the sun, the unit after a number."""

    energy: str
    energy_unit: str
    gates: Sequence[Gate]
    waiting: Sequence[Waiting | None]
    unit: str
    name: str
    ends: Sequence[Gate] = field(default=())


def draw(flow: Flow, homes: str) -> str:
    """The whole picture; `homes` is the group that `houses.draw` gives, set at the right end."""
    heights = [max(2.0, FULL * gate.of_hundred / 100) for gate in flow.gates]
    thick = _thick(flow.ends, heights[3])
    parts = [DEFINITIONS, *_branches(flow, heights), *_ribbons(flow.ends, thick), band(heights), _sun(flow)]
    parts += [_gate(gate, i, flow.unit) for i, gate in enumerate(flow.gates)]
    parts += [_end(end, y, flow.unit) for end, y in zip(flow.ends, ends(thick), strict=True)]
    parts += [_box(one, GATES[i] + 10) for i, one in enumerate(flow.waiting) if one]
    parts.append(f'<g transform="translate({HOMES_X} 0)">{homes}</g>')
    return picture(994, 396, parts, flow.name, "flowpicture")


def _branches(flow: Flow, heights: Sequence[float]) -> list[str]:
    lost = [heights[i] - heights[i + 1] for i in range(len(flow.waiting))]
    return [
        branch(i, heights[i], lost[i]) for i, waits in enumerate(flow.waiting) if waits and lost[i] > 0
    ]  # fmt: skip


def _thick(found: Sequence[Gate], height: float) -> list[float]:
    total = sum(end.of_hundred for end in found) or 1
    return [height * end.of_hundred / total for end in found]


def _ribbons(found: Sequence[Gate], thick: Sequence[float]) -> list[str]:
    tops = [TOP + sum(thick[:i]) for i in range(len(thick))]
    drawn = zip(found, tops, thick, ends(thick), strict=True)
    return [ribbon(top, high, out) for end, top, high, out in drawn if end.of_hundred]


def _sun(flow: Flow) -> str:
    middle = TOP + FULL // 2
    return (
        f'<circle cx="54" cy="{middle}" r="54" fill="url(#halo)"/>'
        f'<circle cx="54" cy="{middle}" r="46" fill="url(#disc)"/>'
        + text(54, middle, flow.energy, 19, text_anchor="middle", font_weight="700", fill=DARK)
        + text(54, middle + 18, flow.energy_unit, 12.5, text_anchor="middle", fill=DARK)
    )


def _gate(gate: Gate, index: int, unit: str) -> str:
    x, down = GATES[index], FULL * gate.of_hundred // 100 + 8
    inside = (
        text(x, 26, gate.label, 13.5, class_="on2", fill=QUIET)
        + text(x, 52, gate.amount, 17, class_="on", font_weight="700", fill=WARM if index == 3 else LIGHT)
        + f'<path d="M{x} {TOP - 4}v{down}" stroke="#8a4b12" stroke-dasharray="2 4"/>'
        + _number(gate, x + 9, index, unit)
    )
    return link(gate.href, inside, f"{gate.label} {gate.amount}")


def _number(gate: Gate, x: int, index: int, unit: str) -> str:
    words = f"{gate.share} {unit}"
    if gate.of_hundred >= 24:
        return text(x, TOP + 27, words, 23 if index == 3 else 21, font_weight="700", fill=DARK)
    return text(x, TOP + 46, words, 16, class_="on", font_weight="700", fill=WARM)


def _end(end: Gate, y: float, unit: str) -> str:
    inside = text(LEVEL + 6, y - 24, end.label, 12.5, class_="on2", fill=QUIET) + text(
        LEVEL + 6, y - 7, f"{end.share} {unit}", 15, class_="on", font_weight="700", fill=LIGHT
    )
    return link(end.href, inside, f"{end.label} {end.amount}")


def _box(waits: Waiting, x: int) -> str:
    inside = (
        rect(x, 288, 126, 100, "#18303a", rx="9", stroke="#4a6670", class_="box")
        + text(x + 12, 310, waits.label, 13, class_="on", fill="#f4efe3")
        + text(x + 12, 334, waits.amount, 16.5, class_="on u", font_weight="700", fill=LIGHT)
        + text(x + 12, 356, waits.of_hundred, 13, class_="act", font_weight="600", fill="#ffb59f")
        + text(x + 12, 376, waits.note, 12.5, class_="on2", fill=QUIET)
    )
    return link(waits.href, inside, f"{waits.label} {waits.amount}")
