"""Lists the pure modules: all of core and sheets, and every module whose docstring says it is Pure.

They must be typed strictly and import where Django is absent; `--paths` prints files, otherwise module names.
`--import` imports each of them.
"""

import ast
import sys
from importlib import import_module
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
ALWAYS = ("core", "sheets")


def is_pure(path: Path) -> bool:
    """Whether the module promises to do without Django and without input or output."""
    if path.relative_to(SOURCE / "hearthlight").parts[0] in ALWAYS:
        return True
    return "Pure" in (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "")


def pure_files() -> list[Path]:
    """Every pure module's file."""
    return [path for path in sorted((SOURCE / "hearthlight").rglob("*.py")) if is_pure(path)]


def name_of(path: Path) -> str:
    """The module's dotted name."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


def main(option: str = "") -> None:
    """Print files or names, or import every one."""
    for path in pure_files():
        print(path if option == "--paths" else name_of(path), flush=True)
        if option == "--import":
            import_module(name_of(path))
    if option == "--import" and "django" in sys.modules:
        sys.exit("a pure module has imported Django")


if __name__ == "__main__":
    main(*sys.argv[1:])
