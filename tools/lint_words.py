"""Words that no file may hold: addresses of package registries, paths of a machine, assets from elsewhere;
and in Chinese text: half-width punctuation after a Chinese character."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
REGISTRIES = "|".join(("py" + "pi\\.org", "python" + "hosted", "npm" + "js\\.org", "debian\\." + "org"))
MACHINE = "/(?:" + "|".join(("wo" + "rk/main", "wo" + "rk/shared", "ro" + "ot/", "ho" + "me/[a-z]+/")) + ")"
FORBIDDEN = re.compile(f"{REGISTRIES}|{MACHINE}")
ASSET = re.compile(r"""(?:src|href)=["']https?://[^"']+\.(?:js|css|woff2?|png|svg)["']""")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,:;?!](?!\w*[\"'=/])")
TEXT = {".py", ".html", ".po", ".toml", ".md", ".txt", ".css", ".js", ".csv", ".typ", ".sh", ".yaml", ".ipynb", ""}


def complaints(text: str, path: Path) -> Iterator[str]:
    """One line for each word that may not stand there."""
    for number, line in enumerate(text.splitlines(), 1):
        if FORBIDDEN.search(line):
            yield f"{path}:{number}: a registry's address or a path of this machine"
        if path.suffix == ".html" and ASSET.search(line):
            yield f"{path}:{number}: an asset from another address"
        if path.suffix in (".html", ".po") and HALF_WIDTH.search(line):
            yield f"{path}:{number}: half-width punctuation after a Chinese character"


def tracked() -> list[Path]:
    """The files of the repository, and those about to be added."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in names if Path(name).suffix in TEXT]


def main() -> int:
    """Print every complaint; 1 when there is one."""
    found = []
    for path in tracked():
        if path.exists():
            found += complaints(path.read_text(encoding="utf-8", errors="ignore"), path.relative_to(ROOT))
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
