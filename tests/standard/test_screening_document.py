"""docs/screening.md says every column of the schema with its type, and its example runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from hearthlight.register.schema import FRAMES, ONLY_EXPORTED, polars_schema
from hearthlight.standard.frames import JOINED
from tools.document_columns import written

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "screening.md").read_text("utf-8")


def test_it_is_what_the_tool_writes() -> None:
    assert written(TEXT) == TEXT, "run tools/document_columns.py and describe what is new"


@pytest.mark.parametrize("frame", FRAMES)
def test_every_column_stands_there_with_its_type_and_meaning(frame: str) -> None:
    table = re.search(rf"<!-- columns: {frame} -->\n(.*?)<!-- end -->", TEXT, re.DOTALL)
    assert table is not None
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \|.*\| ([^|]+) \|$", table[1], re.MULTILINE)
    exported = {name: kind() for name, kind in ONLY_EXPORTED.get(frame, {}).items()}
    assert {name: kind for name, kind, _ in rows} == {
        name: str(kind) for name, kind in (polars_schema(FRAMES[frame]) | exported).items()
    }
    assert [name for name, _, meaning in rows if meaning.strip() == "?"] == []


def test_every_joined_column_stands_there_with_its_meaning() -> None:
    assert [one.column for one in JOINED if f"| `{one.column}` | Int64 | `{one.parameter}`" not in TEXT] == []
    assert "| ? |" not in TEXT


@pytest.mark.parametrize("document", ["docs/screening.md", "README.md", "docs/tutorial.md"])
def test_its_example_runs(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    for example in re.findall(r"```python\n(.*?)```", (ROOT / document).read_text("utf-8"), re.DOTALL):
        exec(compile(example, document, "exec"), {})
        assert capsys.readouterr().out


def test_what_its_example_prints_stands_there(capsys: pytest.CaptureFixture[str]) -> None:
    example, printed = re.findall(r"```(?:python|text)\n(.*?)```", TEXT, re.DOTALL)[:2]
    exec(compile(example, "docs/screening.md", "exec"), {})
    assert capsys.readouterr().out == printed


def test_a_table_with_chinese_headings_is_screened_without_django() -> None:
    code = "import runpy, sys; sys.modules['django'] = None; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0])"
    command = [sys.executable, "-c", code, str(ROOT / "docs" / "examples" / "own_table.py")]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    cause = "Income a head 2,400.00 is below the line of 2,952.00 (household income 4,800.00, people 2) (unconfirmed)"
    assert f"household 1: {cause}" in printed
    assert "standard.water           breaks 1  holds 3  not applicable 1  unknown 0" in printed
