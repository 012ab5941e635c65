"""The working day: no room asks the machine what day it is.

Allowed: core/clock.py, and real time in trail, jobs and the supervisor through time.monotonic.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "hearthlight"
FORBIDDEN = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "timezone.now",
    "time.time",
    "localdate",
}
ALLOWED = {SOURCE / "core" / "clock.py"}


def complaints(text: str, name: str) -> Iterator[str]:
    """One line for each place that asks the machine."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and _called(node.func) in FORBIDDEN:
            yield f"{name}:{node.lineno}: {_called(node.func)}() asks the machine; take `day`, or core.clock"


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        owner = function.value.attr if isinstance(function.value, ast.Attribute) else getattr(function.value, "id", "")
        return f"{owner}.{function.attr}"
    return getattr(function, "id", "")


def main() -> int:
    """Print every complaint; 1 when there is one."""
    files = [path for path in sorted(SOURCE.rglob("*.py")) if path not in ALLOWED]
    found = [line for path in files for line in complaints(path.read_text(encoding="utf-8"), str(path))]
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
