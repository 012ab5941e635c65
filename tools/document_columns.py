"""Brings the tables of docs/screening.md up to date with the register's schema and the rules of the packs.

Each table stands between ``<!-- columns: FRAME -->`` and ``<!-- end -->``. A column's meaning is written by hand and
kept by its name; a new one gets "?" for somebody to write, and the test of the document refuses "?".

    python tools/document_columns.py          # writes; --check exits with 1 when something would change
"""

import re
import sys
from pathlib import Path

from hearthlight.register.schema import FRAMES, ONLY_EXPORTED, nullable, polars_schema
from hearthlight.standard import pack
from hearthlight.standard.frames import JOINED
from hearthlight.standard.own_frames.frame_words import REPORTED, WORDS

DOCUMENT = Path(__file__).parents[1] / "docs" / "screening.md"
_TABLE = re.compile(r"(<!-- (columns|faults): (\w+) -->\n).*?(?=<!-- end -->)", re.DOTALL)
_ROW = re.compile(r"^\| `(\w+)` \|.*\| ([^|]*) \|$", re.MULTILINE)
HEADING = "| column 列 | type 类型 | may be empty 可空 | read by 读它的规则 | meaning 含义 |\n|---|---|---|---|---|\n"
MANY = 6
"""More rules than this are counted, not named."""


def written(text: str) -> str:
    """The document with its tables made anew."""
    return _TABLE.sub(lambda found: found[1] + _rows(found[2], found[3], found[0]), text)


def _rows(kind: str, name: str, before: str) -> str:
    if kind == "faults":
        return "".join(
            f"- `{code}`: {words}\n" for code, words in WORDS.items() if (code in REPORTED) == (name == "told")
        )
    meanings = dict(_ROW.findall(before))
    return HEADING + "".join(f"{row} {meanings.get(column, '?')} |\n" for column, row in _columns(name))


def _columns(frame: str) -> list[tuple[str, str]]:
    if frame == "joined":
        return [
            (one.column, _row(one.column, "Int64", f"`{one.parameter}`", _asking(one.frame, one.column)))
            for one in JOINED
        ]
    empty = nullable(FRAMES[frame])
    own = [(name, str(kind), "yes" if name in empty else "no") for name, kind in polars_schema(FRAMES[frame]).items()]
    exported = [(name, str(kind()), "yes") for name, kind in ONLY_EXPORTED.get(frame, {}).items()]
    return [(name, _row(name, kind, may, _asking(frame, name))) for name, kind, may in (*own, *exported)]


def _row(column: str, kind: str, may: str, rules: str) -> str:
    return f"| `{column}` | {kind} | {may} | {rules} |"


def _asking(frame: str, column: str) -> str:
    """The rules of all packs that read a column, without the room's name."""
    rules = (rule for law in pack.all_packs() for rule in law.rules if rule.frame == frame and column in rule.reads)
    codes = sorted({rule.code.removeprefix("standard.") for rule in rules})
    return ", ".join(codes) if len(codes) <= MANY else f"{len(codes)} rules"


def main(arguments: list[str]) -> int:
    """Write the document, or only say whether it would change."""
    before = DOCUMENT.read_text(encoding="utf-8")
    after = written(before)
    if "--check" not in arguments:
        DOCUMENT.write_text(after, encoding="utf-8")
        return 0
    print("docs/screening.md is behind: run tools/document_columns.py" if after != before else "", end="")
    return int(after != before)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
