"""Opening a workbook on trial, in a process of its own that may not grow: what kills the reader kills it there.

A reader that cannot get memory ends its process at once, and no `except` catches that.
"""

import resource
import subprocess
import sys
from io import BytesIO

from python_calamine import CalamineWorkbook

MEMORY = 2 * 2**30
"""Bytes that a reader may take: more than three times what the largest export needs."""
SECONDS = 120
_TOO_MUCH = 3


def survives(content: bytes) -> bool:
    """Whether a reader opens all sheets in this much memory and time; an error that it can tell of is no death."""
    command = [sys.executable, "-P", "-m", "hearthlight.sheets.trial"]
    try:
        ended = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode >= 0 and ended.returncode != _TOO_MUCH


def main() -> int:
    """Open what comes in. The answer is the exit code."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most), most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
        for name in book.sheet_names:
            _ = book.get_sheet_by_name(name).merged_cell_ranges
    except MemoryError:
        return _TOO_MUCH
    return 0


if __name__ == "__main__":
    sys.exit(main())
