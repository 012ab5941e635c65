"""The notebooks run where Django is absent, and what is printed in them is what they print."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "docs" / "notebooks").glob("*.ipynb"))
_RUN = """
import json, sys
sys.modules["django"] = None
from IPython.core.interactiveshell import InteractiveShell
shell, texts = InteractiveShell.instance(), []
for source in json.load(sys.stdin):
    result = shell.run_cell(source, silent=False)
    assert result.success, source
    texts.append(None if result.result is None else shell.display_formatter.format(result.result)[0]["text/plain"])
print("\\n" + json.dumps(texts))
"""


@pytest.mark.one_database
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_notebook_prints_what_it_shows(tmp_path: Path, notebook: Path) -> None:
    pytest.importorskip("IPython")
    cells = [cell for cell in json.loads(notebook.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    sources = json.dumps(["".join(cell["source"]) for cell in cells])
    command = [sys.executable, "-W", "ignore", "-c", _RUN]
    around = os.environ | {"PYTHONUTF8": "1", "IPYTHONDIR": str(tmp_path)}
    run = subprocess.run(command, input=sources, capture_output=True, text=True, env=around, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert json.loads(run.stdout.splitlines()[-1]) == [_shown(cell) for cell in cells]


def _shown(cell: dict) -> str | None:
    texts = ["".join(out["data"]["text/plain"]) for out in cell["outputs"] if out["output_type"] == "execute_result"]
    return texts[-1] if texts else None
