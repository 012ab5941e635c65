"""Run every notebook of docs/notebooks from top to bottom; the first error stops.

python tools/run_notebooks.py --write      # and keep what was printed, for when a rule or a column has changed
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[1] / "docs" / "notebooks"


def main(arguments: list[str]) -> int:
    """Execute each in its own kernel."""
    for path in sorted(FOLDER.glob("*.ipynb")):
        print(f"notebook {path.name}", flush=True)
        notebook = nbformat.read(path, as_version=4)
        metadata = dict(notebook.metadata)
        NotebookClient(notebook, timeout=300, kernel_name="python3").execute(cwd=str(FOLDER))
        if "--write" in arguments:
            nbformat.write(plain(notebook, metadata), path)
    return 0


def plain(notebook: nbformat.NotebookNode, metadata: dict[str, object]) -> nbformat.NotebookNode:
    """The notebook with text alone: no times, no HTML, nothing of the machine it ran on."""
    notebook.metadata = nbformat.from_dict(metadata)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
        for output in cell.get("outputs", []):
            if "data" in output:
                output["data"] = {"text/plain": output["data"]["text/plain"]}
    return notebook


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
