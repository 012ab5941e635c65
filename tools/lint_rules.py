"""The rule law: what a rule's expression may use, so that three engines answer alike.

Reads every ``rules.py`` and every file of a pack by its syntax tree and refuses what Polars, Narwhals on Spark and one
household on save answered differently when tried. Allowed: comparison, ``& | ~`` between yes/no parts, is_null, is_in,
integer + − ×, when/then/otherwise. Sums and counts belong in the frame's reader.

    python tools/lint_rules.py [FOLDER …]      # default src; exit code 1 when something is refused
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

METHODS = {"col", "lit", "when", "then", "otherwise", "is_null", "is_in"}
"""The only methods a rule file may call."""

_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult)
_YES_NO = (ast.BitAnd, ast.BitOr)
_REFUSED = {
    ast.Div: "division: compare net < line * size instead",
    ast.FloorDiv: "whole division: compare net < line * size instead",
    ast.Mod: "%: its sign differs between engines",
    ast.Pow: "a power",
    ast.MatMult: "@",
    ast.BitXor: "^: write (a & ~b) | (~a & b)",
    ast.LShift: "a bit shift",
    ast.RShift: "a bit shift",
}


@dataclass(frozen=True)
class Refusal:
    """One place that breaks the law."""

    path: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: the rule law refuses {self.what}"


def refusals(path: Path) -> list[Refusal]:
    """What the law refuses in one file, in the order of its lines. Raises SyntaxError for a file that is no Python."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    found = {(node.lineno, what) for node in ast.walk(tree) if isinstance(node, ast.expr) for what in _judge(node)}
    return [Refusal(path, line, what) for line, what in sorted(found)]


def _judge(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=float()):
            yield "a float: amounts are integer fen"
        case ast.BinOp():
            yield from _operation(node)
        case ast.UnaryOp(op=ast.Invert(), operand=part) if _is_number(part):
            yield "~ on a number: it turns bits, not yes and no"
        case ast.BoolOp():
            yield "Python's and/or: write & and | between the parts"
        case ast.UnaryOp(op=ast.Not()):
            yield "Python's not: write ~"
        case ast.Compare(ops=[_, _, *_]):
            yield "a chained comparison: write two, joined by &"
        case ast.Call(func=ast.Attribute(attr=name)) if name not in METHODS:
            yield f".{name}(): move it into the frame's reader"
        case ast.Call(func=ast.Name(id=("float" | "int" | "bool" | "str" | "round" | "sum" | "divmod") as name)):
            yield f"{name}(): a cast or a sum belongs in the frame's reader"


def _operation(node: ast.BinOp) -> Iterator[str]:
    if type(node.op) in _REFUSED:
        yield _REFUSED[type(node.op)]
    if isinstance(node.op, _YES_NO) and (_is_number(node.left) or _is_number(node.right)):
        yield "& or | on a number: one engine reads bits, another yes and no"


def _is_number(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=value):
            return type(value) in (int, float)
        case ast.UnaryOp(op=ast.USub()):
            return True
        case ast.BinOp(op=op):
            return isinstance(op, _ARITHMETIC)
    return False


def rule_files(folder: Path) -> list[Path]:
    """Every ``rules.py`` at or below `folder`, and every Python file of a pack."""
    return sorted(path for path in folder.rglob("*.py") if path.name == "rules.py" or "packs" in path.parts)


def main(folders: list[str]) -> int:
    """Print every refusal; 1 when there is one, else 0."""
    found = [bad for folder in folders or ["src"] for path in rule_files(Path(folder)) for bad in refusals(path)]
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
