"""The QR code's path draws exactly the dark modules."""

import re

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.papers.qr import QUIET, code

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def drawn(path: str) -> set[tuple[int, int]]:
    found = set()
    for column, row, width, back in (map(int, run.groups()) for run in RUN.finditer(path)):
        assert width == back
        found |= {(row, column + step) for step in range(width)}
    return found


@pytest.mark.requirement("R106", "QR to open it on a phone")
@given(st.text(st.characters(codec="ascii", min_codepoint=33), min_size=1, max_size=80))
def test_the_path_is_the_code(address: str) -> None:
    matrix = segno.make_qr(address, error="m").matrix
    dark = {(r + QUIET, c + QUIET) for r, row in enumerate(matrix) for c, module in enumerate(row) if module}
    assert drawn(code(address).path) == dark
    assert RUN.sub("", code(address).path) == ""
    assert code(address).box == f"0 0 {len(matrix) + 8} {len(matrix) + 8}"
