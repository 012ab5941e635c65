"""Collect message ids from templates and code into each room's Chinese catalogue, keeping what is translated.

Babel reads Python; Django turns a template into Python first. Run by ``make messages``; a test says when one lacks.
"""

import os
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "hearthlight"
KEYWORDS = DEFAULT_KEYWORDS | {"gettext_lazy": None, "ngettext_lazy": (1, 2), "pgettext_lazy": ((1, "c"), 2), "_": None}


def rooms() -> list[Path]:
    """The folders that have templates or code of their own."""
    return sorted(path.parent for path in PACKAGE.glob("*/apps.py"))


def ids(room: Path) -> Iterator[tuple[object, str, str | None]]:
    """(message id, file, context) of every translatable text of a room."""
    from django.utils.translation.template import templatize

    for path in sorted([*room.rglob("*.py"), *room.rglob("templates/**/*.html")]):
        text = path.read_text(encoding="utf-8")
        source = text if path.suffix == ".py" else templatize(text, origin=str(path))
        for _, message, _, context in extract("python", BytesIO(source.encode()), KEYWORDS):
            yield message, str(path.relative_to(ROOT)), context


def catalogue_path(room: Path) -> Path:
    """Where the room's Chinese stands."""
    return room / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"


def merged(room: Path) -> Catalog:
    """The catalogue as it should be: every id in use, with the translation it had."""
    path = catalogue_path(room)
    kept = _read(path) if path.exists() else Catalog()
    new = Catalog(locale="zh_Hans", project="Hearthlight", charset="utf-8")
    for message, _, context in ids(room):
        old = kept.get(message[0] if isinstance(message, tuple) else message, context)
        new.add(message, old.string if old else None, context=context)
    return new


def _read(path: Path) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, locale="zh_Hans")


def untranslated(room: Path) -> list[str]:
    """Ids of the room that have no Chinese."""
    return [str(message.id) for message in merged(room) if message.id and not said(message.string)]


def said(translation: str | tuple[str, ...]) -> bool:
    """Whether there is a translation: of a plural, every form."""
    forms = translation if isinstance(translation, tuple) else (translation,)
    return bool(forms) and all(forms)


def main() -> int:
    """Rewrite the catalogues; 1 when something has no Chinese yet."""
    if sys.argv[1:]:
        sys.exit("this tool takes no arguments: it rewrites every room's catalogue")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthlight.site.settings")
    lacking = 0
    for room in rooms():
        catalogue = merged(room)
        if len(catalogue):
            path = catalogue_path(room)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as target:
                write_po(target, catalogue, no_location=True, omit_header=False, sort_output=True, width=120)
        for text in untranslated(room):
            lacking += 1
            print(f"{room.name}: no Chinese for {text!r}")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
