"""The schematic map: a cell a township, village or group in the order of codes, no true shapes. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from hearthlight.desk.drawing.marks import NO_DATA, RAMP, hatch, link, picture, rect, step, text


@dataclass(frozen=True)
class Cell:
    """One place: its name, its link, a share of 0 to 100 or None where nothing is known, and the words for it."""

    name: str
    href: str
    share: int | None
    words: str


@dataclass(frozen=True)
class Block:
    """Cells that lie together: a county's townships; the block's own words and link."""

    name: str
    cells: Sequence[Cell]
    words: str = ""
    href: str = ""


@dataclass(frozen=True)
class Grid:
    """How wide the picture is, how many blocks beside each other, and how large a cell is; small cells have no name."""

    width: int
    columns: int
    across: int
    high: int
    gap: int = 5

    @property
    def block(self) -> float:
        """The width of a block, the gutter to the next one included."""
        return (self.width + 20) / self.columns

    @property
    def cell(self) -> float:
        """The width of a cell."""
        return (self.block - 20 + self.gap) / self.across - self.gap


NAMED = Grid(840, 2, 7, 36)
"""Two blocks of named cells: a city's townships by county."""

SMALL = Grid(840, 4, 8, 23, 2)
"""Four blocks of small cells: a county's villages by township; a finger's width apart, so none has a name inside."""

ONE = Grid(840, 1, 7, 50)
"""One block of cells with name and share: a township's villages, a village's groups."""

HEAD = 30


def draw(blocks: Sequence[Block], grid: Grid, name: str) -> str:
    """The blocks in rows of `grid.columns`, each a grid of cells under its name."""
    parts, y = [hatch(NO_DATA)], 0
    for start in range(0, len(blocks), grid.columns):
        row = blocks[start : start + grid.columns]
        parts += [_block(block, i * grid.block, y, grid) for i, block in enumerate(row)]
        lines = max(-(-len(block.cells) // grid.across) for block in row)
        y += HEAD + lines * (grid.high + grid.gap) + 12
    return picture(grid.width, max(y - 8, 40), parts, name)


def _block(block: Block, x: float, y: int, grid: Grid) -> str:
    room = int((grid.block - 20 - 13 * len(block.words)) // 14) - 1
    title = text(x, y + 18, short(block.name, room), 14, class_="on", font_weight="600", fill="#f4efe3")
    title += text(x + grid.block - 20, y + 18, block.words, 13, class_="on2", text_anchor="end", fill="#b5c4c9")
    cells = [
        _cell(
            cell,
            x + i % grid.across * (grid.cell + grid.gap),
            y + HEAD + i // grid.across * (grid.high + grid.gap),
            grid,
        )
        for i, cell in enumerate(block.cells)
    ]
    return link(block.href, title, f"{block.name} {block.words}") + "".join(cells)


def _cell(cell: Cell, x: float, y: float, grid: Grid) -> str:
    level = None if cell.share is None else step(cell.share)
    box = rect(x, y, grid.cell, grid.high, f"url(#{NO_DATA})" if level is None else RAMP[level], rx="3")
    said = f"{cell.name} {cell.words}"
    if grid is not SMALL:
        box = f"<g><title>{escape(said)}</title>{box}</g>"
        box += _words(cell, x + grid.cell / 2, y + grid.high / 2, level, grid is ONE)
    return link(cell.href, box, said)


def _words(cell: Cell, x: float, y: float, level: int | None, share: bool) -> str:
    look = {"class_": "cell" if level is not None else "cell on", "text_anchor": "middle"}
    look["fill"] = "#1b2629" if level is not None and level >= 2 else "#f4efe3"
    if not share:
        return text(x, y + 4.5, short(cell.name, 4), 12.5, **look)
    return text(x, y - 2, short(cell.name, 8), 13, **look) + text(x, y + 15, cell.words, 12.5, **look)


def short(name: str, most: int) -> str:
    """A name of at most so many characters; one that was cut says so."""
    return name if len(name) <= most else name[: most - 1] + "…"


def sample(level: int | None) -> str:
    """One small cell for the legend."""
    pattern = hatch("no-data-key") if level is None else ""
    box = rect(0, 0, 14, 14, "url(#no-data-key)" if level is None else RAMP[level], rx="3")
    return f'<svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">{pattern}{box}</svg>'
