"""A QR code as the path of an SVG: no inline style, no script, drawn by the page in its own colour (R106)."""

from dataclasses import dataclass

import segno

QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks."""


@dataclass(frozen=True)
class Code:
    """Side in modules, quiet zone included, and the ``d`` of one path that draws the dark ones."""

    side: int
    path: str

    @property
    def box(self) -> str:
        """The ``viewBox`` of the SVG."""
        return f"0 0 {self.side} {self.side}"


def code(address: str) -> Code:
    """The QR code of an address, error correction M. Raises ValueError for an address that does not fit."""
    matrix = segno.make_qr(address, error="m").matrix
    runs = [run for number, row in enumerate(matrix) for run in _runs(number, row)]
    return Code(len(matrix) + 2 * QUIET, "".join(runs))


def _runs(number: int, row: bytearray) -> list[str]:
    """One ``M…h…v1h-…z`` for each run of dark modules in a row."""
    runs, start = [], None
    for column, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            width = column - start
            runs.append(f"M{start + QUIET} {number + QUIET}h{width}v1h-{width}z")
            start = None
    return runs
