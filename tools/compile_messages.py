"""Compile every room's catalogue: Babel writes the .mo files, so that no system tool is needed."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]


def catalogues() -> list[Path]:
    """Every .po file of the rooms."""
    return sorted((ROOT / "src" / "hearthlight").glob("*/locale/*/LC_MESSAGES/django.po"))


def main() -> None:
    """Write a .mo beside each."""
    for path in catalogues():
        with path.open("rb") as source, path.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(source))


if __name__ == "__main__":
    main()
