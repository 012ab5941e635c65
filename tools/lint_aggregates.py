"""Numbers on pages come through figures: no counting or summing in pages and templates."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "hearthlight"
CALLS = {"count", "aggregate", "Count", "Sum", "Avg", "Max", "Min"}
IN_TEMPLATE = re.compile(r"\{[{%][^}%]*?(\.count\b|\|length\b|\|sum\b)")


def in_page(text: str, name: str) -> Iterator[str]:
    """Places in a page's code that count or sum by themselves."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in CALLS:
                yield f"{name}:{node.lineno}: {called}() in a page; declare a figure and ask it"


def in_template(text: str, name: str) -> Iterator[str]:
    """Places in a template that show a number nobody declared."""
    for number, line in enumerate(text.splitlines(), 1):
        if IN_TEMPLATE.search(line):
            yield f"{name}:{number}: a bare aggregate in a template; declare a figure and ask it"


def page_files() -> list[Path]:
    """Files that answer requests."""
    desk = SOURCE / "desk"
    whole = [
        path for path in desk.rglob("*.py") if "drawing" not in path.parts and "pages" in str(path.relative_to(desk))
    ]
    return sorted({*SOURCE.glob("*/pages.py"), *SOURCE.glob("*/pages/*.py"), *whole})


def main() -> int:
    """Print every complaint; 1 when there is one."""
    found = [line for path in page_files() for line in in_page(path.read_text(encoding="utf-8"), str(path))]
    for path in sorted(SOURCE.rglob("templates/**/*.html")):
        found += in_template(path.read_text(encoding="utf-8"), str(path))
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
