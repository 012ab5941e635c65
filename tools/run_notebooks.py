"""Run every notebook of docs/notebooks from top to bottom; the first error stops."""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[1] / "docs" / "notebooks"


def main() -> int:
    """Execute each in its own kernel."""
    for path in sorted(FOLDER.glob("*.ipynb")):
        print(f"notebook {path.name}", flush=True)
        NotebookClient(nbformat.read(path, as_version=4), timeout=300, kernel_name="python3").execute(cwd=str(FOLDER))
    return 0


if __name__ == "__main__":
    sys.exit(main())
